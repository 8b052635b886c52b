"""Two texts are known to be alike from 64 bytes of each, on every machine."""

from __future__ import annotations

import random

import pytest

from tocsin.core.signature import content_hash, lead_signature, signature, similarity, words_of

RNG = random.Random(7)
WORDS = [f"{RNG.choice('abcdefgh')}{RNG.randrange(400)}" for _ in range(500)]
TEXT = " ".join(WORDS)


def jaccard(one: str, other: str) -> float:
    left, right = (
        {tuple(words[i : i + 3]) for i in range(len(words) - 2)} for words in (words_of(one), words_of(other))
    )
    return len(left & right) / len(left | right)


def test_the_signature_never_changes() -> None:
    # A row in a changelog compares signatures of different releases: another value here is a new format.
    assert signature("The quick brown fox jumps over the lazy dog again") == GOLDEN


GOLDEN = "ItroX0XF7wlPeyJN2g109vUm2X+t1zr6yFuGcWGxFAUaRamDTu/5Be0/O/D9mxB5l1B0xkBxR8TjJ6JKmcAFTQ=="


@pytest.mark.parametrize("kept", [0.95, 0.8, 0.6, 0.3])
def test_the_estimate_is_within_three_standard_errors(kept: float) -> None:
    other = " ".join(w if i % 20 < kept * 20 else f"new{i}" for i, w in enumerate(WORDS))
    true = jaccard(TEXT, other)
    assert abs(similarity(signature(TEXT), signature(other)) - true) < 3 * (0.25 / 64) ** 0.5


def test_unrelated_texts_are_not_alike() -> None:
    other = " ".join(f"z{i % 211}" for i in range(400))
    assert similarity(signature(TEXT), signature(other)) < 0.1


def test_the_lead_of_a_truncated_copy_is_the_same() -> None:
    head = " ".join(WORDS[:120])
    assert lead_signature(head) == lead_signature(TEXT)
    assert similarity(signature(head), signature(TEXT)) < 0.5


def test_case_and_punctuation_do_not_count() -> None:
    assert signature(TEXT.upper()) == signature(TEXT.replace(" ", ", "))
    assert content_hash("A Title", TEXT) == content_hash("a title!", TEXT.upper())
    assert content_hash("a title", TEXT) != content_hash("another title", TEXT)


def test_a_text_too_short_to_sign_is_like_nothing() -> None:
    assert signature("Nine killed in Kabul") == ""
    assert similarity("", "") == 0.0
    assert similarity(signature(TEXT), "") == 0.0


def test_other_scripts_are_signed() -> None:
    text = "کابل میں فضائی حملوں میں کم از کم انیس شہری ہلاک ہو گئے ہیں"
    assert len(signature(text)) == 88
    assert similarity(signature(text), signature(text)) == 1.0


def test_a_lone_surrogate_does_not_stop_the_line() -> None:
    assert signature("one two three \ud800 five six seven eight nine")
