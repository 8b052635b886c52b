"""Articles to measure with: of about 2 KB each, one in so many about fighting, each with a toll of its own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tocsin.core.ids import make_id
from tocsin.core.signature import content_hash, lead_signature, signature
from tocsin.schemas import Article
from tocsin.schemas.words import Sighting, TextSource

TOWNS = (
    "Kharkiv", "Odesa", "Kherson", "Idlib", "Aleppo", "Homs", "Mosul", "Kirkuk", "Khartoum", "El Fasher", "Goma", "Bukavu",
    "Mandalay", "Lashio", "Peshawar", "Quetta", "Kabul", "Kandahar", "Sanaa", "Hodeidah", "Mogadishu", "Kismayo",
    "Maiduguri", "Gao", "Timbuktu", "Tripoli", "Benghazi", "Rafah", "Beirut", "Tyre",
)  # fmt: skip
START = datetime(2026, 3, 1, 6, 0, tzinfo=UTC)
FILLER = (
    "Roads into the city were closed for most of the day and schools sent children home. Officials asked residents to "
    "stay away from windows. The market reopened in the afternoon, a shopkeeper said, and prices had gone up. "
    "Aid groups said their convoys were waiting at the crossing, and that talks on letting them through had not moved. "
) * 4


ONE_IN = 4
"""Of the world's news about one article in four to ten tells of fighting; 1 makes every article do."""


def text_of(number: int, one_in: int = ONE_IN) -> tuple[str, str]:
    """Title and text of article ``number``, about 2 KB."""
    town = TOWNS[number % len(TOWNS)]
    if number % one_in:
        return f"Council of {town} votes on budget {number}", f"The council of {town} voted on its budget. {FILLER}"
    toll = number % 97 + 2
    body = (
        f"At least {toll} civilians were killed and {toll * 2} others wounded when shells hit a market in {town} on "
        f"Sunday, the regional governor said. {FILLER}The army denied firing at the city, report {number} said. {FILLER[:300]}"
    )
    return f"Shelling kills {toll} in {town}", body


def article(number: int, per_hour: int = 4200, at: datetime | None = None, one_in: int = ONE_IN) -> Article:
    """Article ``number`` of a stream with ``per_hour`` articles an hour, or fetched at ``at``."""
    title, body = text_of(number, one_in)
    text = f"{title}\n\n{body}"
    url = f"https://example.org/{number}"
    fetched = at or START + timedelta(seconds=number * 3600 / per_hour)
    return Article(
        article_id=make_id("art", url),
        revision=1,
        sighting=Sighting.CREATED,
        feed_id=f"feed-{number % 50}",
        outlet=f"Outlet {number % 50}",
        url=url,
        canonical_url=url,
        title=title,
        summary=body[:200],
        text=text,
        text_source=TextSource.FEED,
        language="en",
        published_at=fetched - timedelta(minutes=2),
        fetched_at=fetched,
        content_hash=content_hash(title, text),
        signature=signature(text),
        lead_signature=lead_signature(text),
    )
