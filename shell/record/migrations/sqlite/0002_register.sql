-- What can be forgotten: each subject's key, and the register of names and free text.
-- Format: docs/formats/record.md.

CREATE TABLE seal (
    subject   TEXT PRIMARY KEY NOT NULL,
    wrapped   BLOB NOT NULL,
    forgotten INTEGER,
    digest    BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;

CREATE TABLE register (
    subject TEXT NOT NULL,
    field   TEXT NOT NULL,
    value   BLOB NOT NULL,
    digest  BLOB NOT NULL CHECK (length(digest) = 32),
    PRIMARY KEY (subject, field)
) STRICT;

-- Every digest of the two tables, added together bit by bit: a row that goes missing shows.
INSERT INTO meta (name, value) VALUES ('tally', zeroblob(32));
