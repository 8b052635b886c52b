"""Whose claim it is, sentence after sentence, and when two voices make one claim."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract


def told(text: str) -> list[tuple[int, str | None]]:
    return [(claim.count.low, claim.claimant.text if claim.claimant else None) for claim in extract(text).claims]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Omar Sahl, a spokesman for the rebels, said 14 guards were killed.", "Omar Sahl, a spokesman for the rebels"),
        ("Omar Sahl, the head of the clinic said 14 guards were killed.", "Omar Sahl, the head of the clinic"),
        ("Omar Sahl, 34, who lost his shop, said 14 guards were killed.", "Omar Sahl"),
        ("The governor, quoted by a newspaper, said 14 guards were killed.", "The governor"),
        ("An army officer quoted by the Dalem Post said 14 guards were killed.", "An army officer"),
        ("The Dalem Post said, citing army sources, that 14 guards were killed.", "army sources"),
        ("The Dalem Post said, citing informed sources, that 14 guards were killed.", "The Dalem Post"),
        ("The raid killed 14 guards, according to a provisional toll by the ministry.", "the ministry"),
        ("The raid killed 14 guards, according to an AFP tally based on police reports.", "an AFP tally"),
        ("The raid killed 14 guards, according to the body count.", None),
        ("The source pointed out that 14 guards were killed.", "The source"),
        (
            "The raid killed 14 guards, Omar Sahl, the mayor of Dalem, said, dpa reported.",
            "Omar Sahl, the mayor of Dalem",
        ),
        ("A spokesman, Omar Sahl, took responsibility and said 14 guards were killed.", "A spokesman, Omar Sahl"),
        ("The Relief Union, also known as the Grey Caps, said 14 guards were killed.", "The Relief Union"),
        (
            "Unconfirmed reports from outlets in Dalem said 14 guards were killed.",
            "Unconfirmed reports from outlets in Dalem",
        ),
        ("The raid killed 14 guards, field sources declared.", "field sources"),
        ("Omar Sahl while confirming the blast said 14 guards were killed.", "Omar Sahl"),
        (
            "Omar Sahl, a rescue officer at the ministry, said 14 guards were killed.",
            "Omar Sahl, a rescue officer at the ministry",
        ),
        ("Residents reached by telephone said 14 guards were killed.", "Residents"),
        ("Omar Sahl, an activist based in Dalem, said 14 guards were killed.", "Omar Sahl"),
        ("Rebels on the other hand claimed 14 of the guards died.", "Rebels"),
        ("The army fled the town although it claimed to have killed 14 guards.", "The army"),
        ("The army could show only 14 bodies of guards.", None),
        ("The raid killed 14 guards, police sources tell Dalem News.", "police sources"),
        ("A rebel claims soldiers fired at once and 14 guards were killed.", "A rebel"),
        ("The raid killed 14 guards in the said areas.", None),
        ("Police said a bomb went off in Dalem, a day after a raid killed 14 guards.", None),
        ("According to a statement released by the union, 14 guards were killed.", "the union"),
        ("Quoting witnesses, the Dalem newspaper said 14 guards were killed.", "witnesses"),
        ("The 'Rising Dalem' said quoting army sources that 14 guards were killed.", "army sources"),
        ("The death toll was put at 14 by hospital officials.", "hospital officials"),
        ("The raid killed 14 guards, family sources said.", "family sources"),
        ("The raid killed 14 guards, a man who called himself Omar told a paper.", "a man who called himself Omar"),
        ("A bomb exploded in Dalem killing 14 guards state television said on Monday.", "state television"),
        ("It is worth noting that the raid killed 14 guards.", None),
        ("According to the ministry, the raid killed at least 14 guards.", "the ministry"),
        ("The ministry believes the raid killed 14 guards.", "The ministry"),
        ("State radio blamed the rebels for the blast and said it killed 14 guards.", "State radio"),
        ("Update: Nasr Medical Complex: 14 guards were killed in the raid.", "Nasr Medical Complex"),
        ("The raid killed 14 guards despite the truce announced on Monday.", None),
        ("More than 13 guards have been killed since May, official figures showed.", "official figures"),
        ("The raid killed 14 guards, the ministry claimed and police closed the road.", "the ministry"),
        ("The raid hit Dalem, the ministry claimed and police found 14 bodies.", None),
        ("The raid killed 14 guards. Omar Sahl fell ill while reporting from Dalem.", None),
    ],
)
def test_who_speaks_beside_what_is_told_of_them(text: str, claimant: str | None) -> None:
    assert told(text) == [(14, claimant)]


def test_sources_of_one_kind_are_two_where_each_has_words_of_its_own() -> None:
    first = "A source at the Dalem hospital told the agency that nine guards were wounded."
    assert len(told(first + " Earlier, a source at the police command said nine guards were wounded.")) == 2
    assert len(told(first + " The source added that nine guards were wounded.")) == 1


def test_the_kind_of_source_in_a_headline_is_the_one_the_text_names() -> None:
    headline = "Raid kills 14 in Dalem, says monitor\n"
    assert told(headline + "A raid has killed 14 people, the Relief Observatory says.") == [
        (14, "the Relief Observatory")
    ]
    assert told(headline + "A raid has killed 14 people.") == [(14, "monitor")]


def test_a_paper_named_far_below_tells_its_own_paragraph_only() -> None:
    text = "Three guards fled. They hid. Their post burned, reported Dalem News.\nNine rebels were killed elsewhere."
    assert told(text) == [(9, None)]
    assert told(text.replace("\n", " ")) == [(9, "Dalem News")]


def test_who_told_the_sentence_before_goes_before_who_opened_the_paragraph() -> None:
    lead = "A.\nB.\nC.\nA nurse was among the wounded, said the mayor. "
    assert told(lead + "Two guards were killed there, police said. Another died in hospital.")[1:] == [
        (2, "police"),
        (1, "police"),
    ]


def test_an_officials_number_is_not_a_monitors_though_both_are_told_early() -> None:
    lead = "The raid killed 14 guards, {} said.\nThe Relief Observatory said it had killed 14 guards."
    assert len(told(lead.format("a monitor"))) == 1
    assert len(told(lead.format("a medical source"))) == 2


def test_a_new_paragraph_that_turns_elsewhere_is_nobodys() -> None:
    text = "The observatory said nine rebels were killed.{}Meanwhile, an ambush killed 14 guards."
    assert told(text.format(" ")) == [(9, "The observatory"), (14, "The observatory")]
    assert told(text.format("\n")) == [(9, "The observatory"), (14, None)]


def test_who_tells_history_goes_on_with_it_in_the_same_paragraph() -> None:
    text = "The observatory said raids killed 300 rebels in 2015.{}Raids killed 200 rebels in 2014."
    assert told(text.format(" "))[1] == (200, "The observatory")
    assert told(text.format("\n"))[1] == (200, None)


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The raid killed 14 guards in a tea shop said Police Maj. Gen. Omar Sahl.", "Police Maj. Gen. Omar Sahl"),
        ("The raid killed 14 guards said an official at the police station.", "an official at the police station"),
        ("The raid killed 14 guards in the operation said the police.", "the police"),
        ("“The raid killed 14 guards” Omar Sahl a resident of Dalem said.", "Omar Sahl a resident of Dalem"),
        ("The raid killed 14 guards Omar Sahl the mayor said.", "Omar Sahl the mayor"),
        ("Omar Sahl 34 who lost his shop said the raid killed 14 guards.", "Omar Sahl"),
        ("A nurse speaking from Dalem said the raid killed 14 guards.", "A nurse"),
        ("In a statement posted online the Relief Union said the raid killed 14 guards.", "the Relief Union"),
        ("The raid killed 14 guards Omar Sahl told the agency by phone.", "Omar Sahl"),
        ("The raid killed 14 guards field sources declared.", "field sources"),
        ("The raid killed 14 guards in the gunfight which field sources declared over.", None),
    ],
)
def test_who_speaks_in_text_without_commas(text: str, claimant: str | None) -> None:
    assert told(text) == [(14, claimant)]


def test_a_report_tells_what_it_outlines() -> None:
    assert told("The report breaks down the toll, where raids killed 14 guards.") == [(14, "The report")]
    assert told("The road breaks down there, where raids killed 14 guards.") == [(14, None)]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Figures from the health ministry show that 900 nurses have been killed since 2001.", "Figures from the health ministry"),
        ("Official statistics show that 900 nurses have been killed since 2001.", "Official statistics"),
        ("A toll compiled by the union shows more than 899 nurses have been killed since 2001.", "the union"),
        ("The Relief Union, a think tank, estimates that raids have killed 900 nurses since 2001.", "The Relief Union"),
        ("The ministry's latest toll, released on Sunday, put the number of dead at 900.", "The ministry's latest toll"),
        ("Houses in the photographs show that 900 nurses have been killed since 2001.", None),
    ],
)  # fmt: skip
def test_who_counted(text: str, claimant: str | None) -> None:
    assert told(text) == [(900, claimant)]


def test_who_ends_a_sentence_tells_the_next_one_of_the_paragraph() -> None:
    lead = "A bomb killed nine guards in Dalem, police said. "
    assert told(lead + "At least 14 people were wounded.")[1] == (14, "police")
    assert told(lead + "About 14 people were reported wounded.")[1] == (14, None)
    assert told(lead + "In Marran 14 people were wounded.")[1] == (14, None)
    assert told(lead.replace(". ", ".\n") + "At least 14 people were wounded.")[1] == (14, None)


def test_what_came_of_an_attack_is_told_by_who_told_the_attack() -> None:
    lead = "A nurse told the agency that a mine went off near the village.\n"
    assert told(lead + "As a result, 14 people were wounded.") == [(14, "A nurse")]
    assert told(lead + "The explosion left 14 people wounded.") == [(14, "A nurse")]
    assert told(lead + "The village is poor, and 14 people were wounded there.") == [(14, None)]


def test_a_short_first_sentence_is_no_headline_whose_source_takes_a_name() -> None:
    text = "Gunmen killed four soldiers in Mali, a military source said. A local official said four soldiers had died."
    assert told(text) == [(4, "a military source"), (4, "A local official")]


def test_who_takes_credit_claims_what_follows() -> None:
    assert told("The rebels took credit for it, claiming to have killed 30 soldiers.") == [(30, "The rebels")]
    assert told("The rebels took credit for it, happy to have killed 30 soldiers.") == [(30, None)]


def test_who_denies_what_others_claim_is_its_claimant() -> None:
    for claim in ("a rebel claim", "the rebels' claim", "claims"):
        (found,) = extract(f"The army denied {claim} that 20 soldiers had been killed.").claims
        assert (found.claimant and found.claimant.text, found.denied) == ("The army", True)
    (found,) = extract("Locals claim that 20 soldiers had been killed.").claims
    assert (found.claimant and found.claimant.text, found.denied) == ("Locals", False)


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        ("The Union counted at least 14 dead and nine wounded in Dalem.", ["The Union", "The Union"]),
        ("The fighting brought 14 dead and nine wounded to Dalem.", [None, None]),
        ("The mayor, Omar Sahl, had earlier given a toll of 14 guards dead.", ["The mayor, Omar Sahl"]),
        ("The weekend's clashes had given a toll of 14 guards dead.", [None]),
        ("The ministry in Dalem updated its figures to 14 dead.", ["The ministry in Dalem"]),
        ("The Union's medics now put at 14 the dead of the raids.", ["The Union's medics"]),
        ("The army had put at the ready 14 guards who were killed.", [None]),
        ("The latest attack raised the toll to 14 dead.", [None]),
        ("Radio Dalem, a rebel station, broadcast a higher toll: 14 dead.", ["Radio Dalem, a rebel station"]),
        ("“The raid led to the martyrdom of 14 volunteers,” a local told this paper.", ["a local"]),
        ("The raid killed 14 guards, a Dalem Press correspondent there reported.", ["a Dalem Press correspondent"]),
        ("Medics counted 14 bodies, while the army acknowledged only two.", ["Medics"]),
        ("The Union has recorded 75 raids since May. Those raids have killed 98 people.", ["The Union"]),
    ],
)
def test_who_counts_speaks(text: str, claimants: list[str | None]) -> None:
    assert [claimant for _, claimant in told(text)] == claimants


@pytest.mark.parametrize(
    ("label", "paper"),
    [
        ("Dawn:", "Dawn"),
        ("The Express Tribune, February 7:", "The Express Tribune"),
        ("The Sentinel (May 3):", "The Sentinel"),
        ("Quetta:", None),
        ("Breaking:", None),
    ],
)
def test_the_paper_that_heads_a_text_tells_all_of_it(label: str, paper: str | None) -> None:
    text = f"{label} Four guards were hurt in a raid in Marn. Two more were killed near the mill."
    assert told(text) == [(4, paper), (2, paper)]


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        (
            (
                "The bombing killed 21, according to the interior ministry. The United Front claimed responsibility for the "
                "attack on its website. It said 50 people were killed or wounded."
            ),
            ["the interior ministry", "The United Front"],
        ),
        ("🔴 Ministry of Health: 58 martyrs arrived at the hospitals in the past 24 hours", ["Ministry of Health"]),
        ("The United Front claimed in a radio broadcast that it had killed 17 soldiers.", ["The United Front"]),
        (
            (
                "Minister Omar Sahl told the Assembly in a written reply that 27 civilians were killed, reports The Herald. "
                "In 2015, 16 civilians had been killed."
            ),
            ["Minister Omar Sahl", "Minister Omar Sahl"],
        ),
    ],
)
def test_who_claims_answers_or_opens_an_item_is_the_claimant(text: str, claimants: list[str]) -> None:
    assert [claim.claimant and claim.claimant.text for claim in extract(text).claims] == claimants
