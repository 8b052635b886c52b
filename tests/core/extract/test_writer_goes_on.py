"""Who speaks in text without commas, where the writer goes on behind the speaker, and where paragraphs lost their full stops."""

from __future__ import annotations

from itertools import product

import pytest

from tocsin.core.extract import extract

SAID = "Warplanes bombed a market near Ariha killing nine people"
SPEAKERS = ("rescue workers", "a monitoring group", "Kurdish security officials", "al-Mayadeen TV channel", "police")
ENDS = (
    "said despite a ceasefire",
    "told AFP but the ministry gave no toll",
    "said in one of the deadliest attacks this year",
    "said without giving details",
    "said while the army denied it",
    "said in a statement on the second day of the truce",
)


@pytest.mark.parametrize(("speaker", "end"), list(product(SPEAKERS, ENDS)))
def test_the_speaker_before_what_the_writer_adds(speaker: str, end: str) -> None:
    (claim,) = extract(f"{SAID} {speaker} {end}.").claims
    assert claim.count.low == 9
    assert claim.claimant is not None
    assert claim.claimant.text == speaker


@pytest.mark.parametrize("scene", ["in a market", "at a hospital", "near the border", "in Idlib province"])
@pytest.mark.parametrize("speaker", ["rescue workers", "security officials", "witnesses"])
def test_a_scene_is_no_part_of_who_speaks(scene: str, speaker: str) -> None:
    (claim,) = extract(f"Air raids killed nine people {scene} {speaker} said.").claims
    assert claim.claimant is not None
    assert claim.claimant.text == speaker


def test_what_is_said_behind_the_speaker_stays_said() -> None:
    (claim,) = extract("The governor spoke in the city and said in the last hours nine people were killed.").claims
    assert claim.claimant is not None
    assert "governor" in claim.claimant.text


BARE = (
    "Two guards were killed when gunmen attacked a road camp in Helmand on June 5 reports The Herald Police later shot dead "
    "two more gunmen who had tried to enter by the back wall No foreigner was hurt an embassy official said in Kabul "
    "An AK rifle was found near Sangin A police spokesman said a cook was wounded"
)


def test_a_paragraph_without_full_stops() -> None:
    claims = {(c.effect.value, c.count.low): c.claimant and c.claimant.text for c in extract(BARE).claims}
    assert claims == {
        ("killed", 2): "The Herald",
        ("killed_or_wounded", 0): "an embassy official",
        ("wounded", 1): "A police spokesman",
    }


def test_a_label_of_two() -> None:
    (claim,) = extract("IDF and ISA: An officer was severely injured by an explosion in Tubas.").claims
    assert claim.claimant is not None
    assert claim.claimant.text == "IDF and ISA"


def test_a_body_that_gives_a_number_as() -> None:
    (claim,) = extract("After the blast the Interior Ministry gave the number of injured as 137.").claims
    assert (claim.effect.value, claim.count.low) == ("wounded", 137)
    assert claim.claimant is not None
    assert "Interior Ministry" in claim.claimant.text
