"""Who stands behind an attack when only another sentence tells, and what was said of it without its being done."""

import pytest

from tocsin.core.extract import extract
from tocsin.schemas.words import StrikeStatus

BLAST = "A bomb exploded in a market in Quetta on Monday, killing five people."

TOLD_OF = (
    "Police attributed the attack to Boko Haram.",
    "Boko Haram is suspected to be behind the attack.",
    "Boko Haram is believed to be responsible for the attack.",
    "Police suspect the involvement of Boko Haram in the attack.",
    "Police said Boko Haram was behind the attack.",
    "Suspicion fell on Boko Haram.",
    "The authorities held Boko Haram responsible for the attack.",
    "The attack was the handiwork of Boko Haram, police said.",
    "Local sources said the attackers belonged to Boko Haram.",
    "In a statement, Boko Haram said its fighters carried out the attack.",
    "“Our fighters carried out the attack,” a spokesman for Boko Haram said.",
    "No group has claimed the attack, but police suspect Boko Haram.",
)
NOT_TOLD_OF = (
    "Boko Haram condemned the attack.",
    "Boko Haram denied that it was behind the attack.",
    "Boko Haram is active in the area.",
)
STATUSES = (
    ("Boko Haram warned it would fire rockets at Quetta.", StrikeStatus.THREATENED),
    ("The army said it had not carried out any air strikes on Quetta.", StrikeStatus.DENIED),
    ("The army rejected accusations that it had shelled Quetta.", StrikeStatus.DENIED),
    ("Police foiled a plot by the Baloch Liberation Army (BLA) to bomb a market in Quetta.", StrikeStatus.HYPOTHETICAL),
)


@pytest.mark.parametrize("sentence", TOLD_OF)
def test_who_is_suspected_or_says_so_made_the_attack(sentence: str) -> None:
    (strike,) = extract(f"{BLAST} {sentence}", article_id="a").strikes
    assert strike.attacker is not None
    assert strike.attacker.text == "Boko Haram"


@pytest.mark.parametrize("sentence", NOT_TOLD_OF)
def test_who_is_only_named_beside_it_did_not(sentence: str) -> None:
    (strike,) = extract(f"{BLAST} {sentence}", article_id="a").strikes
    assert strike.attacker is None


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_what_was_not_done_is_told_as_such(text: str, status: StrikeStatus) -> None:
    (strike,) = extract(text, article_id="a").strikes
    assert strike.status is status


def test_the_dead_of_another_town_fell_to_the_same_side() -> None:
    text = "Regime warplanes bombed Saraqib on Monday, killing eight people. Three more people were killed in Binnish."
    first, second = extract(text, article_id="a").strikes
    assert first.attacker is not None
    assert second.attacker is not None
    assert first.attacker.text == second.attacker.text == "Regime warplanes"
