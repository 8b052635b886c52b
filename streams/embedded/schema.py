"""How the log is laid out in its SQLite file, and which files are ours."""

APPLICATION_ID = 0x746F6373  # "tocs": SQLite's own field for whose file this is
LAYOUT_VERSION = 1  # kept in user_version; a later tocsin may write a later one

PAGE_BYTES = 4096

# seq is the order of appends over the whole log, off the order within one partition. `at` is when
# we appended (never runs backwards); `ts` is the record's own time and may lie anywhere.
DDL = f"""
PRAGMA page_size = {PAGE_BYTES};
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {LAYOUT_VERSION};
CREATE TABLE topics (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    compact INTEGER NOT NULL,
    retention_ms INTEGER,
    retention_bytes INTEGER,
    tombstone_ms INTEGER NOT NULL
);
CREATE TABLE partitions (
    id INTEGER PRIMARY KEY,
    topic INTEGER NOT NULL REFERENCES topics (id),
    number INTEGER NOT NULL,
    end INTEGER NOT NULL DEFAULT 0,
    records INTEGER NOT NULL DEFAULT 0,
    bytes INTEGER NOT NULL DEFAULT 0,
    cleaned INTEGER NOT NULL DEFAULT 0,
    UNIQUE (topic, number)
);
CREATE TABLE records (
    seq INTEGER PRIMARY KEY,
    part INTEGER NOT NULL,
    off INTEGER NOT NULL,
    ts INTEGER NOT NULL,
    at INTEGER NOT NULL,
    key BLOB,
    headers BLOB,
    value BLOB
);
CREATE UNIQUE INDEX by_offset ON records (part, off);
CREATE TABLE offsets (
    grp TEXT NOT NULL,
    part INTEGER NOT NULL,
    off INTEGER NOT NULL,
    PRIMARY KEY (grp, part)
) WITHOUT ROWID;
"""
