-- Plain SQL that SQLite and PostgreSQL both take. Records are text, so that a hash is of the same bytes everywhere.
CREATE TABLE ledger (
    seq BIGINT NOT NULL PRIMARY KEY CHECK (seq > 0),
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    tool TEXT NOT NULL,
    action TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    object TEXT NOT NULL
);
CREATE INDEX ledger_by_object ON ledger (kind, id, seq);
