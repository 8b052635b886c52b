"""How well predicted strikes and claims match hand-labelled ones: the measures of ``tocsin score``.

A document is a JSON object ``{"id", "text", "claims": [...], "strikes": [...]}``. In gold and predicted documents
alike a text field may be a plain string or an object with "text" (or "name"), a count may stand as "low"/"high" or
inside "count", places may be strings or objects, and evidence may be a string or ``{"start", "end", "text"}``.

Claims are paired one to one. A pair must agree on the effect and the low bound; among those the pairing prefers the
same words, then the most slots. "core" counts pairs, "full" counts pairs that also agree on the kind of bound, the
category, claimant, scope, subset and denial. Strikes pair on mode family and on a shared place or overlapping evidence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tocsin.schemas import Value

Item = Mapping[str, Any]
Span = tuple[int, int]

FAMILY = {
    "air": "air", "drone": "air", "missile": "fire", "rocket": "fire", "shelling": "fire", "bomb": "bomb",
    "suicide": "bomb", "chemical": "chemical", "shooting": "ground", "clash": "ground", "unspecified": "any",
}  # fmt: skip
EMPTY_WORDS = frozenset(("the", "a", "an", "of", "in", "and", "for", "to", "by", "his", "its", "their", "s"))
FULL_SLOTS = ("bound", "category", "claimant", "scope", "subset", "denied")
SAME_WORDS_WEIGHT = 20
STRIKE_WORDS_WEIGHT = 4


@dataclass(frozen=True, slots=True)
class Rate:
    """Precision, recall and their harmonic mean, with the counts they come from."""

    hits: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """One item that found no partner: a claim or a strike, missed by the prediction or invented by it."""

    document: str
    kind: str
    """claim or strike."""
    label: str
    """The effect and low bound of a claim, the mode of a strike."""
    words: str
    """Its evidence."""


@dataclass(frozen=True, slots=True)
class Score:
    """What :func:`score` measures. ``slots`` maps a slot to (right, compared) among the pairs."""

    documents: int
    without_output: int
    claims_core: Rate
    claims_full: Rate
    strikes: Rate
    slots: dict[str, tuple[int, int]] = field(default_factory=dict)
    missed: tuple[Miss, ...] = ()
    invented: tuple[Miss, ...] = ()

    def slot(self, name: str) -> float:
        """The share of pairs that agree on slot ``name``; 0.0 where nothing was compared."""
        right, compared = self.slots.get(name, (0, 0))
        return right / compared if compared else 0.0


def score(gold: Iterable[Item], predicted: Iterable[Item]) -> Score:
    """Compare ``predicted`` documents with ``gold`` ones, by id. A gold document without prediction counts as empty."""
    by_id = {str(document["id"]): _plain(document) for document in predicted}
    tally = _Tally()
    for document in gold:
        key = str(document["id"])
        tally.add(key, _plain(document), by_id.get(key))
    return tally.result()


def _plain(document: Any) -> Item:
    return document.to_dict() if isinstance(document, Value) else document


class _Tally:
    """Counts over documents."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.compared: Counter[str] = Counter()
        self.missed: list[Miss] = []
        self.invented: list[Miss] = []

    def add(self, key: str, gold: Item, predicted: Item | None) -> None:
        self.counts["documents"] += 1
        self.counts["absent"] += predicted is None
        text = str(gold["text"])
        self._claims(key, text, list(gold.get("claims") or ()), list((predicted or {}).get("claims") or ()))
        self._strikes(key, text, list(gold.get("strikes") or ()), list((predicted or {}).get("strikes") or ()))

    def _claims(self, key: str, text: str, gold: list[Item], predicted: list[Item]) -> None:
        def weigh(want: Item, got: Item) -> int:
            if want["effect"] != got.get("effect") or _bounds(want)[0] != _bounds(got)[0]:
                return 0
            same_words = SAME_WORDS_WEIGHT * _overlap(_span(want, text), _span(got, text))
            return 1 + same_words + sum(claim_slots(want, got).values())

        pairs = pair_up(gold, predicted, weigh)
        self._count("claims", gold, predicted, pairs)
        for i, j in pairs:
            slots = claim_slots(gold[i], predicted[j])
            self.counts["claims_full"] += all(slots[name] for name in FULL_SLOTS)
            self._compare(slots)
        self._leftovers(key, "claim", gold, predicted, pairs, lambda item: f"{item.get('effect')} {_bounds(item)[0]}")

    def _strikes(self, key: str, text: str, gold: list[Item], predicted: list[Item]) -> None:
        def weigh(want: Item, got: Item) -> int:
            families = FAMILY.get(str(want["mode"]), "?"), FAMILY.get(str(got.get("mode")), "?")
            if families[0] != families[1] and "any" not in families:
                return 0
            near, placed = _overlap(_span(want, text), _span(got, text)), _share_place(want, got)
            if not near and not placed:
                return 0
            same_mode = int(want["mode"] == got.get("mode"))
            return 1 + STRIKE_WORDS_WEIGHT * near + 2 * same_mode + placed

        pairs = pair_up(gold, predicted, weigh)
        self._count("strikes", gold, predicted, pairs)
        for i, j in pairs:
            self._compare(strike_slots(gold[i], predicted[j]))
        self._leftovers(key, "strike", gold, predicted, pairs, lambda item: str(item.get("mode")))

    def _count(self, kind: str, gold: list[Item], predicted: list[Item], pairs: list[tuple[int, int]]) -> None:
        self.counts[kind + "_gold"] += len(gold)
        self.counts[kind + "_predicted"] += len(predicted)
        self.counts[kind + "_hits"] += len(pairs)

    def _compare(self, slots: dict[str, bool]) -> None:
        for name, right in slots.items():
            self.right[name] += right
            self.compared[name] += 1

    def _leftovers(
        self, key: str, kind: str, gold: list[Item], predicted: list[Item], pairs: list[tuple[int, int]],
        label: Callable[[Item], str],
    ) -> None:  # fmt: skip
        paired_gold, paired_predicted = {i for i, _ in pairs}, {j for _, j in pairs}
        for items, paired, out in ((gold, paired_gold, self.missed), (predicted, paired_predicted, self.invented)):
            out += [
                Miss(key, kind, label(item), _text(item.get("evidence")) or "")
                for n, item in enumerate(items)
                if n not in paired
            ]

    def result(self) -> Score:
        n = self.counts
        return Score(
            documents=n["documents"],
            without_output=n["absent"],
            claims_core=Rate(n["claims_hits"], n["claims_predicted"], n["claims_gold"]),
            claims_full=Rate(n["claims_full"], n["claims_predicted"], n["claims_gold"]),
            strikes=Rate(n["strikes_hits"], n["strikes_predicted"], n["strikes_gold"]),
            slots={name: (self.right[name], self.compared[name]) for name in self.compared},
            missed=tuple(self.missed),
            invented=tuple(self.invented),
        )


