"""Who speaks behind what opens a sentence, stands between commas, or answers somebody."""

from __future__ import annotations

import pytest

from tocsin.core.extract import extract


def speakers(text: str) -> list[str | None]:
    return [claim.claimant.text if claim.claimant else None for claim in extract(text).claims]


DIED = "two guards were killed in the attack."


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (f"Talking to a paper by phone from Dalem, Omar Sahl, who named himself a spokesman of the front, claimed responsibility and said that {DIED}", "Omar Sahl"),
        (f"Addressing a press conference in Dalem, Omar Sahl condemned the attack and told reporters that {DIED}", "Omar Sahl"),
        (f"Dalem Freedom Front (DFF) chairman Omar Sahl condemned the incident and said that {DIED}", "Dalem Freedom Front (DFF) chairman Omar Sahl"),
        (f"However Dalem Front spokesman Omar Sahl rejected the report saying that {DIED}", "Dalem Front spokesman Omar Sahl"),
        (f"Dalem's health ministry blamed the rebels and said {DIED}", "Dalem's health ministry"),
        (f"For its part DFF said {DIED}", "DFF"),
        (f"The Dalem Front, through its affiliated media, said {DIED}", "The Dalem Front"),
        (f"Later the source updated that {DIED}", "the source"),
        (f"The ministry updated its website, and {DIED}", None),
        ("Two guards were killed in the attack said Omar Sahl an activist in Dalem.", "Omar Sahl"),
        (f'A medical source for "Dalemnews": {DIED.capitalize()}', "A medical source"),
        (f'A street market for "Dalemnews": {DIED.capitalize()}', None),
        ("A bomb killed nine grocers near the market Omar Sahl told a paper on Sunday.", "Omar Sahl"),
        ("Nine grocers were killed in the raid, Omar Sahl said to our correspondent.", "Omar Sahl"),
        ("Nine grocers were killed said Dr Omar Sahl who lives in the town.", "Dr Omar Sahl"),
        ("Nine grocers were killed, in the estimation of the union.", "the union"),
        ("The union said a raid hit Dalem, amid reports of injuries.", None),
        ("The union said a raid hit Dalem, and two grocers were injured.", "The union"),
        ("The Dalem Front, in a statement, denied having lost any fighters.", "The Dalem Front"),
    ],
)  # fmt: skip
def test_a_speaker_is_named_without_what_leads_in(text: str, claimant: str | None) -> None:
    assert speakers(text)[0] == claimant


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ('The front said it had killed 50 soldiers. An official in Dalem denied this. "We lost seven soldiers," he said.', "An official in Dalem"),
        ('The front said it had killed 50 soldiers. An official in Dalem left. "We lost seven soldiers," he said.', "The front"),
        ('Judge Amin Tar said the men were guilty. "Two guards were killed at the gate itself."Omar Sahl said his clients are innocent.', "Judge Amin Tar"),
        ("Figures were released by the Ministry of Defence. The figures said two guards were killed.", "the Ministry of Defence"),
        ("Figures were lost by the way. The figures said two guards were killed.", "The figures"),
    ],
)  # fmt: skip
def test_whose_words_a_later_sentence_holds(text: str, claimant: str) -> None:
    assert speakers(text)[-1] == claimant
