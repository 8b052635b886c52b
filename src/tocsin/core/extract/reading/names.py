"""Which places and actors a text names: found when first asked for, then kept."""

from __future__ import annotations

from tocsin.core.actors.find import ActorMention, find_actors
from tocsin.core.extract.reading.doc import Doc
from tocsin.core.places.find import find_places
from tocsin.core.places.mention import PlaceMention


class Names:
    """The places and actors of one text. Finding them is the dearest step, and most texts never need it."""

    __slots__ = ("_actors", "_places", "doc")

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._places: tuple[PlaceMention, ...] | None = None
        self._actors: tuple[ActorMention, ...] | None = None

    @property
    def places(self) -> tuple[PlaceMention, ...]:
        """Every place mention of the text, in order."""
        if self._places is None:
            self._places = find_places(self.doc.text, self.doc.vocabulary)
        return self._places

    @property
    def actors(self) -> tuple[ActorMention, ...]:
        """Every actor mention of the text, in order."""
        if self._actors is None:
            self._actors = find_actors(self.doc)
        return self._actors

    @property
    def known_places(self) -> tuple[PlaceMention, ...] | None:
        """The places, if somebody asked for them already."""
        return self._places

    @property
    def known_actors(self) -> tuple[ActorMention, ...] | None:
        """The actors, if somebody asked for them already."""
        return self._actors
