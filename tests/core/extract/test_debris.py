"""What of a page is the article: sentences without a full stop are, the headlines below it are not."""

from __future__ import annotations

from tocsin.core.extract import extract

TITLE = "Wounded in raids on Dalem"
RAID = "Six villagers were hurt today when warplanes hit a house in the hills above the town of Dalem"
SECOND = "A medic said that later in the day a shepherd was killed by a shell in the fields near Dalem"
ENDED = "Rescue workers went on digging through the night, and the roads around the town stayed closed."
OTHER = "Nine clerks were killed in a blast at the customs house of Marn earlier in the week, officials said"


def counts(*paragraphs: str) -> list[int]:
    return sorted(claim.count.low for claim in extract("\n\n".join(paragraphs)).claims)


def test_an_article_without_full_stops_is_read_whole() -> None:
    assert counts(TITLE, RAID, SECOND) == [1, 6]


def test_a_paragraph_without_its_stop_between_others_is_read() -> None:
    assert counts(TITLE, RAID + ".", SECOND, ENDED) == [1, 6]


def test_headlines_below_an_article_with_full_stops_are_not() -> None:
    assert counts(TITLE, RAID + ".", ENDED, OTHER) == [6]


def test_what_follows_a_related_list_is_not() -> None:
    assert counts(TITLE, RAID, SECOND, "Related news", OTHER) == [1, 6]
