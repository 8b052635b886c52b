"""People told by a number alone, or by a number and a word no list knows: "12 were", "dozens", "14 Tigers"."""

from __future__ import annotations

import re

from tocsin.core.extract.english.words import listed
from tocsin.core.extract.people.people import Group
from tocsin.core.extract.people.quantities import Quantity, find_qualifier, half, number_value, qualify, read_quantity
from tocsin.core.extract.reading.doc import Doc
from tocsin.schemas.words import Qualifier

BARE = re.compile(
    r"(?:Tor(?=a*[BKd])|(?<=,)To(?=wa*B)|(?<=&)To(?=wa*B)|D(?:[t|]D)?C{1,3}(?=a*[Bh])|D(?:[t|]D)?(?:oS)?[JCx]{0,2}[xC](?=[,.&IzKBhd;:-]|$)|[AT]J(?=(?:,C{1,4},)?[ah]*[BKdv])|[AD]J(?=[,.&)Iw])|fD?(?=[BhkvdK]|,a+,B)|A[xJIe]#(?:o[rw])?(?=a?[BKh])|T[xJ]#(?=a?[BKh])|A#or(?=[BhK])|for(?=B)|D\"[JCx]{0,2}x(?=\")|(?:A?VH?|D(?:[t|]?D)?H*(?:&D)?|A?H(?:oH)?|O)(?:\|O|O|oO|(?:o(?:r|T[KrO]|T(?=wB?[IxJCe]|[Ie])|w|S[J#]|(?=K)))?(?:(?=[KkgdBhvs,.;&|aIz)w(i:\-mt])|(?=e|r[hs]|T[CxJpPL]{1,7}(?:[Io][CxJTpP]+)*s)|$))|[DV](?:o[rw])(?=[BAPJpxC])|[DVH]oC(?=[^CpPLS]|$))"
)


BEFORE_SPEAKER = re.compile(r"(?<=[kg])[HDV](?=T[CxJpPL]{1,7}(?:[Io][CxJTpPL]+)*s)")
"""The "dozens" of "wounding dozens the observatory said", in text without commas."""


def number_alone(doc: Doc, tags: str, match: re.Match[str], floor: int) -> Group | None:
    """The people that ``match`` of ``BARE`` counts; None where it counts none. What qualifies the number stands from ``floor`` on."""
    first, last = match.span()
    if tags[first] in "xUC" or last == first:
        return None
    words = doc.words[first:last]
    lowers = doc.lowers
    if tags[first] in "AT" and "#" in tags[first:last]:  # "25 were killed and an equal number of them injured"
        return Group(
            first=first, last=last, head=tags.index("#", first), low=2, high=None, qualifier=Qualifier.VAGUE, number=(first, last),
            kind="count", alone=True,
        )  # fmt: skip
    if tags[first:last] == "To":
        if lowers[first] != "both":
            return None
        return Group(
            first=first, last=last + 1, head=first, low=2, high=2, qualifier=Qualifier.EXACT, number=(first, first + 1),
            kind="count", alone=True, partitive=True,
        )  # fmt: skip
    if tags[first:last] == "Tor":
        if lowers[first] not in ("all", "both") or lowers[last - 1] != "them":
            return None
        exact = lowers[first] == "both"
        return Group(
            first=first, last=last, head=first, low=2, high=2 if exact else None,
            qualifier=Qualifier.EXACT if exact else Qualifier.VAGUE, number=(first, last), kind="count", alone=True,
        )  # fmt: skip
    if tags[last - 2 : last] == "oT" and lowers[last - 1] != "those":
        last -= 2  # "seven of the"
        words, lowers = doc.words[first:last], doc.lowers
    if tags[last - 2 : last] == "oC":
        return _of_a_force(doc, first, last, floor)
    if tags[last - 1] in "xC" and tags[first] == "D":
        return _guessed(doc, tags, first, last, floor)
    if tags[first + 1 : first + 2] == "J" and last == first + 2:
        if lowers[first + 1] not in ORDINALS and not _one_without_noun(lowers[first], lowers[first + 1]):
            return None
        return Group(
            first=first, last=last, head=last - 1, low=1, high=1, qualifier=Qualifier.EXACT, number=(first, last),
            kind="single", alone=True,
        )  # fmt: skip
    if tags[first] == "f":
        if lowers[first] not in ("nobody", "none", "no-one") and lowers[last - 1] != "one":
            return None
        return Group(
            first=first, last=last, head=last - 1, low=0, high=0, qualifier=Qualifier.EXACT, number=(first, last),
            kind="zero", alone=True,
        )  # fmt: skip
    if lowers[first] in ("one", "another") and tags[first - 1 : first] in ("f", "T") and lowers[first - 1] != "the":
        return None
    if lowers[first] in ("others", "other"):
        quantity: Quantity | None = Quantity(2, None, Qualifier.VAGUE)
    elif lowers[first] == "another":
        quantity = Quantity(1, 1, Qualifier.EXACT)
    elif tags[first] == "O":
        return None
    else:
        idle = ("others", "more", "other", "number" if tags[first] in "DH" else "")
        quantity = read_quantity([word for word in words if word.lower() not in idle])
    if quantity is None:
        return None
    first = half(lowers, first, floor, quantity)
    start, kind = find_qualifier(lowers, first, floor)
    quantity = qualify(quantity, behind(lowers, first, last) or kind)
    return Group(
        first=start, last=last, head=last - 1 if tags[last - 1] == "O" else first, low=quantity.low, high=quantity.high,
        qualifier=quantity.qualifier, number=(start if kind != "exact" else first, last), kind="count", alone=True,
        definite=start < first and lowers[start] in ("the", "these", "those"),
        partitive="of" in lowers[first:last],
    )  # fmt: skip


