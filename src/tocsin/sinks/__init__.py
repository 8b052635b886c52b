"""Where rows are kept: one file per warehouse, the tables they all share, and what brings records to them.

To add a warehouse: write a file with a class that is a ``Sink``, and add it to ``tests/sinks/warehouses.py``,
whose suite every sink passes.
"""

from tocsin.sinks.batch import Stored
from tocsin.sinks.duckdb import DuckDBSink, open_duckdb
from tocsin.sinks.follow import BatchLimits, SinkRunner, patiently
from tocsin.sinks.postgres import PostgresSink, open_postgres
from tocsin.sinks.sink import Positions, Sink
from tocsin.sinks.tables import STORED_NOUNS, TABLES

__all__ = [
    "STORED_NOUNS",
    "TABLES",
    "BatchLimits",
    "DuckDBSink",
    "Positions",
    "PostgresSink",
    "Sink",
    "SinkRunner",
    "Stored",
    "open_duckdb",
    "open_postgres",
    "patiently",
]
