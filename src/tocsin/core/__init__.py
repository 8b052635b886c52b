"""Decisions: pure functions from values to values; no clock, no network, no Faust."""
