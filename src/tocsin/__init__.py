"""tocsin watches the world's news feeds and rings when fighting escalates."""

__version__ = "0.1.0"
