"""Sources whose verb names who listens, who are reached or reported to have spoken, and the names behind their roles."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract


def sources(text: str) -> set[str | None]:
    return {claim.claimant.text if claim.claimant else None for claim in extract(text).claims}


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The mayor briefed reporters that nine people had been killed in the blast.", "The mayor"),
        ("Police notified the families that nine soldiers had been killed.", "Police"),
        ("The ministry alerted parliament on Monday that nine soldiers had been captured.", "The ministry"),
        ("Village elders, however, told us that nine people had been killed.", "Village elders"),
        ("The governor is reported to have said that nine people were killed in the raid.", "The governor"),
        (
            "Nine people were killed, said the mayor of Tarin, Omar Sahl.",
            "the mayor of Tarin, Omar Sahl",
        ),
        ("Nine people were killed, said a resident of Tarin, Upper Dalem Province.", "a resident of Tarin"),
        ("Nine people were killed in the blast, a message by the brigade read.", "a message by the brigade"),
        ('"Our men killed nine soldiers," read a leaflet in a letter by the brigade.', "a leaflet in a letter"),
        (
            "Nine people were killed, a statement issued by the army said.",
            "a statement issued by the army",
        ),
        ("A trader contacted by telephone said trucks had carried nine bodies away.", "A trader"),
        ("Clinic sources confirm the arrival of nine bodies.", "Clinic sources"),
        ("Traders of Tarin, where the bus was hit, said nine people were killed.", "Traders of Tarin"),
        ("The army rejected reports in local media that nine soldiers had been killed.", "The army"),
        ("Dalem: Police: two soldiers killed in ambush", "Police"),
        ("The police chief and the mayor both said nine people died.", "The police chief and the mayor"),
        (
            "Nine people were killed, an official with the rescue service said on condition of anonymity because he may not speak.",
            "an official with the rescue service",
        ),
        ("A clerk who asked to remain unnamed said nine people were killed.", "A clerk"),
        ("The Tarin Agency, affiliated to the front, said that a raid killed nine people.", "The Tarin Agency"),
        ("The mayor, citing his own sources, said nine people were killed.", "The mayor"),
        (
            "Nine people were killed by raiders a commander who gave his name as Abu Karim said by Skype.",
            "a commander who gave his name as Abu Karim",
        ),
        (
            "Update: Civil Rescue in the south: We recovered nine bodies from under the rubble.",
            "Civil Rescue in the south",
        ),
    ],
)
def test_who_tells_is_named_beside_who_listens(text: str, claimant: str) -> None:
    assert sources(text) == {claimant}


@pytest.mark.parametrize(
    "text",
    [
        "Reporters were briefed that nine people had been killed in the blast.",
        "The blast reminded traders of the raid that killed nine people.",
        "The strike is reported to have killed nine people.",
        "The rebels shelled the town with forty shells, without reporting casualties.",
        "The rebels shelled the town with forty rockets, amid confirmed reports of casualties.",
        "Nine people were killed and no one ever admitted it.",
        "Students read the names of nine people killed in the blast.",
        "However no loss of life was reported The Tarin Front claimed responsibility for the blast.",
    ],
)
def test_words_alike_name_nobody(text: str) -> None:
    assert sources(text) == {None}


def test_he_is_who_spoke_before_the_quotation_not_whom_it_opens_with() -> None:
    text = (
        "Colonel Omar Sahl told the daily that troops saw them. "
        '"The raiders opened fire. In the battle three militants were killed," he said.'
    )
    assert sources(text) == {"Colonel Omar Sahl"}