def pair_up(gold: list[Item], predicted: list[Item], weigh: Callable[[Item, Item], int]) -> list[tuple[int, int]]:
    """One-to-one pairs of indexes, heaviest first; weight 0 means the two may not pair."""
    options = sorted(((weigh(w, p), i, j) for i, w in enumerate(gold) for j, p in enumerate(predicted)), reverse=True)
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for weight, i, j in options:
        if weight and i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def claim_slots(want: Item, got: Item) -> dict[str, bool]:
    """Which slots two claims agree on."""
    subset = got.get("subset")
    if subset is None:
        subset = got.get("subset_of") is not None
    return {
        "bound": _bound_kind(want) == _bound_kind(got),
        "category": _category(want) == _category(got),
        "claimant": _same_name(want.get("claimant"), got.get("claimant")),
        "victims": _same_name(want.get("victims"), got.get("victims")),
        "perpetrator": _same_name(want.get("perpetrator"), got.get("perpetrator")),
        "place": _share_place(want, got),
        "scope": want.get("scope") == got.get("scope"),
        "subset": bool(want.get("subset")) == bool(subset),
        "denied": bool(want.get("denied")) == bool(got.get("denied")),
    }


def strike_slots(want: Item, got: Item) -> dict[str, bool]:
    """Which slots two strikes agree on."""
    return {
        "strike_mode": want["mode"] == got.get("mode"),
        "strike_place": _share_place(want, got),
        "strike_attacker": _same_name(want.get("attacker"), got.get("attacker")),
        "strike_status": want.get("status") == got.get("status"),
        "strike_scope": want.get("scope") == got.get("scope"),
    }


def _text(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, Mapping):
        found = value.get("text") or value.get("name")
        return None if found is None else str(found)
    return str(value)


def _words(value: Any) -> set[str]:
    return {word for word in re.findall(r"\w+", (_text(value) or "").lower()) if word not in EMPTY_WORDS}


def _same_name(a: Any, b: Any) -> bool:
    """Both absent, or at least half of the shorter one's words shared."""
    left, right = _words(a), _words(b)
    if not left or not right:
        return not left and not right
    return len(left & right) * 2 >= min(len(left), len(right))


def _places(item: Item) -> list[set[str]]:
    found = item.get("places") or ([item["location"]] if item.get("location") else [])
    return [_words(place) for place in found]


def _share_place(want: Item, got: Item) -> bool:
    left, right = _places(want), _places(got)
    if not left or not right:
        return not left and not right
    return any(a & b for a in left for b in right)


def _bounds(claim: Item) -> tuple[Any, Any]:
    count = claim.get("count")
    holder: Item = count if isinstance(count, Mapping) else claim
    return holder.get("low"), holder.get("high")


def _bound_kind(claim: Item) -> str:
    low, high = _bounds(claim)
    return "open" if high is None else "point" if high == low else "range"


def _category(claim: Item) -> Any:
    victims = claim.get("victims")
    inner = victims.get("category") if isinstance(victims, Mapping) else None
    return claim.get("category") or inner


def _span(item: Item, text: str) -> Span | None:
    evidence = item.get("evidence")
    if isinstance(evidence, Mapping):
        if evidence.get("start") is not None and evidence.get("end") is not None:
            return int(evidence["start"]), int(evidence["end"])
        evidence = evidence.get("text")
    if not evidence:
        return None
    at = text.find(str(evidence))
    return (at, at + len(str(evidence))) if at >= 0 else None


def _overlap(a: Span | None, b: Span | None) -> bool:
    return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]
