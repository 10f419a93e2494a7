-- The log: what this file is, its entries, and the heads signed over them.
-- Format: docs/formats/record.md.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY NOT NULL,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
    seq         INTEGER PRIMARY KEY NOT NULL CHECK (seq > 0),
    recorded_at INTEGER NOT NULL,
    recorded_by TEXT NOT NULL,
    command     TEXT NOT NULL,
    kind        TEXT NOT NULL,
    subject     TEXT,
    body        BLOB NOT NULL,
    prev        BLOB NOT NULL CHECK (length(prev) = 32),
    hash        BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX entry_command ON entry (command);

CREATE TABLE signed_head (
    seq       INTEGER PRIMARY KEY NOT NULL CHECK (seq > 0),
    hash      BLOB NOT NULL CHECK (length(hash) = 32),
    at        INTEGER NOT NULL,
    signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT;

CREATE TRIGGER entry_keeps_what_it_says BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'the record is append-only: an entry is never changed'); END;

CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'the record is append-only: an entry is never removed'); END;

-- INSERT OR REPLACE removes a row without asking the trigger above, so an insert is asked too.
CREATE TRIGGER entry_is_never_replaced BEFORE INSERT ON entry
WHEN EXISTS (SELECT 1 FROM entry WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the record is append-only: this entry is already recorded'); END;

CREATE TRIGGER signed_head_keeps_what_it_says BEFORE UPDATE ON signed_head
BEGIN SELECT RAISE(ABORT, 'the record is append-only: a signed head is never changed'); END;

CREATE TRIGGER signed_head_is_never_removed BEFORE DELETE ON signed_head
BEGIN SELECT RAISE(ABORT, 'the record is append-only: a signed head is never removed'); END;

CREATE TRIGGER signed_head_is_never_replaced BEFORE INSERT ON signed_head
WHEN EXISTS (SELECT 1 FROM signed_head WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the record is append-only: this head is already signed'); END;
