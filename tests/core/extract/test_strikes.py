"""Which attacks a text tells of, how its mentions merge, and what is no attack."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.core.extract.reading.tokens import read_doc
from tocsin.core.extract.strikes.guard_words import SPORT, SPORTS
from tocsin.core.extract.strikes.strikes import find_strikes
from tocsin.core.extract.strikes.words import RULES, STARTS, WINDOW_TOKENS, Rule, rules_by_word
from tocsin.schemas import Strike
from tocsin.schemas.words import Mode, Scope, StrikeStatus

PAGE = Path(__file__).parents[3] / "docs" / "rules-strikes.md"
ROWS = [
    tuple(cell.strip().strip("`") for cell in line.strip().strip("|").split("|"))
    for line in PAGE.read_text("utf-8").splitlines()
    if line.startswith("| `strike.")
]
SATURDAY = datetime(2026, 2, 28, 15, tzinfo=UTC)


def strikes(text: str, published: datetime | None = None) -> tuple[Strike, ...]:
    return find_strikes(read_doc(text), published_at=published)


def only(text: str) -> Strike:
    (strike,) = strikes(text)
    return strike


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_the_first_example_of_each_rule_is_a_strike_by_it(row: tuple[str, ...]) -> None:
    name, mode, example, _ = row
    found = [s for s in strikes(example) if name in s.rules]
    assert found, [(s.mode, s.rules) for s in strikes(example)]
    assert Mode(mode) in {rule.mode for rule in RULES if rule.id == name}


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_the_second_example_of_each_rule_is_none(row: tuple[str, ...]) -> None:
    name, _, _, example = row
    assert [s.evidence.text for s in strikes(example) if name in s.rules] == []


def test_every_rule_has_its_row() -> None:
    assert sorted(row[0] for row in ROWS) == sorted({rule.id for rule in RULES})


def test_every_rule_is_found_by_its_first_word() -> None:
    table = rules_by_word()
    for name, _, example, _ in ROWS:
        words = read_doc(example).lowers
        hits = {
            rule.id
            for i, word in enumerate(words)
            for rule in table.get(word, ())
            if rule.pattern.match(" ".join(words[i : i + WINDOW_TOKENS]))
        }
        assert name in hits


@pytest.mark.parametrize(
    ("text", "mode", "attacker", "places"),
    [
        ("Pakistani jets struck Kandahar, killing six people.", Mode.AIR, "Pakistan", ["Kandahar"]),
        ("An air strike carried out by Russian warplanes hit a hospital in Idlib.", Mode.AIR, "Russia", ["Idlib"]),
        (
            "Turkish shelling of the village of Shisha, southeast of Kobani, wounded a child.",
            Mode.SHELLING,
            "Turkey",
            ["Shisha"],
        ),
        (
            "A suicide bomber from the Nusra Front blew himself up at an army post in Aleppo.",
            Mode.SUICIDE,
            "Hayat Tahrir al-Sham",
            ["Aleppo"],
        ),
        (
            "RSF fighters of the Rapid Support Forces shelled El Fasher, killing 12 people.",
            Mode.SHELLING,
            "Rapid Support Forces",
            ["El Fasher"],
        ),
        (
            "The IDF said its troops came under fire; Hezbollah fired rockets at Metula.",
            Mode.ROCKET,
            "Hezbollah",
            ["Metula"],
        ),
        ("Ukrainian drones attacked an oil depot in Engels.", Mode.DRONE, "Ukraine", ["Engels"]),
        ("Suspected militants exploded an IED near Senapati.", Mode.BOMB, "suspected militants", ["Senapati"]),
        (
            "US forces captured an ISIS official in a helicopter raid in eastern Syria.",
            Mode.UNSPECIFIED,
            "United States",
            ["eastern Syria"],
        ),
        ("Gunmen opened fire on a car in Kharan District, killing two people.", Mode.SHOOTING, "gunmen", ["Kharan"]),
        ("M23 rebels clashed with Congolese troops in Masisi, killing four people.", Mode.CLASH, "M23", ["Masisi"]),
    ],
)
def test_a_strike_says_how_who_and_where(text: str, mode: Mode, attacker: str, places: list[str]) -> None:
    found = [s for s in strikes(text) if s.mode is mode]
    assert len(found) == 1, [(s.mode, s.evidence.text) for s in strikes(text)]
    strike = found[0]
    assert strike.attacker is not None
    assert strike.attacker.name == attacker
    assert {p.name for p in strike.places} >= set(places)


def test_the_words_of_every_field_stand_in_the_text() -> None:
    text = "On Friday Pakistani jets bombed Barmal in Paktika with guided missiles, killing nine civilians, officials said."
    for strike in strikes(text, SATURDAY):
        spans = [(strike.evidence.start, strike.evidence.end, strike.evidence.text)]
        spans += [(*a.span, a.text) for a in (strike.attacker, strike.target) if a]
        spans += [(*p.span, p.text) for p in strike.places]
        spans += [(*strike.when.span, strike.when.text)] if strike.when else []
        assert all(text[start:end] == words for start, end, words in spans)
        assert strike.weapon is None or strike.weapon in text


def test_a_strike_carries_its_day() -> None:
    (strike,) = strikes("Pakistani jets bombed Kandahar in the early hours of Friday.", SATURDAY)
    assert strike.when is not None
    assert strike.when.start == datetime(2026, 2, 27, tzinfo=UTC)


def test_headline_and_body_are_one_event() -> None:
    text = "Air strike kills nine in Khost\n\nKHOST (Wire) - An air strike on the village of Spera in Khost province killed nine people on Friday, a governor said. The strike hit a house before dawn, he told reporters."
    assert only(text).mode is Mode.AIR


def test_two_places_on_two_days_are_two_events() -> None:
    text = (
        "Shelling of Kherson killed two people on Monday. On Wednesday, a drone strike on Nikopol wounded five others."
    )
    assert [s.mode for s in strikes(text)] == [Mode.SHELLING, Mode.DRONE]


def test_both_sides_attacks_stay_apart() -> None:
    text = "Israel bombed Tyre on Sunday. Hezbollah fired rockets at Nahariya hours later."
    assert [(s.attacker.name if s.attacker else None) for s in strikes(text)] == ["Israel", "Hezbollah"]


def test_the_group_that_claims_an_attack_is_its_attacker() -> None:
    text = "A bomb blast in Quetta killed four policemen on Friday. The Baloch Liberation Army claimed responsibility for the attack."
    assert (attacker := only(text).attacker) is not None
    assert attacker.name == "Baloch Liberation Army"


def test_history_is_background() -> None:
    text = "Jets struck Sanaa on Friday, killing three people. In October 2016, an air strike on a funeral hall in Hodeidah killed 140 people."
    found = strikes(text, SATURDAY)
    assert [s.scope for s in found] == [Scope.CURRENT, Scope.BACKGROUND]


def test_a_threat_is_told_as_one() -> None:
    assert only("Israel's defence minister threatened to launch strikes on Tehran.").status is StrikeStatus.THREATENED


@pytest.mark.parametrize(
    "text",
    [
        "Thousands of nurses began a strike over pay on Monday, unions said.",
        "The striker scored twice as Arsenal attacked down the left.",
        "The two companies struck a deal in Geneva.",
        "He suffered a heart attack in Tehran.",
        "Police recovered two IEDs and a rifle in Imphal.",
        "North Korea test-fired two ballistic missiles into the sea, Seoul said.",
        "A gas cylinder explosion in Karachi was an accident.",
        "The bomb disposal squad practised in Leeds.",
        "The film bombed at the box office.",
        "Prices hit a record high in Ankara.",
        "The governor attacked the opposition's budget in parliament.",
        "Parliament killed the bill after a fierce battle over taxes.",
        "",
        " \n \n",
    ],
)
def test_no_attack_is_read_into_other_things(text: str) -> None:
    assert [(s.mode, s.evidence.text) for s in strikes(text)] == []


def test_the_same_text_gives_the_same_strikes_and_ids() -> None:
    text = "Shelling of Kherson killed two people. A drone strike on Nikopol wounded five."
    first = find_strikes(read_doc(text), article_id="a1", published_at=SATURDAY)
    assert first == find_strikes(read_doc(text), article_id="a1", published_at=SATURDAY)
    assert len({s.strike_id for s in first}) == len(first) == 2
    assert first[0].strike_id != find_strikes(read_doc(text), article_id="a2")[0].strike_id


WORDS = re.findall(r"\S+", " ".join(example for row in ROWS for example in row[2:]))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(WORDS), max_size=80).map(" ".join))
def test_any_jumble_of_war_words_is_read_without_error(text: str) -> None:
    for strike in strikes(text, SATURDAY):
        assert text[strike.evidence.start : strike.evidence.end] == strike.evidence.text


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=400))
def test_no_text_makes_it_raise(text: str) -> None:
    strikes(text, SATURDAY)


@pytest.mark.parametrize(
    "unit", ["air strikes ", "the attack on Kabul and ", "Kabul, ", "shelled ", "A ", "killed by militants in Khost "]
)
def test_the_work_grows_with_the_length_of_the_text_only(unit: str) -> None:
    from time import process_time  # the one clock of this file: a ratio, not a limit

    def cost(size: int) -> float:
        text = unit * (size // len(unit))
        start = process_time()
        strikes(text)
        return process_time() - start

    cost(2_000)
    small, large = cost(10_000), cost(80_000)
    assert large < 40 * max(small, 0.01)


def openings(items: list[tuple[object, object]], prefix: str = "") -> list[str]:
    """Every text a parsed pattern can begin with, up to its first space."""
    open_ended, done = [prefix], []
    for op, arg in items:
        grown = [text for start in open_ended for text in step(str(op), arg, start)]
        done += [text for text in grown if " " in text]
        open_ended = list(dict.fromkeys(text for text in grown if " " not in text))
    return done + open_ended


def step(name: str, arg: Any, text: str) -> list[str]:
    if name == "LITERAL":
        return [text + chr(arg)]
    if name == "IN":
        return [text + chr(code) for kind, code in arg if str(kind) == "LITERAL"]
    if name == "SUBPATTERN":
        return openings(list(arg[3]), text)
    if name == "BRANCH":
        return [grown for branch in arg[1] for grown in openings(list(branch), text)]
    if name in ("MAX_REPEAT", "MIN_REPEAT"):
        once = openings(list(arg[2]), text)
        return once if arg[0] else [text, *once]
    return [text]


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_every_pattern_is_tried_at_the_words_it_can_begin_with(rule: Rule) -> None:
    from re import _parser  # type: ignore[attr-defined]  # the standard library's own reading of a pattern

    first = {text.partition(" ")[0].rstrip(",") for text in openings(list(_parser.parse(rule.pattern.pattern)))}
    doubled = re.compile(r"counter-?(?:air|counter|incursion|invasion)|(?:fire|car-|carpet-|firebomb)bomb(?:ard|bomb)")
    assert {word for word in first if word and not doubled.match(word)} <= set(STARTS[rule.id].split())


def test_a_word_of_sport_is_in_every_text_about_sport() -> None:
    from re import _parser  # type: ignore[attr-defined]

    shortest = openings(list(_parser.parse(SPORT.pattern)))
    assert [text for text in shortest if not SPORTS.any_of(text.split())] == []


def test_those_killed_are_the_target_not_the_attacker() -> None:
    found = strikes("Turkish jets bombed Qandil on Friday. Two SDF fighters of the SDF were killed in Tell Abyad.")
    second = next(s for s in found if "strike.killed-in" in s.rules)
    assert second.mode is Mode.AIR
    assert second.attacker is None or second.attacker.name == "Turkey"
    assert second.target is None or second.target.side == "SDF"


def test_two_villages_of_one_district_are_two_attacks() -> None:
    text = (
        "A bomb killed two men in Dera village of Tank District on Monday. "
        "Separately, a bomb exploded in Gomal village of Tank District and wounded a boy."
    )
    assert len(strikes(text)) == 2


def test_the_fuller_place_of_the_same_attack_makes_no_second_one() -> None:
    text = (
        "Gunmen shot dead two policemen in Saddar area of Jamrud tehsil of Khyber District on July 20. "
        "The two were on their way along Mall Road in Saddar area when the gunmen opened fire on them."
    )
    assert len(strikes(text)) == 1


@pytest.mark.parametrize(
    ("second", "scope"),
    [
        ("On Tuesday, a drone hit a car near Kobani.", Scope.BACKGROUND),
        ("Two days ago, a drone hit a car near Kobani.", Scope.BACKGROUND),
        ("Later on Thursday, a drone hit a car near Kobani.", Scope.CURRENT),
    ],
)
def test_words_of_time_that_open_a_sentence_date_its_attack(second: str, scope: Scope) -> None:
    text = f"Shelling killed a woman in Manbij on Thursday. {second}"
    assert [s.scope for s in strikes(text) if s.mode is Mode.DRONE] == [scope]


def test_later_than_a_look_back_is_news_again() -> None:
    text = (
        "Shelling killed a woman in Manbij on Thursday. Two days ago, the same town was shelled. "
        "Later on Thursday, gunmen opened fire on a bus in Raqqa."
    )
    assert [s.scope for s in strikes(text) if s.mode is Mode.SHOOTING] == [Scope.CURRENT]


def test_who_runs_over_a_mine_did_not_lay_it() -> None:
    strike = only("A vehicle of the security forces hit an IED in the Gichik area of Balochistan on Sunday.")
    assert (strike.mode, strike.attacker) == (Mode.BOMB, None)
    strike = only("A patrol struck an IED planted by insurgents near Awaran.")
    assert strike.attacker is not None
    assert strike.attacker.text == "insurgents"


def test_a_strike_in_a_text_that_knows_only_drones_is_a_drones() -> None:
    text = "A drone hit a jeep in Qamishli. A strike on the town of Derik killed three people on Friday."
    assert {s.mode for s in strikes(text)} == {Mode.DRONE}
    text = "Warplanes flew over Qamishli. A strike on the town of Derik killed three people on Friday."
    assert {s.mode for s in strikes(text)} == {Mode.AIR}


def test_of_a_side_and_its_allies_the_side_is_the_attacker() -> None:
    strike = only("Turkish forces and their proxy factions shelled the village of Tawilah.")
    assert strike.attacker is not None
    assert strike.attacker.text == "Turkish forces"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A sniper shot on the people of Masharqa neighbourhood, killing two.", True),
        ("Four traders were shot down in Baldia.", True),
        ("An airliner was shot down in Baldia.", True),
        ("The scene was shot on location in Morocco.", False),
    ],
)
def test_shot_on_and_shot_down(text: str, found: bool) -> None:
    assert bool(strikes(text)) is found


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("Unidentified militants blew up at least 15 tankers near Peshawar.", "Unidentified militants"),
        ("A bomb planted by insurgents blew up a bridge near Gao.", "insurgents"),
        ("A timed device blew up a bridge near Gao.", None),
        (
            "Suspected militants killed an elder and hurt two women when they attacked Gaijen village.",
            "Suspected militants",
        ),
        (
            "A group of armed assailants came to Nungei village. They fired several rounds at the houses.",
            "armed assailants",
        ),
        ("Rebels fled from Manbij. No group has claimed the attack on the mosque in Raqqa, which killed four.", None),
    ],
)
def test_who_acts_on_what(text: str, attacker: str | None) -> None:
    found = [s.attacker.text if s.attacker else None for s in strikes(text)]
    assert found == [attacker]


def test_the_first_sentence_sums_up_what_the_next_tell() -> None:
    text = (
        "A rocket attack on Aleppo city killed a civilian. According to a source, the gunmen fired a rocket which fell "
        "in the Aziziya neighbourhood of Aleppo. The wounded were taken to hospital. The mayor spoke of a hard day."
    )
    assert len(strikes(text)) == 1
    text = (
        "Two separate attacks in Aleppo city killed a civilian. Gunmen fired a rocket at the Aziziya neighbourhood. "
        "Meanwhile, a rocket hit the Midan neighbourhood. The mayor spoke of a hard day."
    )
    assert len(strikes(text)) > 1


def test_a_weapon_behind_a_turn_of_the_sentence_belongs_to_the_other_attack() -> None:
    text = "Fighters attacked a convoy near Sukhnah, prompting Russian airstrikes on the hills of Badia."
    assert [s.mode for s in strikes(text) if "strike.attacked" in s.rules] == [Mode.UNSPECIFIED]


def test_the_date_of_the_page_is_no_day_of_an_attack() -> None:
    text = "Tuesday 22 November 2016 Shelling hit the town of Manbij. On Sunday, a drone struck the town of Kobani."
    assert {s.scope for s in strikes(text)} == {Scope.CURRENT}


def test_a_blast_that_took_place_at_a_village_is_the_one_told_of_before() -> None:
    text = "Rebels blew up a police vehicle in Bastar District. The driver was hurt. The blast took place at Kakori culvert."
    (strike,) = strikes(text)
    assert {"Kakori", "Bastar"} <= {place.text for place in strike.places}


def test_gas_is_the_weapon_of_the_attack_beside_it() -> None:
    strike = only("A helicopter struck the Sakhour quarter with chlorine gas, killing four children.")
    assert strike.mode is Mode.CHEMICAL


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("They fear further rocket attacks by Shia militiamen on the town of Tena.", StrikeStatus.HYPOTHETICAL),
        ("Officials would welcome an end to attacks.", None),
    ],
)
def test_a_feared_attack_names_a_party_or_a_place(text: str, status: StrikeStatus | None) -> None:
    assert [s.status for s in strikes(text)] == ([status] if status else [])


def test_a_capital_before_a_bombing_is_its_place() -> None:
    strike = only("A Kabul car bombing killed five people last week.")
    assert strike.attacker is None
    strike = only("Troops exchanged fire with gunmen near Kupwara.")
    assert strike.attacker is not None
    assert strike.attacker.text == "Troops"


def test_helicopters_that_open_fire_attack_from_the_air() -> None:
    assert only("Helicopters opened fire on a convoy near Jenin, killing two men.").mode is Mode.AIR


def test_a_group_that_claims_bombs_has_not_flown_the_air_strikes() -> None:
    text = (
        "Air strikes hit the heliport in Gaza City. Two suicide bombings killed 25 people in Haifa. "
        "Hamas claimed responsibility for the suicide attacks."
    )
    sides = {s.mode: s.attacker.text if s.attacker else None for s in strikes(text)}
    assert sides == {Mode.AIR: None, Mode.SUICIDE: "Hamas"}


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Two soldiers were killed when a plane dropped a large bomb near Kandahar.", Mode.AIR),
        ("Three troops were killed by a stray US bomb near Kandahar.", Mode.AIR),
        ("Two soldiers were killed by a bomb planted near Kandahar.", Mode.BOMB),
    ],
)
def test_a_bomb_that_falls_and_a_bomb_that_lies(text: str, mode: Mode) -> None:
    assert [s.mode for s in strikes(text)] == [mode]


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("Rebels took half of the airport of Kandahar after fierce fighting with Taliban troops.", "Rebels"),
        ("A cadre was killed in an exchange of fire with security forces in Sukma.", "security forces"),
    ],
)
def test_who_fights_with_whom(text: str, attacker: str) -> None:
    (strike,) = strikes(text)
    assert strike.attacker is not None
    assert strike.attacker.text == attacker


def test_helicopters_are_those_of_the_one_state_that_strikes_from_the_air() -> None:
    text = "Israeli air strikes hit Ramallah on Friday. Hours later, helicopters struck Gaza City."
    assert [s.attacker.side for s in strikes(text) if s.attacker] == ["Israel", "Israel"]


def test_a_sum_of_separate_attacks_is_left_out_where_each_is_told() -> None:
    text = (
        "Two rebels were killed in separate incidents of gunfight in Kotpur and Harina on July 12. "
        "In Kotpur, rebels opened fire on a patrol, which triggered a gunfight at Chatar village. A rebel was killed. "
        "In Harina, police returned fire and a gunfight followed at Bishkhali village. A rebel was killed."
    )
    first, second = ({place.text for place in s.places} for s in strikes(text))
    assert {"Chatar", "Kotpur"} <= first
    assert {"Bishkhali", "Harina"} <= second


def test_what_is_similar_to_the_news_and_told_next_is_news() -> None:
    text = "A rocket killed a woman in Aleppo. Later two people were killed in a similar rocket attack on Jamiliya district."
    assert {s.scope for s in strikes(text)} == {Scope.CURRENT}


def test_an_offensive_from_a_side_is_that_of_who_launched_it() -> None:
    strike = only("The Syrian Democratic Forces launched an offensive to retake Manbij from IS.")
    assert strike.attacker is not None
    assert strike.attacker.text == "Syrian Democratic Forces"
    assert strike.mode is Mode.CLASH


def test_an_offensive_of_one_side_for_no_ground_is_by_whatever_means() -> None:
    assert only("Pakistan answered a cross-border Afghan offensive on Thursday night.").mode is Mode.UNSPECIFIED


def test_whether_somebody_attacked_is_no_attack_where_it_is_only_asked() -> None:
    assert strikes("Farouk did not confirm whether Sudan had carried out air strikes in Kutum.") == ()
    assert only("Farouk did not deny that Sudan had carried out air strikes in Kutum.").mode is Mode.AIR


def test_the_second_attack_is_not_the_first() -> None:
    text = (
        "Several people were hurt on Monday in two grenade attacks by suspected militants in Pulwama and Shopian districts. "
        "The first attack took place in Shopian district. In the second attack, militants hurled a grenade at a patrol in "
        "Tahab Chowk in Pulwama. Four of the patrol were hurt."
    )
    assert [s.mode for s in strikes(text)] == [Mode.BOMB, Mode.BOMB]


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        (
            "Russian forces launched 1,500 drones in the Kherson region, most of which were destroyed by Ukrainian defenders.",
            "Russian forces",
        ),
        ('Russia launched a "series of shelling" attacks on the town of Kupyansk.', "Russia"),
        ("An attack in Gao that killed four was condemned by France.", None),
    ],
)
def test_what_is_undone_by_somebody_was_not_done_by_them(text: str, attacker: str | None) -> None:
    strike = only(text)
    assert (strike.attacker.text if strike.attacker else None) == attacker


def test_jets_that_help_strike_nothing_by_themselves() -> None:
    assert strikes("The militants fled from Damboa, with troops assisted by fighter jets.") == ()


def test_another_bomber_in_the_same_city_is_another_attack() -> None:
    text = (
        "In Kandahar, a suicide car bomb exploded near a convoy and wounded three soldiers. Four were treated. "
        "Also Friday, a suicide bomber rammed a van into a patrol in Kandahar city, killing nine people."
    )
    assert len(strikes(text)) == 2


def test_the_same_province_told_twice_is_one_attack() -> None:
    text = (
        "Roadside bomb kills a chief in Ghor province\n\nA police officer said on Sunday that the roads of the region were unsafe. "
        "A district chief was killed in a roadside bomb blast in Ghor province."
    )
    assert len(strikes(text)) == 1


def test_noun_strikes_from_bombs_are_no_mine_run_over() -> None:
    assert "strike.hit-mine" not in {
        r for s in strikes("Officials reported strikes from guided bombs in Kharkiv.") for r in s.rules
    }
    assert "strike.hit-mine" in only("A bus hit an old landmine near Gao.").rules


@pytest.mark.parametrize(
    "text",
    [
        "Liverpool bombarded the goal in the second half and struck twice in London.",
        "Heavy clashes between fans of the two teams injured five people in Athens.",
        "The senator came under attack from critics over his plan in Washington.",
        "The minister fired back at critics in Madrid.",
        "A heat wave hit Spain and killed 30 people.",
        "The office was bombarded with complaints in Paris.",
        "The union clashed with the board in Leeds over pay.",
        "Its rockets launched two satellites from Kenya.",
    ],
)
def test_games_words_and_weather_attack_nobody(text: str) -> None:
    assert strikes(text) == ()


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("A car bomb killed nine people in Damascus. Officials blamed the Houthis for the attack.", "Houthis"),
        ("A bomb killed two men in Kabul, an attack officials blamed on the Haqqani network.", "Haqqani network"),
        ("A car bomb killed nine people in Damascus. Officials accused the Houthis of hiding food.", None),
        (
            "Forty troopers and CRPF personnel were hurt and a boy injured as militants attacked a patrol in Tral.",
            "militants",
        ),
        (
            "The US-led coalition fighting the Islamic State (IS) militant group carried out strikes in Idlib.",
            "US-led coalition",
        ),
    ],
)
def test_whom_a_text_makes_the_attacker(text: str, attacker: str | None) -> None:
    assert [s.attacker.text if s.attacker else None for s in strikes(text)] == [attacker]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "More air raids will be launched against the militant groups in Karachi, officers said.",
            StrikeStatus.HYPOTHETICAL,
        ),
        ("Air raids against the militants killed two in Karachi, officers said.", StrikeStatus.REPORTED),
    ],
)
def test_what_will_be_is_not_reported(text: str, status: StrikeStatus) -> None:
    assert [s.status for s in strikes(text)] == [status]


def test_a_raid_that_only_arrests_is_none() -> None:
    assert strikes("The Palestinian Authority launched raids to arrest scores of Hamas members in the West Bank.") == ()
    assert len(strikes("Troops launched raids to arrest militants in the West Bank and killed two men.")) == 1


def test_a_bare_bombing_among_other_attacks_is_none_of_its_own() -> None:
    text = (
        "A rocket attack killed two people in Sderot on Monday. The mayor of Haifa spoke of the years since bombings "
        "in the Galilee had ended."
    )
    assert [s.mode for s in strikes(text)] == [Mode.ROCKET]
    assert [s.mode for s in strikes("The bombing of a market in Quetta killed eight people.")] == [Mode.BOMB]
