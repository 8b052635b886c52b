"""Sample story, invented: a few feeds that tocsin serves to itself, so that a first run has something to show."""

from tocsin.sample.server import sample_feeds, serve
from tocsin.sample.story import DISCLAIMER, PACE_S, Story, load_story

__all__ = ["DISCLAIMER", "PACE_S", "Story", "load_story", "sample_feeds", "serve"]
