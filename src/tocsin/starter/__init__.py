"""The starter pack: feeds to choose from, shipped disabled."""
