"""The desk as a person sees it, in Chromium."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect
from tests.desk.browser import WAIT_MS, LiveDesk, Watched, launch
from tests.desk.stories import (
    CIVILIANS,
    EXACT,
    TARRAGONA,
    Story,
    article,
    claim,
    claim_event,
    minutes,
)

from tocsin.core.ids import make_id
from tocsin.schemas import Alert, Feed, FeedState, Value
from tocsin.schemas.words import AlertReason, ClaimantKind, EventStatus, FeedHealth, Severity
from tocsin.streams.clock import Clock

expect.set_options(timeout=WAIT_MS)
pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Browser]:
    async with AsyncExitStack() as stack:
        yield await launch(stack)


@pytest_asyncio.fixture(loop_scope="module")
async def live() -> AsyncIterator[LiveDesk]:
    desk = LiveDesk()
    await desk.up()
    yield desk
    await desk.down()


@pytest_asyncio.fixture(loop_scope="module")
async def watched(chromium: Browser) -> AsyncIterator[Watched]:
    context = await chromium.new_context(viewport={"width": 1500, "height": 950})
    yield Watched(await context.new_page())
    await context.close()


@pytest.fixture
def story() -> Story:
    return Story(now=Clock().now())


def alerts_of(values: list[Value]) -> list[Alert]:
    return [value for value in values if isinstance(value, Alert)]


def extra_alert(story: Story, number: int) -> Alert:
    return story.alert(
        1,
        Severity.MEDIUM,
        AlertReason.NEW_CLAIM,
        ("twelve",),
        -number / 60,
        name=f"extra-{number}",
        headline=f"Extra alert number {number}",
    )


async def at_top(page: Page) -> str:
    return await page.locator(".card h3").first.inner_text()


async def loaded(page: Page) -> None:
    await expect(page.locator("#pulse-text")).to_contain_text("live")


async def test_an_alert_appears_within_a_second_of_its_record(live: LiveDesk, watched: Watched, story: Story) -> None:
    page = watched.page
    await page.goto(live.url)
    await loaded(page)
    await expect(page.locator("#feed")).to_contain_text("no feed is polled yet")
    live.tell(*story.all())
    await expect(page.locator(".card")).to_have_count(3)
    assert await at_top(page) == "Correction: 4 killed in Livorno, not 7"
    took = [await seconds_until_drawn(live, page, extra_alert(story, number)) for number in range(5)]
    print(f"\nrecord applied to card drawn: {', '.join(f'{one * 1000:.0f}' for one in took)} ms")
    assert min(took) < 1.0


async def seconds_until_drawn(live: LiveDesk, page: Page, alert: Alert) -> float:
    began = time.monotonic()
    live.tell(alert)
    await page.locator(f'[data-alert="{alert.alert_id}"]').wait_for()
    return time.monotonic() - began


async def test_a_later_revision_replaces_the_card_and_keeps_its_history(
    live: LiveDesk, watched: Watched, story: Story
) -> None:
    page = watched.page
    live.tell(*story.feeds(), *story.first_strike())
    await page.goto(f"{live.url}/incident/{TARRAGONA}")
    await expect(page.locator(".card h3")).to_have_text(
        "Italian air strikes on Tarragona: 12 civilians killed, Spain says"
    )
    live.tell(*story.raised())
    await expect(page.locator(".card h3")).to_contain_text("at least 22")
    await expect(page.locator(".card")).to_have_count(1)
    await expect(page.locator(".matrix .number").first).to_have_text("≥ 22")
    await expect(page.locator(".entry").first).to_contain_text("12 → ≥ 22 civilians")
    await page.get_by_text("2 revisions").click()
    await expect(page.locator(".history")).to_contain_text("First air strike on Tarragona")


HOSTILE = "<img src=x onerror=\"document.title='rung'\"><script>document.title='rung'</script>&amp;</title>"


async def test_markup_in_any_field_stays_text(live: LiveDesk, watched: Watched, story: Story) -> None:
    page = watched.page
    source = replace(
        article("almeria-markup", at=story.now, text=f"📡 {HOSTILE} Mayor {HOSTILE} said 5 civilians were hurt."),
        outlet=HOSTILE,
        url="javascript:document.title='rung'",
        title=HOSTILE,
    )
    words = f"Mayor {HOSTILE} said 5 civilians were hurt."
    what = claim(
        source, words, ("5", 5, 5, EXACT), CIVILIANS, (f"Mayor {HOSTILE}", HOSTILE, HOSTILE, ClaimantKind.OFFICIAL)
    )
    event = claim_event(source, what, EventStatus.NEW, reason=HOSTILE)
    list(story.first_strike())
    story.events["hostile"] = event
    alert = story.alert(1, Severity.HIGH, AlertReason.NEW_CLAIM, ("hostile",), 1, headline=HOSTILE, why=HOSTILE)
    incident = story.incident(1, ("hostile",), contested=True)
    incident = replace(incident, headline=HOSTILE, attackers=(HOSTILE,), targets=(HOSTILE,))
    feeds: list[Any] = list(Story(now=story.now).feeds())
    feeds += [replace(feeds[0], title=HOSTILE, outlet=HOSTILE), replace(feeds[-1], advice=HOSTILE, last_error=HOSTILE)]
    live.tell(*feeds, source, event, incident, alert)
    event_address = f"?article={source.article_id}&revision=1&event={event.event_id}"
    for path in ("/", f"/incident/{TARRAGONA}{event_address}", "/incidents", "/feeds", f"/article/{source.article_id}"):
        await page.goto(live.url + path)
        await expect(page.locator(".card h3")).to_have_text(HOSTILE)
        await page.wait_for_timeout(150)
        assert await page.evaluate("document.querySelectorAll('.desk script, .desk img, .desk iframe').length") == 0
        assert await page.evaluate("[...document.querySelectorAll('a')].every(a => /^https?:$/.test(a.protocol))")
        assert await page.evaluate("document.title !== 'rung'")
    await page.goto(f"{live.url}/incident/{TARRAGONA}{event_address}")
    await expect(page.locator("#article-text")).to_contain_text(HOSTILE)
    await expect(page.locator(".matrix .who")).to_have_text(HOSTILE)
    assert watched.complaints == []


async def marks(page: Page, selector: str) -> str:
    await page.locator("#article-text mark").first.wait_for()
    return "".join(await page.locator(f"#article-text {selector}").all_text_contents())


@pytest.mark.parametrize(
    "before",
    ["", "📡 🚢 ", "👩🏽‍🚒 é 𝒳 " * 5, "\u2028\u200f العربية 🏴󠁧󠁢󠁳󠁣󠁴󠁿 "],
    ids=["plain", "emoji", "joined", "right-to-left"],
)
async def test_the_highlight_is_the_very_words(live: LiveDesk, watched: Watched, story: Story, before: str) -> None:
    page = watched.page
    text = f"{before}Smoke rose.\n\nIn Tarragona, spokeswoman Irene Balmora 🎙 said 12 civilians 🕊 had been killed. The end 🌒."
    sentence = "In Tarragona, spokeswoman Irene Balmora 🎙 said 12 civilians 🕊 had been killed."
    source = article("emoji", at=story.now, text=text)
    speaker = ("spokeswoman Irene Balmora", "Irene Balmora", "Spain", ClaimantKind.OFFICIAL)
    what = claim(source, sentence, ("12", 12, 12, EXACT), CIVILIANS, speaker)
    event = claim_event(source, what, EventStatus.NEW)
    live.tell(source, event)
    await page.goto(f"{live.url}/article/{source.article_id}?event={event.event_id}")
    assert await marks(page, "mark") == sentence
    assert await marks(page, ".is-claimant") == "spokeswoman Irene Balmora"
    assert await marks(page, ".is-count") == "12"
    assert await marks(page, ".is-victims") == "civilians"
    whole = "".join(await page.locator("#article-text p").all_text_contents())
    assert whole == text.replace("\n\n", "")


async def test_a_number_in_the_contested_view_opens_its_words(live: LiveDesk, watched: Watched, story: Story) -> None:
    page = watched.page
    live.tell(*story.all())
    await page.goto(f"{live.url}/incident/{TARRAGONA}")
    row = page.locator(".matrix tr", has_text="Spainsoldiers and fighters killed")
    await expect(row).to_contain_text("2 to 40")
    await expect(row.locator(".contested")).to_contain_text("contested")
    await row.get_by_role("button", name="40").first.click()
    words = story.events["forty"].claim
    assert words is not None
    assert await marks(page, "mark") == words.evidence.text
    await expect(page.get_by_role("link", name="Open at the source")).to_have_attribute(
        "href", story.events["forty"].article.url
    )


async def test_an_address_opens_the_same_words_again(live: LiveDesk, watched: Watched, story: Story) -> None:
    page = watched.page
    live.tell(*story.all())
    await page.goto(live.url)
    quote = page.locator(".card .quote button").nth(1)
    words = await quote.text_content()
    await quote.click()
    first = await marks(page, "mark")
    assert first == words
    address = page.url
    await page.goto("about:blank")
    await page.goto(address)
    assert await marks(page, "mark") == first
    await page.go_back()
    await page.goto(f"{live.url}/alert/{make_id('alr', 'tarragona')}")
    await expect(page.locator("main h1")).to_contain_text("Air strikes on Tarragona")


async def test_a_broken_line_is_resumed_without_loss(live: LiveDesk, watched: Watched, story: Story) -> None:
    page = watched.page
    live.tell(*story.all())
    await page.goto(live.url)
    await loaded(page)
    await live.down()
    await expect(page.locator("#pulse")).to_have_attribute("data-state", "lost")
    live.tell(*(extra_alert(story, number) for number in range(20)))
    await live.up()
    await expect(page.locator(".card")).to_have_count(23)
    assert not [url for url in watched.asked if "snapshot" in url][1:], "resumed, not begun again"
    live.tell(extra_alert(story, 20))
    await expect(page.locator(".card")).to_have_count(24)


async def test_a_desk_that_was_restarted_is_followed_from_its_beginning(
    live: LiveDesk, watched: Watched, story: Story
) -> None:
    page = watched.page
    values = list(story.all())
    live.tell(*values)
    await page.goto(live.url)
    await expect(page.locator(".card")).to_have_count(3)
    await live.down()
    live.reborn()
    live.tell(*values, extra_alert(story, 1))
    await live.up()
    await expect(page.locator(".card")).to_have_count(4)
    live.tell(extra_alert(story, 2))
    await expect(page.locator(".card")).to_have_count(5)


async def test_a_lost_line_is_said_and_taken_back(live: LiveDesk, watched: Watched, story: Story) -> None:
    page = watched.page
    live.tell(*story.feeds())
    await page.goto(live.url)
    await loaded(page)
    await live.down()
    await expect(page.locator(".banner.bad")).to_contain_text("Connection lost")
    await live.up()
    await expect(page.locator(".banner.bad")).to_have_count(0)
    await loaded(page)


async def test_it_asks_nobody_else_for_anything(live: LiveDesk, watched: Watched, story: Story) -> None:
    page = watched.page
    live.tell(*story.all())
    for path in ("/", "/incidents", f"/incident/{TARRAGONA}", "/feeds"):
        await page.goto(live.url + path)
        await page.locator(".card").first.wait_for()
    assert watched.asked
    assert [url for url in watched.asked if not url.startswith(live.url + "/")] == []
    assert watched.complaints == []


async def test_seven_tabs_share_one_line(live: LiveDesk, chromium: Browser, story: Story) -> None:
    live.tell(*story.all())
    context = await chromium.new_context()
    pages = [await context.new_page() for _ in range(7)]
    await asyncio.gather(*(page.goto(live.url) for page in pages))
    await asyncio.gather(*(expect(page.locator(".card")).to_have_count(3) for page in pages))
    live.tell(extra_alert(story, 1))
    await asyncio.gather(*(expect(page.locator(".card")).to_have_count(4) for page in pages))
    assert live.desk.pages_open == 1
    await context.close()


# --- the keyboard


async def test_the_keyboard_is_enough(live: LiveDesk, watched: Watched, story: Story) -> None:
    page = watched.page
    live.tell(*story.all())
    await page.goto(live.url)
    await expect(page.locator(".card")).to_have_count(3)
    await page.keyboard.press("j")
    await expect(page.locator(".card").nth(0)).to_be_focused()
    for _ in range(5):
        await page.keyboard.press("j")
    await expect(page.locator(".card").nth(2)).to_be_focused()
    await page.keyboard.press("k")
    await page.keyboard.press("o")
    await expect(page.locator("main h1")).to_contain_text("Air strikes on Tarragona")
    await expect(page.locator(".card").nth(1)).to_have_attribute("aria-current", "true")
    await page.keyboard.press("k")
    await page.keyboard.press("Enter")
    await expect(page.locator("main h1")).to_contain_text("Drone strike on Livorno")
    await page.keyboard.press("?")
    await expect(page.locator("dialog")).to_contain_text("acknowledge it")
    await page.keyboard.press("Escape")
    await expect(page.locator("dialog")).not_to_be_visible()
    await page.keyboard.press("f")
    await expect(page.locator("main h1")).to_have_text("Feeds")
    await page.keyboard.press("/")
    await page.keyboard.type("aj")
    await expect(page.locator("#filter-text")).to_have_value("aj")
    assert live.said == []


async def test_an_acknowledgement_by_key_shows_on_the_card(live: LiveDesk, watched: Watched, story: Story) -> None:
    page = watched.page
    live.tell(*story.all())
    await page.goto(live.url)
    await expect(page.locator(".card")).to_have_count(3)
    await page.keyboard.press("j")
    await page.keyboard.press("a")
    await expect(page.locator(".card").first).to_contain_text("acknowledged by desk")
    assert [(one.verb, one.target) for one in live.said] == [("acknowledge", make_id("alr", "livorno"))]
    await expect(page.locator(".card").first).to_be_focused()


async def test_a_new_revision_reopens_what_was_acknowledged(live: LiveDesk, watched: Watched, story: Story) -> None:
    page = watched.page
    live.tell(*story.first_strike())
    await page.goto(live.url)
    await expect(page.locator(".card")).to_have_count(1)
    await page.keyboard.press("j")
    await page.keyboard.press("a")
    await expect(page.locator(".card.done")).to_have_count(1)
    story.now = Clock().now() + minutes(40)
    live.tell(*story.raised())
    await expect(page.locator(".card")).to_contain_text("at least 22")
    await expect(page.locator(".card.done")).to_have_count(0)


async def test_the_other_verbs_are_a_small_dialog_each(live: LiveDesk, watched: Watched, story: Story) -> None:
    page = watched.page
    live.tell(*story.all())
    await page.goto(f"{live.url}/incident/{TARRAGONA}")
    verbs = page.locator("main .title .verbs")
    await verbs.get_by_role("button", name="Mute").click()
    await page.get_by_label("the place Tarragona").check()
    await page.get_by_label("Said by").fill("N. S.")
    await page.get_by_role("button", name="Mute", exact=True).last.click()
    await expect(page.locator(".toast")).to_contain_text("Muted. It is on the log.")
    await verbs.get_by_role("button", name="Merge").click()
    await page.locator("dialog select").select_option(label="Drone strike on Livorno (Livorno, Italy)")
    await page.get_by_role("button", name="Merge", exact=True).click()
    await verbs.get_by_role("button", name="Split").click()
    await page.locator(".entry input").nth(1).check()
    await page.locator(".split-bar button").click()
    await page.get_by_role("button", name="Split off", exact=True).last.click()
    await expect(page.locator(".split-bar")).to_have_count(0)
    entry = page.locator(f'[data-event="{story.events["forty"].event_id}"]')
    await entry.get_by_role("button", name="wrong?").click()
    await page.get_by_label("In your words, if you like").fill("a drill")
    await page.get_by_role("button", name="Mark wrong", exact=True).last.click()
    await expect(entry.locator(".wrong-mark")).to_have_text("marked wrong")
    assert (live.said[-1].verb, live.said[-1].target, live.said[-1].note) == (
        "wrong",
        story.events["forty"].event_id,
        "a drill",
    )
    said = [(one.verb, one.target_kind, one.target, one.by) for one in live.said[:3]]
    assert said == [
        ("mute", "place", "Tarragona", "N. S."),
        ("merge", "incident", TARRAGONA, "N. S."),
        ("split", "incident", TARRAGONA, "N. S."),
    ]
    assert len(live.said[2].targets) == 1
    await page.goto(f"{live.url}/incidents")
    await page.get_by_role("button", name="Unmute").click()
    await expect(page.get_by_role("button", name="Unmute")).to_have_count(0)


async def test_a_desk_that_only_shows_offers_no_verbs(chromium: Browser, story: Story) -> None:
    live = LiveDesk(silent=True)
    live.tell(*story.all())
    await live.up()
    page = await chromium.new_page()
    await page.goto(f"{live.url}/incident/{TARRAGONA}")
    await expect(page.locator(".matrix")).to_be_visible()
    await expect(page.locator(".verbs")).to_have_count(0)
    await page.close()
    await live.down()


# --- calm


async def test_the_list_never_jumps_under_a_reader(live: LiveDesk, watched: Watched, story: Story) -> None:
    page = watched.page
    live.tell(*story.all(), *(extra_alert(story, number) for number in range(15)))
    await page.goto(live.url)
    await expect(page.locator(".card")).to_have_count(18)
    await page.locator("#feed").evaluate("feed => { feed.scrollTop = 600; }")
    await page.mouse.move(1200, 500)
    card = page.locator(".card", has_text="Extra alert number 9")
    before = await card.bounding_box()
    live.tell(extra_alert(story, 99))
    await expect(page.locator("#pill")).to_have_text("1 new ↑")
    assert await card.bounding_box() == before
    await page.locator("#pill").click()
    await expect(page.locator(".card").first).to_contain_text("Extra alert number 99")
    await expect(page.locator("#pill")).to_be_hidden()


async def test_a_mass_event_is_drawn_at_once(live: LiveDesk, watched: Watched, story: Story) -> None:
    page = watched.page
    live.tell(*story.all(), *(extra_alert(story, number) for number in range(400)))
    await page.goto(live.url)
    await expect(page.locator(".card")).to_have_count(403)
    began = time.monotonic()
    live.tell(*(extra_alert(story, 1000 + number) for number in range(200)))
    await expect(page.locator(".card").first).to_contain_text("Extra alert number 1199")
    print(f"\n200 alerts on top of 400: drawn after {time.monotonic() - began:.2f} s")
    await expect(page.locator(".card")).to_have_count(500)
    assert time.monotonic() - began < 5
    assert watched.complaints == []


async def test_the_title_counts_what_nobody_has_seen(live: LiveDesk, watched: Watched, story: Story) -> None:
    page = watched.page
    live.tell(*story.all())
    await page.goto(live.url)
    await expect(page.locator(".card")).to_have_count(3)
    await expect(page).to_have_title("tocsin")
    live.tell(extra_alert(story, 1), extra_alert(story, 2))
    await expect(page).to_have_title("(2) tocsin")
    await page.keyboard.press("j")
    await expect(page).to_have_title("tocsin")


async def test_an_old_alert_is_shown_but_counts_as_no_news(live: LiveDesk, watched: Watched, story: Story) -> None:
    page = watched.page
    live.tell(*story.all())
    await page.goto(live.url)
    await expect(page.locator(".card")).to_have_count(3)
    live.tell(extra_alert(story, -3600))
    await expect(page.locator(".card")).to_have_count(4)
    await expect(page).to_have_title("tocsin")
    await expect(page.get_by_role("log")).to_have_text("")


async def test_no_sound_is_made_unless_somebody_armed_it(live: LiveDesk, watched: Watched, story: Story) -> None:
    page = watched.page
    await page.add_init_script(
        "window.tones = 0; const make = AudioContext.prototype.createOscillator;"
        "AudioContext.prototype.createOscillator = function () { window.tones += 1; return make.call(this); };"
    )
    await page.goto(live.url)
    await loaded(page)
    live.tell(*story.all())
    await expect(page.locator(".card")).to_have_count(3)
    assert await page.evaluate("window.tones") == 0
    await page.get_by_role("button", name="Sound off").click()
    await expect(page.get_by_role("button", name="Sound on")).to_be_visible()
    armed = await page.evaluate("window.tones")
    live.tell(extra_alert(story, 1))
    await expect(page.locator(".card")).to_have_count(4)
    assert await page.evaluate("window.tones") > armed


async def test_sample_data_is_called_what_it_is(live: LiveDesk, watched: Watched, story: Story) -> None:
    page = watched.page
    banner = page.locator(".banner.sample")
    list(story.all())
    live.tell(replace(extra_alert(story, 1), sample=False))
    await page.goto(live.url)
    await expect(page.locator(".card")).to_have_count(1)
    await expect(banner).to_have_count(0)
    live.tell(extra_alert(story, 2))
    await expect(banner).to_have_text("Sample story: invented, for showing how the desk works.")
    await expect(page.locator(".card .sample-chip")).to_have_count(1)


async def test_the_filter_lives_in_the_address(live: LiveDesk, watched: Watched, story: Story) -> None:
    page = watched.page
    live.tell(*story.all())
    await page.goto(live.url)
    await page.locator("#filter-text").fill("livorno ministry")
    await expect(page.locator(".card")).to_have_count(1)
    await page.goto(page.url)
    await expect(page.locator(".card")).to_have_count(1)
    await page.locator("#filter-text").fill("")
    await page.locator("#filter-severity").select_option("critical")
    await expect(page.locator(".card")).to_have_count(1)
    await page.locator("#filter-text").fill("nothing like it")
    await expect(page.locator("#feed")).to_contain_text("3 alerts in all. Clear the filter")


# --- for everybody


async def test_the_feed_and_the_log_are_there_for_a_screen_reader(
    live: LiveDesk, watched: Watched, story: Story
) -> None:
    page = watched.page
    live.tell(*story.all())
    await page.goto(live.url)
    cards = page.get_by_role("feed").get_by_role("article")
    await expect(cards).to_have_count(3)
    for index in range(3):
        await expect(cards.nth(index)).to_have_attribute("aria-posinset", str(index + 1))
        await expect(cards.nth(index)).to_have_attribute("aria-setsize", "3")
    live.tell(extra_alert(story, 1))
    await expect(page.get_by_role("log")).to_have_text("medium alert: Extra alert number 1")
    unnamed = "[...document.querySelectorAll('button,a,input,select')].filter(e => !(e.textContent.trim() || e.ariaLabel || e.title || e.labels?.length))"
    assert await page.evaluate(f"{unnamed}.map(e => e.outerHTML)") == []


@pytest.mark.parametrize("width", [320, 390, 768, 1100, 1920])
async def test_nothing_sticks_out_at_any_width(live: LiveDesk, chromium: Browser, story: Story, width: int) -> None:
    live.tell(*story.all())
    page = await chromium.new_page(viewport={"width": width, "height": 800})
    event = story.events["forty"]
    words = f"article={event.article.article_id}&revision=1&event={event.event_id}"
    for path in ("/", "/incidents", f"/incident/{TARRAGONA}", "/feeds", f"/incident/{TARRAGONA}?{words}"):
        await page.goto(live.url + path)
        await page.locator(".card" if path == "/" else "main h1").first.wait_for()
        wide: Any = await page.evaluate(
            "[...document.querySelectorAll('body, .desk, main, .feed, .pane:not([hidden])')]"
            ".filter(e => e.scrollWidth > e.clientWidth + 1).map(e => [e.tagName, e.id, e.scrollWidth, e.clientWidth])"
        )
        assert wide == [], (width, path)
    await page.close()


async def test_dark_and_light_are_as_the_system_has_them_or_as_chosen(live: LiveDesk, chromium: Browser) -> None:
    context = await chromium.new_context(color_scheme="dark")
    page = await context.new_page()
    await page.goto(live.url)
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = await page.evaluate(ground)
    await page.get_by_role("button", name="Theme").click()
    light = await page.evaluate(ground)
    assert (dark, light) == ("rgb(15, 18, 22)", "rgb(246, 244, 239)")
    await page.reload()
    assert await page.evaluate(ground) == light
    await context.close()


async def test_most_feeds_without_an_answer_and_each_ill_one_are_told(live: LiveDesk, watched: Watched) -> None:
    page, now = watched.page, Clock().now()
    for n in range(6):
        url = f"https://h{n}.example/rss"
        state = FeedState(
            feed_id=f"f{n}",
            url=url,
            health=FeedHealth.FAILING,
            health_since=now,
            advice="its server does not answer",
            failures=4,
            last_polled_at=now,
            last_success_at=now,
        )
        live.tell(Feed(feed_id=f"f{n}", url=url, outlet=f"Outlet {n}"), state)
    await page.goto(f"{live.url}/feeds")
    await expect(page.locator("#banners")).to_contain_text("Most feeds of several hosts get no answer since")
    await expect(page.locator("#ill")).to_have_text("6")
    await expect(page.locator(".feeds tbody tr").first).to_contain_text("its server does not answer")
    await expect(page.locator(".feeds tbody tr").first).to_contain_text("4 failures in a row")
    assert watched.complaints == []
