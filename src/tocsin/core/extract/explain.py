"""Which words of a text led to what was extracted: labelled spans for a reader to check."""

from __future__ import annotations

from tocsin.core.extract.extracted import Extracted
from tocsin.schemas.event import Claim, Strike

Explained = tuple[int, int, str, str]
"""Start, end, label and rule: half-open character offsets, what the words are, the rule that read them so."""


def explain(text: str, extracted: Extracted) -> list[Explained]:
    """Every span that proves a field of ``extracted``, in reading order; wider spans before those inside them."""
    spans: set[Explained] = set()
    for claim in extracted.claims:
        spans.update(_of_claim(claim))
    for strike in extracted.strikes:
        spans.update(_of_strike(strike))
    inside = [span for span in spans if 0 <= span[0] < span[1] <= len(text)]
    return sorted(inside, key=lambda span: (span[0], -span[1], span[2], span[3]))


def _of_claim(claim: Claim) -> list[Explained]:
    rule = claim.rules[0] if claim.rules else ""
    found = [
        (claim.evidence.start, claim.evidence.end, f"claim:{claim.effect}", rule),
        (*claim.count.span, "count", claim.count.qualifier.value),
        (*claim.victims.span, "victims", claim.victims.category.value),
    ]
    if claim.claimant is not None:
        by = next((name for name in claim.rules[1:] if not name.startswith("scope.")), "")
        found.append((*claim.claimant.span, "claimant", by))
    if claim.perpetrator is not None:
        found.append((*claim.perpetrator.span, "perpetrator", claim.perpetrator.kind.value))
    found += [(*place.span, "place", place.precision.value) for place in claim.places]
    if claim.when is not None:
        found.append((*claim.when.span, "when", claim.when.precision.value))
    return found


def _of_strike(strike: Strike) -> list[Explained]:
    rule = strike.rules[0] if strike.rules else ""
    found: list[Explained] = [(strike.evidence.start, strike.evidence.end, f"strike:{strike.mode}", rule)]
    for actor, label in ((strike.attacker, "attacker"), (strike.target, "target")):
        if actor is not None:
            found.append((*actor.span, label, actor.kind.value))
    found += [(*place.span, "place", place.precision.value) for place in strike.places]
    if strike.when is not None:
        found.append((*strike.when.span, "when", strike.when.precision.value))
    return found
