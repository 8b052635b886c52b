"""Who: the states, forces and armed groups a text names."""

from tocsin.core.actors.find import ActorMention, find_actors
from tocsin.core.actors.table import Form, side_countries

__all__ = ["ActorMention", "Form", "find_actors", "side_countries"]
