"""What casualty claims are read from sentences of the news."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tocsin.core.extract import TEXT_CHARS_MAX, explain, extract, read_doc
from tocsin.core.extract.claims import find_claims
from tocsin.schemas.event import Claim

WORDS = re.findall(
    r"\S+",
    'killed wounded 12 two dozens of soldiers civilians , and including four children were was said the army . " “ ” '
    "who dead injured according to at least more than in Kabul on Friday left leaving killing their lives lost death toll "
    "rose to among them nobody no casualties a his brother bodies ( ) - : ; | 2014 ; captured hostage he added them",
)
READING_SECONDS_MAX = 2.0


def claims(text: str) -> tuple[Claim, ...]:
    return extract(text).claims


def told(text: str) -> set[tuple[str, int, int | None]]:
    return {(c.effect.value, c.count.low, c.count.high) for c in claims(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five people were killed and ten others wounded.", {("killed", 5, 5), ("wounded", 10, 10)}),
        ("At least 13 civilians were killed.", {("killed", 13, None)}),
        ("More than 30 people were killed.", {("killed", 31, None)}),
        ("Nearly 30 people were killed.", {("killed", 30, 30)}),
        ("Up to 30 militants were killed.", {("killed", 30, 30)}),
        ("Fewer than 10 soldiers were killed.", {("killed", 9, 9)}),
        ("Between 10 and 15 rebels were killed.", {("killed", 10, 15)}),
        ("Several soldiers were captured.", {("captured", 3, None)}),
        ("Dozens were wounded in the shelling.", {("wounded", 24, None)}),
        ("Scores of people died in the attack.", {("killed", 40, None)}),
        ("Hundreds of civilians were killed.", {("killed", 200, None)}),
        ("More than two dozen fighters were killed.", {("killed", 25, None)}),
        ("Twenty-three people were killed.", {("killed", 23, 23)}),
        ("Civilians were killed.", {("killed", 2, None)}),
        ("A soldier was killed.", {("killed", 1, 1)}),
        ("His brother was killed in the strike.", {("killed", 1, 1)}),
        ("No one was hurt.", {("killed_or_wounded", 0, 0)}),
        ("Ten people were killed or wounded.", {("killed_or_wounded", 10, 10)}),
        ("Three sailors are missing after the attack.", {("missing", 3, 3)}),
        ("Four workers and two soldiers were killed.", {("killed", 4, 4), ("killed", 2, 2)}),
        ("Two men, identified as A. Khan and B. Khan, were shot dead.", {("killed", 2, 2)}),
        ("Two guards who were on patrol in Mosul were killed.", {("killed", 2, 2)}),
        ("Ahmad Qalli, aged 45, from Idlib, was killed in the shelling.", {("killed", 1, 1)}),
        (
            "Twenty one pilgrims were killed and thirty two hurt in the blast.",
            {("killed", 21, 21), ("wounded", 32, 32)},
        ),
        ("In 2015 20 pilgrims were killed in the blast.", {("killed", 20, 20)}),
        ("Nine people were killed and dozens more wounded in the raid.", {("killed", 9, 9), ("wounded", 24, None)}),
        ("Nine guards, including a major, were killed.", {("killed", 9, 9), ("killed", 1, 1)}),
        ("It was a major attack, which killed nine guards.", {("killed", 9, 9)}),
        ("A woman and a boy were also among the dead.", {("killed", 1, 1)}),
        ("The guard was wounded in the raid and was later shot dead.", {("wounded", 1, 1), ("killed", 1, 1)}),
    ],
)
def test_counts_are_intervals(text: str, expected: set[tuple[str, int, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A 7.8-magnitude earthquake killed 2,000 people.",
        "Three people died in a traffic accident.",
        "The lawmakers killed the bill by 52 votes.",
        "The strike by 5,000 workers went on.",
        "A man aged 45 was seen near the bombed house.",
        "Troops seized 45 rifles and 3 rockets in the raid.",
        "Soldiers of the 55th Brigade attacked at 7:30 on 9 June 2014.",
        "The army spent $30 million on bombs.",
        "It is unclear whether there were any casualties.",
        "The rebels threatened to kill 20 hostages.",
        "Hundreds could be killed if the dam breaks under fire.",
        "The striker killed the game with two goals.",
        "A fire at a textile factory killed nine workers.",
        "A gas explosion in a restaurant killed eleven people, the mayor said.",
        "The ferry sank in a gale and nine passengers are missing.",
        "The film tells the story of a medic who was killed at Verdun.",
        "At least 12 people were killed when a bus plunged into a ravine in Peru on Friday, police said.",
        "Five workers were injured when a crane collapsed at a building site.",
        "Twenty passengers were hurt when the plane hit turbulence.",
        "Heart attacks kill more than 600,000 people a year.",
    ],
)
def test_what_is_no_casualty_is_left_alone(text: str) -> None:
    assert claims(text) == ()


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Gunmen opened fire at a hotel and killed nine guests.", 9),
        ("A helicopter crashed after rebels fired on it, killing eleven soldiers.", 11),
        ("Rockets set a fuel depot on fire at a factory in Basra and killed nine workers.", 9),
        ("A bomb at the premiere of the film killed four guests.", 4),
        ("Rebels shot at a bus, which plunged into a ravine, and killed 12 people, police said.", 12),
    ],
)
def test_fire_and_film_do_not_hide_an_attack(text: str, killed: int) -> None:
    assert told(text) == {("killed", killed, killed)}


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The army said two rebels were killed.", "The army"),
        ("Two rebels were killed, the army said.", "the army"),
        ("Two rebels were killed, according to Nasser Hospital.", "Nasser Hospital"),
        ("Two policemen were killed in Quetta, reports The Express Tribune.", "The Express Tribune"),
        ("Two rebels were killed.", None),
        ("“We lost two soldiers near the river,” General Omar Farouk told reporters.", "General Omar Farouk"),
        ("Colonel Omar Farouk spoke on Friday. He said two rebels were killed.", "Colonel Omar Farouk"),
        ("General Omar Farouk said the fight was over. He added that two rebels were killed.", "General Omar Farouk"),
        ("An eyewitness told North Press that two rebels were killed.", "An eyewitness"),
        ("According to figures released by the army, two rebels were killed.", "the army"),
        ("According to figures that the army has, two rebels were killed.", "figures"),
        ("Interfax quoted Colonel Omar Farouk as saying that two rebels were killed.", "Colonel Omar Farouk"),
        ("The army was quoted as saying that two rebels were killed.", "The army"),
        ("The agency, quoting informed sources, said the jets hit a bus, killing two rebels.", "The agency"),
        ("The agency, quoting a medic, said the jets hit a bus, killing two rebels.", "a medic"),
    ],
)
def test_a_statement_belongs_to_its_source(text: str, claimant: str | None) -> None:
    (claim,) = claims(text)
    assert (claim.claimant.text if claim.claimant else None) == claimant


def test_parts_are_marked_and_tied_to_their_whole() -> None:
    whole, part = claims("The strike killed 12 people, including four children.")
    assert (whole.subset, part.subset) == (False, True)
    assert part.subset_of == whole.claim_id


def test_a_breakdown_that_adds_up_is_parts() -> None:
    found = claims(
        "Nine people were killed. At the station, four workers and two soldiers were killed. Three women were killed at home."
    )
    assert [claim.subset for claim in found] == [False, True, True, True]


def test_a_denial_is_a_denied_claim() -> None:
    (claim,) = claims("The ministry denied that 12 soldiers were killed.")
    assert claim.denied


def test_the_same_number_by_two_claimants_is_two_claims() -> None:
    found = claims("The army said 12 rebels were killed. The Observatory said 12 rebels were killed.")
    assert len(found) == 2


def test_a_claim_told_twice_by_one_claimant_is_one() -> None:
    found = claims("The army said 12 rebels were killed. It was dark. The army said that 12 rebels were killed in all.")
    assert len(found) == 1


def test_related_headlines_are_not_the_article() -> None:
    text = (
        "Child injured in Aleppo\n\nA child was injured by a shell in the eastern countryside of Aleppo on Friday, activists said.\n\n"
        "Prev Post\n\nSeven soldiers killed in Daraa\n\nNext Post\n\nTwo women killed in Homs"
    )
    assert told(text) == {("wounded", 1, 1)}


def test_another_language_yields_nothing() -> None:
    assert extract("Two soldiers were killed.", language="ar").claims == ()


def test_ids_follow_the_words_not_the_place_in_the_text() -> None:
    one = claims("Two soldiers were killed.")
    two = claims("It rained. Two soldiers were killed.")
    assert [claim.claim_id for claim in one] == [claim.claim_id for claim in two]


def spans(text: str) -> None:
    found = extract(text)
    for claim in found.claims:
        assert claim.evidence.text == text[claim.evidence.start : claim.evidence.end]
        assert claim.victims.text == text[slice(*claim.victims.span)]
        assert claim.count.text == text[slice(*claim.count.span)]
        if claim.claimant is not None:
            assert claim.claimant.text == text[slice(*claim.claimant.span)]
        assert claim.rules
        assert claim.count.high is None or claim.count.low <= claim.count.high
    for start, end, label, _ in explain(text, found):
        assert 0 <= start < end <= len(text)
        assert label


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
@example("hostage said")
def test_any_words_are_read_without_raising_and_every_span_points_at_its_words(text: str) -> None:
    spans(text)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_raising(text: str) -> None:
    spans(text)


@pytest.mark.parametrize(
    "unit",
    [
        "killed ",
        "5 killed. ",
        "two soldiers, ",
        "killed 5 men and ",
        "he said ",
        '"',
        "(",
        "of the ",
        "a*",
        "12-year-",
        "\n",
        "dozens of ",
        "Monday ",
        "the same Monday ",
        "on Monday ",
        "x & ",
    ],
)
def test_a_megabyte_of_anything_is_read_in_linear_time(unit: str) -> None:
    text = f"Two guards were killed, the army claimed {unit * (1_000_000 // len(unit))}"[:TEXT_CHARS_MAX]
    began = time.process_time()
    find_claims(read_doc(text))
    assert time.process_time() - began < READING_SECONDS_MAX


def test_extraction_is_the_same_every_time() -> None:
    text = "The army said 12 rebels, including two boys, were killed in Kabul. A woman died."
    assert extract(text) == extract(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels are suspected to have kidnapped two village guards.", {("captured", 2, 2)}),
        ("The attacker blew himself up, killing himself and three others.", {("killed", 3, 3)}),
        ("No one, however, was injured in the attack.", {("killed_or_wounded", 0, 0)}),
        ("There was no immediate information on casualties in the attack.", set()),
        ("It is not clear whether the three villagers were abducted.", set()),
        ("Rescuers moved six dead people and four others wounded by the blast.", {("killed", 6, 6), ("wounded", 4, 4)}),
        ("The raid led to the killing of Karim and his brother.", {("killed", 1, 1)}),
        ("A large number of militants were killed.", {("killed", 2, None)}),
        (
            "Two civilians were killed, including a boy, and four others were wounded.",
            {("killed", 2, 2), ("killed", 1, 1), ("wounded", 4, 4)},
        ),
        ("At least six of the dead from the village were soldiers.", {("killed", 6, None)}),
    ],
)
def test_words_near_a_harm_change_what_is_told(text: str, expected: set[tuple[str, int, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The raid comes two days after a bomb killed ten soldiers.", "scope.past"),
        ("A day ago a shell killed two farmers.", "scope.past"),
        ("Since the truce ended, over 100 rebels have been killed.", "scope.since"),
        ("Last Monday, five guards were killed in an attack.", "scope.past"),
    ],
)
def test_words_of_the_past_make_background(text: str, rule: str) -> None:
    assert {rule} <= set(claims(text)[0].rules)


@pytest.mark.parametrize(
    "text",
    [
        "A strike killed seven civilians a few days after the army promised restraint.",
        "At least 24 people were killed in Dalem, which rebels seized earlier this month.",
        "The blast, one of the worst in the country this year, killed nine people.",
        "Since Friday, ten fighters have been killed in the clashes.",
    ],
)
def test_words_of_the_past_in_another_clause_leave_news(text: str) -> None:
    assert [c.scope.value for c in claims(text)] == ["current"]


def test_a_sentence_after_one_that_opens_with_its_source_is_still_the_sources() -> None:
    one, two = claims("The army said five rebels were killed. The clash left two soldiers wounded.")
    assert one.claimant is not None
    assert two.claimant is not None
    assert two.claimant.text == one.claimant.text


def test_a_sentence_that_dates_itself_is_the_writers() -> None:
    two = claims("The army said five rebels were killed. On Friday two soldiers were wounded by a mine.")[1]
    assert two.claimant is None


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Medics who were at the scene said seven people were killed.", "Medics"),
        ("On Tuesday state news agency said seven rebels were killed.", "state news agency"),
        ("Three farmers were killed, the ministry said in a statement on Friday.", "the ministry"),
        ("According to updated reports, three guards were killed.", "updated reports"),
    ],
)
def test_a_source_is_named_whole_and_alone(text: str, claimant: str) -> None:
    found = claims(text)[0].claimant
    assert found is not None
    assert found.text == claimant


def test_women_are_no_total_of_children() -> None:
    found = claims("Five women were killed in Dalem. Four children were killed in Sorvi. A girl was killed in Marn.")
    assert not any(c.subset for c in found)


def test_people_hit_from_the_air_are_unknown_unless_something_tells() -> None:
    assert claims("Warplanes killed 12 people near Dalem.")[0].victims.category.value == "unknown"
    assert claims("Warplanes hit a market and killed 12 people.")[0].victims.category.value == "civilian"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels abducted and killed two villagers.", {("captured", 2, 2), ("killed", 2, 2)}),
        ("The raid left two soldiers and three special forces soldiers dead.", {("killed", 2, 2), ("killed", 3, 3)}),
        ("Several people have been shot at a factory.", {("killed_or_wounded", 3, None)}),
        ("Ali Rahman (30) was killed in the gunfight.", {("killed", 1, 1)}),
        ("The confirmed deaths are four civilians and two sailors.", {("killed", 4, 4), ("killed", 2, 2)}),
        ("More than 400 people are estimated to have been killed.", {("killed", 401, None)}),
        ("Police detained a suspect after the attack.", set()),
        ("He is the most senior officer to be killed.", set()),
        ("They condemned the killing of civilians.", set()),
        ("Marchers carried signs against the killing of five farmers.", {("killed", 5, 5)}),
    ],
)
def test_what_a_verb_or_noun_of_harm_states(text: str, expected: set[tuple[str, int, int | None]]) -> None:
    assert told(text) == expected


def test_a_claim_of_numbers_needs_no_that() -> None:
    (claim,) = claims("Rebel spokesman Omar Sahl claimed 190 were dead.")
    assert claim.claimant is not None
    assert claim.claimant.text == "Rebel spokesman Omar Sahl"


def test_the_toll_of_a_whole_uprising_is_background() -> None:
    text = "The killing brings the death toll of 15 months of the uprising to 1,121 people."
    assert [c.scope.value for c in claims(text) if c.count.low == 1121] == ["background"]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("A blast near a base killed five people.", "unknown"),
        ("A blast in a crowded market killed five people.", "civilian"),
        ("Gunmen abducted five people.", "civilian"),
        ("Ten bodies were found near Dalem.", "unknown"),
        ("Two medical personnel were killed by a shell.", "civilian"),
        ("Two security personnel were killed by a shell.", "combatant"),
    ],
)
def test_people_without_a_word_of_their_own_are_known_by_where_they_were(text: str, category: str) -> None:
    assert claims(text)[0].victims.category.value == category


def test_a_telegram_in_capitals_is_read() -> None:
    text = "REBELS KILLED TWO FARMERS NEAR DALEM. THE ATTACK RESULTED IN THE DEATH OF A TEACHER WHO WAS PASSING BY."
    assert told(text) == {("killed", 2, 2), ("killed", 1, 1)}


def test_lines_broken_by_a_machine_are_joined() -> None:
    text = (
        "A suspected fighter of the long outlawed National Peoples\n"
        "Council of Dalem was killed on Monday in a short clash with\n"
        "a rival group in the hills of the north, and two of the\n"
        "Dalem Guards were wounded by a mine that they had failed to\n"
        "find, as reports from the district said.\n"
    )
    assert ("killed", 1, 1) in told(text)
    assert len(read_doc(text).paragraphs) == 1


def test_short_lines_of_their_own_are_not_joined() -> None:
    text = "Five soldiers killed\nTwo farmers wounded\nDalem calm\nTalks go on\nA bridge was closed\n"
    assert len(read_doc(text).paragraphs) == 5


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (
            "The raid also wounded 12 people, an aid worker with the Relief Rooms, or RR, told the Daily Post, citing doctors.",
            "an aid worker with the Relief Rooms",
        ),
        ("The Omar Lawyers group announced that five people were killed.", "The Omar Lawyers group"),
        ("A recent Relief report estimates that 84 farmers were killed.", "A recent Relief report"),
        (
            "A resident of the attacked village, Ali Omar, said nine farmers were killed.",
            "A resident of the attacked village, Ali Omar",
        ),
    ],
)
def test_a_source_is_found_over_what_stands_between(text: str, claimant: str) -> None:
    (claim,) = claims(text)
    assert claim.claimant is not None
    assert claim.claimant.text == claimant


@pytest.mark.parametrize(
    "text",
    [
        "Days earlier, a drone hit the town, killing 70 people.",
        "The raid was in retaliation for a bombing that killed 20 soldiers.",
        "It was the first attack since a blast that killed ten guards.",
    ],
)
def test_what_an_older_event_did_is_background(text: str) -> None:
    assert {c.scope.value for c in claims(text)} == {"background"}


def test_what_a_relative_clause_dates_is_not_the_news() -> None:
    text = "Rebels killed four farmers on Tuesday near the town where they abducted 20 girls two years ago."
    assert [c.scope.value for c in claims(text)] == ["current", "background"]


def test_a_group_named_by_itself_is_counted() -> None:
    assert ("killed", 14, None) in told("At least 14 Abu Sayyaf were killed.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve bodies of rebels were found after the gunfight.", {("killed", 12, 12)}),
        ("Over the past days, 25 rebels' bodies have been recovered.", {("killed", 25, 25)}),
        ("The gunman had fled before police shot him.", set()),
        ("A bus plunged into a river on Tuesday, killing 12 people. The driver died at the scene.", set()),
        ("Eight players were injured last season.", set()),
    ],
)
def test_bodies_and_accidents(text: str, expected: set[tuple[str, int, int | None]]) -> None:
    assert told(text) == expected


def test_a_dateline_in_capitals_says_nothing() -> None:
    assert claims("QUETTA: Two guards were killed in a blast on Thursday.")[0].claimant is None
    source = claims("SOHR: Two guards were killed in a blast on Thursday.")[0].claimant
    assert source is not None
    assert source.text == "SOHR"


def test_an_attack_that_was_followed_is_older() -> None:
    text = "The raid follows a devastating attack on Monday that claimed the lives of eight soldiers."
    assert [c.scope.value for c in claims(text)] == ["background"]


def test_the_doer_of_a_participle_is_the_subject() -> None:
    doer = claims("Taliban fighters attacked a police station in Ghazni, killing five farmers.")[0].perpetrator
    assert doer is not None
    assert "Taliban" in doer.text


def test_a_lead_and_its_source_are_one_claim_with_the_source() -> None:
    text = "At least five people were killed in a blast near Dalem. A local official said at least five people were killed."
    (claim,) = claims(text)
    assert claim.claimant is not None
    assert claim.claimant.text == "A local official"


def test_what_was_reported_by_nobody_is_nobodys() -> None:
    text = (
        "Two guards were killed in Dalem, reports The Herald. Earlier, it was reported that nine rebels were wounded."
    )
    assert [c.claimant.text if c.claimant else None for c in claims(text)] == ["The Herald", None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Assailants shot and injured Arif Ali (26) and Tahir (28).", {("wounded", 2, 2)}),
        (
            "Hospitals reported 14 dead and dozens of wounded after the raid.",
            {("killed", 14, 14), ("wounded", 24, None)},
        ),
        ("A drunk driver hit a bus near a police post, killing two people in the crash.", set()),
        ("A car crash killed two people. A woman was pronounced dead at the scene.", set()),
        (
            "A car bomb killed two people. A woman was pronounced dead at the scene.",
            {("killed", 2, 2), ("killed", 1, 1)},
        ),
    ],
)
def test_names_tallies_and_the_road(text: str, expected: set[tuple[str, int, int | None]]) -> None:
    assert told(text) == expected


def test_men_an_army_lost_fought() -> None:
    assert claims("The army lost 30 men in the clash.")[0].victims.category.value == "combatant"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two people were killed in Mangazi, five in Matadi and six others in Mamove.",
            {("killed", 2, 2), ("killed", 5, 5), ("killed", 6, 6)},
        ),
        ("A boy was among four killed in Dalem.", {("killed", 1, 1), ("killed", 4, 4)}),
        ("Eight police officers were killed and 30 taken hostage by rebels.", {("killed", 8, 8), ("captured", 30, 30)}),
        ("Police searched for ten other kidnapped villagers.", {("captured", 10, 10)}),
        ("Officers Omar Gald and Carlos Toca were killed by rebels.", {("killed", 2, 2)}),
        ("Militants hacked dozens of people to death.", {("killed", 24, None)}),
        ("Rebels killed two men, injuring six before being shot by guards.", {("killed", 2, 2), ("wounded", 6, 6)}),
        ("It was unclear who killed the gunmen.", set()),
    ],
)
def test_lists_names_and_asides(text: str, expected: set[tuple[str, int, int | None]]) -> None:
    assert expected <= told(text) if "Rebels killed two" in text else told(text) == expected


def test_a_nation_belongs_to_its_sources() -> None:
    claim = claims("A gunman killed five farmers near Dalem late Thursday, Israeli military sources said.")[0]
    assert claim.claimant is not None
    assert claim.claimant.text == "Israeli military sources"


def test_a_conflict_of_an_hour_is_no_war() -> None:
    assert claims("Eight officers were killed in the fierce conflict.")[0].scope.value == "current"


def test_below_the_lead_an_attack_that_killed_is_told_again() -> None:
    text = "Talks failed. The town is calm. Police seek the men behind the bombings that killed 25 people."
    assert [c.scope.value for c in claims(text)] == ["background"]
    assert [c.scope.value for c in claims("Police seek the men behind a bombing that killed 25 people.")] == ["current"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A drone killed Ali Omar, head of the council, on Monday.", {("killed", 1, 1)}),
        ("He was met by Abu Karim, who was also killed in the strike.", {("killed", 1, 1)}),
        (
            "Rebels took two men identified as Ali Khan and Omar Khan, who were abducted on Monday.",
            {("captured", 2, 2)},
        ),
        ("The shelling resulted in civilian casualties.", {("killed_or_wounded", 2, None)}),
        ("Shelling hit New Dalem, the capital of the north.", set()),
    ],
)
def test_people_known_by_name_and_role(text: str, expected: set[tuple[str, int, int | None]]) -> None:
    assert told(text) == expected


def test_what_is_denied_has_no_parts() -> None:
    text = (
        "Spain's defence minister denied that 40 Spanish soldiers had been killed in Dalem. "
        "Spain's defence ministry said two Spanish soldiers had been killed in Dalem."
    )
    assert [(c.count.low, c.denied, c.subset) for c in claims(text)] == [(40, True, False), (2, False, False)]


@pytest.mark.parametrize(("day", "scope"), [(6, "current"), (25, "background")])
def test_what_was_early_in_the_month_is_no_news_at_its_end(day: int, scope: str) -> None:
    found = extract(
        "In early April nine guards were killed in a raid.", published_at=datetime(2017, 4, day, tzinfo=UTC)
    )
    assert [c.scope.value for c in found.claims] == [scope]


def test_dead_on_both_sides_of_a_border_are_put_in_neither_country() -> None:
    war = "Fighting between Iran and Iraq went on. A clash in May killed 70 people on both sides."
    assert [c.places for c in claims(war)] == [()]
    (claim,) = claims("Fighting near Basra killed 70 people on both sides.")
    assert [place.name for place in claim.places] == ["Basra"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A farmer lost an eye in the explosion, which killed two cows.", {("wounded", 1, 1)}),
        ("Fragments hit a woman in the chest and her son in the arm, the dead man said.", {("wounded", 1, 1)}),
        ("Three boys arrived with bullet wounds after the raid.", {("wounded", 3, 3)}),
        ("The attack sent 19 people to hospital.", {("wounded", 19, 19)}),
        ("A trader who had been hit by a bullet succumbed at the hospital.", {("killed", 1, 1)}),
        ("Nine worshippers were mowed down, the dead man's son said.", {("killed", 9, 9)}),
        ("The group put to death three men it had captured.", {("killed", 3, 3), ("captured", 3, 3)}),
        ("Thirty people choked to death in the cellar.", {("killed", 30, 30)}),
        (
            "Eight policemen and their driver fell in the ambush, a wounded man said.",
            {("killed", 8, 8), ("killed", 1, 1)},
        ),
        ("All 43 passengers escaped unhurt.", {("killed_or_wounded", 0, 0)}),
        ("Half a dozen people were injured.", {("wounded", 6, 6)}),
        ("The death toll rose from 12 to 19.", {("killed", 19, 19)}),
        ("Two more died in the strike, bringing the total to 14.", {("killed", 2, 2), ("killed", 14, 14)}),
        ("Deaths in the fighting have passed 900.", {("killed", 901, None)}),
        (
            "Of the 30 dead, 18 were rebels and 12 soldiers.",
            {("killed", 30, 30), ("killed", 18, 18), ("killed", 12, 12)},
        ),
        ("Two rebels, one of them a woman, were gunned down.", {("killed", 2, 2), ("killed", 1, 1)}),
        ("Six sailors are unaccounted for.", {("missing", 6, 6)}),
        ("Nurses lost an eye for detail after the killing season.", set()),
        ("The firm cut down to 500 trucks and lost its hands.", set()),
        ("Talks were held by the group after the killings.", set()),
    ],
)
def test_harm_is_read_from_other_words_than_verbs_of_harm(
    text: str, expected: set[tuple[str, int, int | None]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Six people were killed in Dalem, a monitor said. At least six people were killed, the Dalem Watch for Human Rights said.",
        "A woman was killed by a shell in Dalem. A source at the town hall said the shell killed a woman.",
        "At least two persons were hurt in Dalem, reports The Herald. It is said that two persons were hurt in the firing.",
    ],
)
def test_what_the_lead_tells_and_a_source_repeats_is_one_claim(text: str) -> None:
    assert len(claims(text)) == 1


def test_the_same_number_by_two_named_sources_is_two_claims() -> None:
    text = (
        "Six people were killed in Dalem, the army said. Six people were killed, the Dalem Watch for Human Rights said."
    )
    assert len(claims(text)) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A woman selling fruit to children was shot dead.", {("killed", 1, 1)}),
        ("Policemen and recruits were killed in the clash.", {("killed", 2, None)}),
        ("No Tamil or Sinhalese troops were killed.", {("killed", 0, 0)}),
        ("The ministry did not give any casualty figure.", set()),
        ("There were three unsolved murders of Kurds.", {("killed", 3, 3)}),
        ("Two clerks along with an Afghan were wounded.", {("wounded", 2, 2), ("wounded", 1, 1)}),
        ("At least 29 pupils, some as young as six, were killed.", {("killed", 29, None)}),
        ("One other man accused of spying was executed.", {("killed", 1, 1)}),
        (
            "The raid killed 300 men, the monitor said, including 180 troops.",
            {("killed", 300, 300), ("killed", 180, 180)},
        ),
        ("The shelling left a woman dead and wounded her two sons.", {("killed", 1, 1), ("wounded", 2, 2)}),
        ("A farmer hurt in the strike has succumbed.", {("killed", 1, 1)}),
        ("Seven soldiers paid the supreme price in the clash, the wounded said.", {("killed", 7, 7)}),
        ("The number of victims has grown to 11.", {("killed", 11, 11)}),
        ("Enemy losses amounted to 140 troops.", {("killed_or_wounded", 140, 140)}),
        ("Blast toll now 23.", {("killed", 23, 23)}),
        ("The mayor said 1,204 soldiers had been taken prisoner.", {("captured", 1204, 1204)}),
        ("Police detained 40 people at a march.", set()),
        ("Two brothers died in a fire that destroyed their shop.", set()),
        ("They killed two birds.", set()),
    ],
)
def test_who_came_to_harm_is_found_past_what_stands_between(
    text: str, expected: set[tuple[str, int, int | None]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Another 13 civilians were hurt, the mayor said. He added that 13 others were hurt.", 1),
        (
            "The road was shelled. It was late. Two other people were killed in Dalem. Two people were killed in Sarun.",
            2,
        ),
        (
            "1 killed, 70 civilians hurt in Dalem\n\nA man was killed and 70 others hurt in Dalem on Friday, officials said there.",
            2,
        ),
    ],
)
def test_others_are_told_from_those_told_before(text: str, count: int) -> None:
    assert len(claims(text)) == count


def test_who_is_killed_along_with_somebody_counts() -> None:
    assert told("Omar Ali, a commander, was killed along with two guards.") == {("killed", 1, 1), ("killed", 2, 2)}
    assert told("Three soldiers were killed, together with a driver.") == {("killed", 3, 3), ("killed", 1, 1)}
    assert told("He was injured along with his wife.") == {("wounded", 1, 1)}
    assert told("Three soldiers were killed along with the hopes of peace.") == {("killed", 3, 3)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "At least 14 people were killed, most of them policemen, and several others were wounded.",
            {("killed", 14, None), ("wounded", 3, None)},
        ),
        (
            "Ten people were killed, mostly policemen, and nine others were wounded.",
            {("killed", 10, 10), ("wounded", 9, 9)},
        ),
        (
            "Ten people, most of them policemen, and a driver were killed.",
            {("killed", 10, 10), ("killed", 1, 1)},
        ),
        (
            "Besides the deaths of two members of their forces, eight other men were wounded.",
            {("killed", 2, 2), ("wounded", 8, 8)},
        ),
        ("Drones targeted citizens, resulting in eight people getting injured.", {("wounded", 8, 8)}),
        ("Six soldiers embraced martyrdom and two were wounded.", {("killed", 6, 6), ("wounded", 2, 2)}),
        ("Four of our comrades were among the dead.", {("killed", 4, 4)}),
        (
            "Six villagers were killed by the rebels, and others were missing.",
            {("killed", 6, 6), ("missing", 2, None)},
        ),
        ("The forces killed the terrorist Omar Said, one of the leaders of the cell.", {("killed", 1, 1)}),
        (
            "The shells killed three, inflicting injuries of varying severity on six others.",
            {("killed", 3, 3), ("wounded", 6, 6)},
        ),
        ("The shelling inflicted serious wounds on four children.", {("wounded", 4, 4)}),
        ("Two of the deceased were women.", {("killed", 2, 2)}),
        ("A rocket hit the tug, and the crew were not hurt.", {("killed_or_wounded", 0, 0)}),
        ("Two policemen were not seriously hurt in the blast.", set()),
        ("Gunmen opened fire at Omar Said near the mill, killing him at once.", {("killed", 1, 1)}),
        ("Gunmen shot at Omar Said near the mill.", set()),
        (
            "Three villagers—two of them children—and a police officer were killed.",
            {("killed", 3, 3), ("killed", 2, 2), ("killed", 1, 1)},
        ),
    ],
)
def test_only_those_of_its_own_clause_are_the_subjects_of_a_verb(
    text: str, expected: set[tuple[str, int, int | None]]
) -> None:
    assert told(text) == expected


def test_who_also_died_is_no_part_of_those_told_before() -> None:
    siege = "The siege killed 10 people. Four militants {} killed in the fight."
    assert [c.subset for c in claims(siege.format("also were"))] == [False, False]
    assert [c.subset for c in claims(siege.format("were"))] == [False, True]
    assert [c.subset for c in claims("Three ISIS members were killed. A civilian was killed on Sunday.")] == [False] * 2


def test_a_count_before_a_colon_is_no_clock_time() -> None:
    text = "The number of people killed has reached 23: eight civilians and two soldiers."
    assert told(text) == {("killed", 23, 23), ("killed", 8, 8), ("killed", 2, 2)}
    assert told("At 10:30 civilians were killed.") == {("killed", 2, None)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bomb wounded dozens of others.", {("wounded", 24, None)}),
        ("A guard was killed and a second wounded.", {("killed", 1, 1), ("wounded", 1, 1)}),
        ("The gang kidnapped another personnel member.", {("captured", 1, 1)}),
        ("A 19-year-old died of gunshot wounds in Sarun.", {("killed", 1, 1)}),
        ("The strike killed two 17-year-olds.", {("killed", 2, 2)}),
        ("A Chinese was killed.", {("killed", 1, 1)}),
        ("The death toll has gone up to 231.", {("killed", 231, 231)}),
        ("Forty of these deaths happened in May.", {("killed", 40, 40)}),
        ("Nine soldiers are being held in the north, the captive said.", {("captured", 9, 9)}),
        ("Nine men are being held in jail on charges of murder.", set()),
        ("A soldier stepped on a mine and died.", {("killed", 1, 1)}),
        ("Rahim sustained wounds and died soon after.", {("killed", 1, 1)}),
        ("The rebels killed Omar Rahim in March.", {("killed", 1, 1)}),
        ("The delay killed Operation Sunrise 2 in March.", set()),
        ("Omar Said's assassination shocked the town.", {("killed", 1, 1)}),
    ],
)
def test_people_without_a_noun_of_their_own_are_found(text: str, expected: set[tuple[str, int, int | None]]) -> None:
    assert told(text) == expected


def test_a_sentence_goes_on_over_the_layout_of_a_page() -> None:
    assert told("Shelling near the dam killed three\n                    Dalem guards.") >= {("killed", 3, 3)}
