"""What one text states, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.schemas.event import Claim, Strike


@dataclass(frozen=True, slots=True)
class Extracted:
    """Strikes and claims in the order of their evidence; every span counts characters of the text they come from."""

    strikes: tuple[Strike, ...] = ()
    claims: tuple[Claim, ...] = ()
