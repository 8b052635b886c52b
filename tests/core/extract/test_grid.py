"""Ordinary parts of sentences in every combination: who is harmed, what is told of them, what befell them, what follows."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest

from tocsin.core.extract import extract

BEFORE = "A bomb went off in Quetta on Friday. "
PEOPLE: tuple[tuple[str, list[int]], ...] = (
    ("two soldiers", [2]),
    ("a farmer", [1]),
    ("a man and his two sons", [1, 2]),
    ("a woman named Salma Begum", [1]),
    ("an eight-year-old girl", [1]),
    ("three of the gunmen", [3]),
    ("four members of the same family", [4]),
    ("dozens of civilians", [24]),
    ("a Central Reserve Police Force (CRPF) constable", [1]),
    ("a local leader of the party", [1]),
    ("two women and a child", [2, 1]),
    ("Sub-Inspector Omar Said", [1]),
)
TOLD_OF = (
    ", identified as Omar Said,",
    " of 40 Border Rifles",
    ", hailing from Dalem,",
    " guarding the post",
    " travelling in a car",
    " on a motorcycle",
    " who had fled the town",
    " accused of murder",
    " present at the spot",
    " belonging to the United Front (UF)",
    ", police said,",
)
BEFELL: tuple[tuple[str, str], ...] = (
    ("{was} killed", "killed"),
    ("{was} caught in crossfire and killed", "killed"),
    ("fled but {was} shot dead", "killed"),
    ("came under fire and {was} killed", "killed"),
    ("{was} found dead", "killed"),
    ("lost {their} {lives}", "killed"),
    ("fell to sniper fire", "killed"),
    ("{was} declared brought dead", "killed"),
    ("arrived dead at the hospital", "killed"),
    ("succumbed to {their} injuries", "killed"),
    ("sustained bullet injuries", "wounded"),
    ("{was} hit by shrapnel", "wounded"),
    ("{was} said to be in critical condition", "wounded"),
    ("{was} abducted", "captured"),
    ("{was} taken hostage", "captured"),
    ("went missing", "missing"),
)
DONE: tuple[tuple[str, str], ...] = (
    ("The gunmen killed {x}.", "killed"),
    ("Militants shot {x} dead.", "killed"),
    ("Militants hacked to death {x}.", "killed"),
    ("The blast left {x} dead.", "killed"),
    ("The rebels managed to kill {x}.", "killed"),
    ("Gunmen took {x} hostage.", "captured"),
    ("The shelling led to the injury of {x}.", "wounded"),
    ("A shell hit a house, killing {x}.", "killed"),
    ("The attack that killed {x} went on for an hour.", "killed"),
    ("The bodies of {x} were recovered.", "killed"),
    ("The dead include {x}.", "killed"),
)
PARTS = (
    "Nine people, including {p}, were killed.",
    "Nine people were killed, {p} among them.",
    "Nine people were killed. Among them were {p}.",
    "Nine people were killed, and {p} were among them.",
    "Nine people comprising {p} were killed.",
    "Nine people, {p} included, were killed.",
    "Nine people were killed. They include {p}.",
    "Nine people were killed, with {p} among the dead.",
)
PART_OF: tuple[tuple[str, list[int]], ...] = (
    ("two policemen", [2]),
    ("three women and a child", [3, 1]),
    ("an Army major", [1]),
    ("three members of one family", [3]),
)


def fitted(predicate: str, counts: list[int]) -> str:
    one = counts == [1]
    return predicate.format(
        was="was" if one else "were", their="his" if one else "their", lives="life" if one else "lives"
    )


def lows(text: str, effect: str) -> list[int]:
    return sorted(claim.count.low for claim in extract(BEFORE + text).claims if claim.effect.value == effect)


def failing(sentences: list[tuple[str, str, list[int]]]) -> list[str]:
    """The sentences whose people are not counted once each."""
    return [text for text, effect, counts in sentences if lows(text, effect) != sorted(counts)]


@pytest.mark.parametrize(("befell", "effect"), BEFELL)
def test_whatever_befell_whomever_is_counted_once(befell: str, effect: str) -> None:
    plain = [(f"{who[0].upper()}{who[1:]} {fitted(befell, counts)}.", effect, counts) for who, counts in PEOPLE]
    told = [
        (f"{who[0].upper()}{who[1:]}{of} {fitted(befell, counts)}.", effect, counts)
        for (who, counts), of in product(PEOPLE[:2], TOLD_OF)
        if counts == [1] or "identified" not in of
    ]
    assert failing(plain + told) == []


@pytest.mark.parametrize(("done", "effect"), DONE)
def test_whatever_is_done_to_whomever_is_counted_once(done: str, effect: str) -> None:
    sentences = [(done.format(x=who), effect, counts) for who, counts in PEOPLE]
    assert failing([item for item in sentences if "The bodies" not in item[0] or item[2] != [1]]) == []


@pytest.mark.parametrize(("told", "part"), list(product(PARTS, PART_OF)))
def test_parts_are_told_apart_from_their_whole(told: str, part: tuple[str, list[int]]) -> None:
    who, counts = part
    claims = extract(BEFORE + told.format(p=who)).claims
    assert Counter((claim.count.low, claim.subset) for claim in claims) == Counter(
        [(9, False), *((low, True) for low in counts)]
    )


BODIES = (
    "Communist Party of India-Maoist (CPI-Maoist)",
    "People's War Group (PWG)",
    "Liberation Tigers of Tamil Eelam (LTTE)",
    "Islamic State of Iraq and the Levant (ISIL)",
    "Tehrik-i-Taliban Pakistan (TTP)",
    "Kurdistan Workers' Party (PKK)",
    "Yarmouk Martyrs Brigade",
    "Border Security Force (BSF)",
)
OF_BODIES = (
    "Three {b} members were killed on Monday.",
    "Police killed three {b} members.",
    "The bodies of three {b} members were found.",
    "An encounter left three {b} members dead.",
    "Three members of the {b} were shot dead.",
)
RANKS: tuple[tuple[str, int], ...] = (
    ("a Sub Inspector of Police", 1),
    ("an activist of the Muttahida Qaumi Movement (MQM)", 1),
    ("two activists of the ANP", 2),
    ("a Station House Officer (SHO)", 1),
    ("five members of one family", 5),
    ("a displaced man from Homs", 1),
    ("a Policeman", 1),
)
TWO = (
    "{a} and {b} were killed in Dalem on Monday.",
    "Militants shot dead {a} and {b} in Dalem.",
    "At least 15 persons, including {a} and {b}, were killed in Dalem.",
    "At least 15 persons including {a} and {b} were killed in Dalem reports Dawn.",
    "The blast killed 15 persons, including {a} and {b}, in Dalem.",
)


@pytest.mark.parametrize("body", BODIES)
def test_long_names_of_bodies_do_not_hide_how_many_of_theirs(body: str) -> None:
    assert failing([(told.format(b=body), "killed", [3]) for told in OF_BODIES]) == []


@pytest.mark.parametrize("told", TWO)
def test_two_told_by_rank_or_body_are_both_counted(told: str) -> None:
    whole = [15] if "15" in told else []
    pairs = [(one, other) for one in RANKS for other in RANKS if one is not other]
    assert failing([(told.format(a=a, b=b), "killed", [*whole, n, m]) for (a, n), (b, m) in pairs]) == []


def test_one_killed_and_another_injured_is_told_by_rank_too() -> None:
    for who, count in RANKS:
        text = f"A teacher was killed and {who} injured in Dalem."
        assert (lows(text, "killed"), lows(text, "wounded")) == ([1], [count])


SAYING = ["claimed", "denied", "declared", "alleged", "confirmed", "announced", "insisted"]
INSERTED = (
    "",
    "on Wednesday ",
    "late on 12 May ",
    "in a statement on Wednesday ",
    "in Geneva on Friday ",
    "by telephone ",
)
GOING_ON = [
    "noting",
    "explaining",
    "indicating",
    "alleging",
    "recalling",
    "stressing",
    "acknowledging",
    "revealing",
    "pointing out",
]


@pytest.mark.parametrize("verb", SAYING)
def test_what_stands_before_that_takes_no_verb_of_speech_from_its_speaker(verb: str) -> None:
    for inserted in INSERTED:
        (claim,) = extract(f"The ministry {verb} {inserted}that its jets had killed 12 civilians in Idlib.").claims
        assert claim.claimant is not None, inserted
        assert claim.claimant.text == "The ministry"
        assert claim.denied is (verb == "denied")


@pytest.mark.parametrize("verb", GOING_ON)
def test_who_does_something_and_goes_on_to_say_is_the_speaker(verb: str) -> None:
    (claim,) = extract(f"The union condemned the raid, {verb} that five nurses had been killed in Homs.").claims
    assert claim.claimant is not None
    assert claim.claimant.text == "The union"