def behind(lowers: list[str], first: int, last: int) -> str | None:
    """The qualifier behind a number in tokens ``first`` to ``last``: "a dozen or so", "thirty or more"."""
    at = next((k for k in range(first + 1, last - 1) if lowers[k] == "or"), 0)
    return {"so": "about", "more": "at_least"}.get(lowers[at + 1]) if at else None


ORDINALS = listed("first second third fourth fifth sixth seventh eighth ninth tenth")


def _one_without_noun(before: str, word: str) -> bool:
    """Such as "a 12-year-old was killed", "two Pakistanis and a local, were killed"."""
    return before in ("a", "an", "one") and (
        word in ("local", "tribal", "dalit", "minor") or (word.endswith("-old") and before != "one")
    )


def _guessed(doc: Doc, tags: str, first: int, last: int, floor: int) -> Group | None:
    """Such as "14 Tigers", "three bricklayers": a number and a plural no list knows."""
    number_last = last - 1
    while (
        not doc.lowers[number_last - 1][0].isdigit()
        and number_value(doc.lowers[number_last - 1]) is None
        and number_last > first + 1
    ):
        number_last -= 1
    head = doc.lowers[last - 1]
    named = tags[last - 1] == "C" and last < len(tags) and tags[last] in "Bh"
    named = named or head.endswith("ese") or head in FORCES
    if head.endswith(THINGS) or (not named and head in LOOT):
        return None
    if not named and (not head.endswith("s") or head.endswith("ss") or len(head) < 4 or doc.words[last - 1].isupper()):
        return None
    group = alone_quantity(doc, first, number_last, floor)
    if group is not None:
        group.last, group.head, group.alone, group.guessed = last, last - 1, False, True
    return group


THINGS = (
    "firearms",
    "weapons",
    "rifles",
    "pistols",
    "guns",
    "magazines",
    "cartridges",
    "grenades",
    "launchers",
    "explosives",
    "motorcycles",
)
"""What is found beside the dead: "the remains of five rebels, two high-powered firearms"."""
LOOT = listed(
    "phones sets uniforms documents backpacks knapsacks belongings tents bunkers hideouts cattle goats sheep cows camels"
)
FORCES = listed("daesh isis isil hezbollah hamas houthis shabaab al-shabaab takfiris naxals pkk ypg hts")
"""Armed groups that are spoken of as people: "dozens of Daesh"."""


def _of_a_force(doc: Doc, first: int, last: int, floor: int) -> Group | None:
    """Such as "finished off dozens of Daesh"."""
    group = alone_quantity(doc, first, last - 2, floor) if doc.lowers[last - 1] in FORCES else None
    if group is not None:
        group.last, group.head, group.alone = last, last - 1, False
    return group


def alone_quantity(doc: Doc, first: int, last: int, floor: int) -> Group | None:
    """Such as "wounding dozens activists said": the noun that follows belongs to the next clause."""
    quantity = read_quantity(doc.words[first:last])
    if quantity is None:
        return None
    start, kind = find_qualifier(doc.lowers, first, floor)
    quantity = qualify(quantity, kind)
    return Group(
        first=start, last=last, head=first, low=quantity.low, high=quantity.high, qualifier=quantity.qualifier,
        number=(start if kind != "exact" else first, last), kind="count", alone=True,
    )  # fmt: skip
