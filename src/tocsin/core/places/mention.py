"""What the text says of places: one value per mention."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.core.places.gazetteer import Row
from tocsin.schemas.event import Place, Span
from tocsin.schemas.words import PlacePrecision, PlaceRole


@dataclass(slots=True)
class PlaceMention:  # not frozen: a text has many, and a frozen one takes longer to make
    """A place named in the text. ``place`` is its resolution; ``candidates`` every place of that name, best first.

    A place no gazetteer knows ("Pir Qayyum village") has a name, a precision and the country of the places beside
    it, but no position. ``dateline`` is true for the town a report is filed from.
    """

    place: Place
    candidates: tuple[Row, ...] = ()
    dateline: bool = False

    @property
    def span(self) -> Span:
        """Character offsets into the text."""
        return self.place.span

    @property
    def text(self) -> str:
        """The words as they stand."""
        return self.place.text

    @property
    def role(self) -> PlaceRole:
        """A place, or a name for those who govern there."""
        return self.place.role

    @property
    def precision(self) -> PlacePrecision:
        """How fine the place is."""
        return self.place.precision
