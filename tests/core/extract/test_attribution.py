"""Who says what: each way of naming a source beside one that names none."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract


def speakers(text: str) -> list[str | None]:
    return [claim.claimant.text if claim.claimant else None for claim in extract(text).claims]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The Relief Committees another monitoring group says the raid killed 13 guards.", "The Relief Committees another monitoring group"),
        ("Near Dalem another monitoring group says the raid killed 13 guards.", "monitoring group"),
        ("The group with a network of sources inside Dalem said 28 rebels had been killed.", "The group with a network of sources inside Dalem"),
        ("The siege of Dalem has killed some 300 rebels the observatory said including 80 officers.", "the observatory"),
        ("The siege of Dalem has killed some 300 rebels the observatory said adding that it goes on.", "the observatory"),
        ("The report added that five soldiers were killed.", "The report"),
        ("The governor had accused the army of a raid that killed five farmers.", "The governor"),
        ("The governor was accused, and a raid killed five farmers.", None),
        ("A local doctor described seeing 35 bodies in a ward.", "A local doctor"),
        ("A local doctor described the ward, where 35 bodies lay.", None),
        ("A video shared by thousands shows two rebels killed on a road.", None),
        ("A villager shows a grave in which two rebels killed on a road lie.", None),
        ("According to details, three passengers were killed on the road.", None),
        ("According to the police, three passengers were killed on the road.", "the police"),
        ("More raids feared - Reports DALEM (Agency) Two rebels were killed.", None),
    ],
)  # fmt: skip
def test_who_speaks_in_a_sentence(text: str, claimant: str | None) -> None:
    assert speakers(text)[0] == claimant


def test_who_has_reports_speaks_himself() -> None:
    assert speakers("General Omar Sahl said he had reports that seven rebels were killed.") == ["General Omar Sahl"]
    assert speakers("There were reports that seven rebels were killed.") == ["reports"]


def test_his_figures_are_those_of_who_spoke_before() -> None:
    text = "Doctor Omar Sahl told of a raid on Dalem. His figures say that 83 rebels were killed."
    assert speakers(text) == ["Doctor Omar Sahl"]


def test_what_the_speaker_was_told_is_what_he_says() -> None:
    quote = "“Some people told me that two rebels were killed on the road to Dalem,” General Omar Sahl said."
    assert speakers(quote) == ["General Omar Sahl"]
    assert speakers("Some people told reporters that two rebels were killed on the road to Dalem.") == ["Some people"]


def test_a_source_two_sentences_after_a_quotation_is_not_its_speaker() -> None:
    text = (
        "The fund of the ministry said in a statement that help is near. “At least 27 farmers were killed in the raid "
        "near Dalem.” The road is closed. The rebels said nothing."
    )
    assert speakers(text) == ["The fund of the ministry"]


def test_hearsay_and_history_are_not_carried_from_the_last_source() -> None:
    carried = "The police said a shop burnt down. Another man was killed in the blast."
    assert speakers(carried) == ["The police"]
    assert speakers("The police said a shop burnt down. Another man was reportedly killed.") == [None]
    assert speakers(
        "The police said a shop burnt down. This comes after three people were killed on July 9, 2009."
    ) == [None]


def test_a_lead_takes_the_source_its_repetition_names() -> None:
    lead = "A raid on Dalem killed at least 44 farmers.\n\nIt was dark.\n\n"
    assert speakers(lead + "At least 44 farmers were killed in the raid, the ministry said.") == ["the ministry"]
    assert speakers(lead + "At least 44 farmers were killed in the raid.") == [None]
