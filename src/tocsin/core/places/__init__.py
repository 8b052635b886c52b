"""Where: the places a text names, which ones they are, and which of them a statement is about."""

from tocsin.core.places.attach import places_for
from tocsin.core.places.find import find_places
from tocsin.core.places.mention import PlaceMention

__all__ = ["PlaceMention", "find_places", "places_for"]
