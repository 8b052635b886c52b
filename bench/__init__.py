"""Benchmarks: ratios in one run, beside a named rival; `make bench` prints all the tables."""
