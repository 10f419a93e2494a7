-- What can be forgotten: each subject's key, and the register of names and free text.
-- Format: docs/formats/record.md.

CREATE TABLE seal (
    subject   TEXT COLLATE "C" PRIMARY KEY,
    wrapped   BYTEA NOT NULL,
    forgotten BIGINT,
    digest    BYTEA NOT NULL CHECK (length(digest) = 32)
);

CREATE TABLE register (
    subject TEXT COLLATE "C" NOT NULL,
    field   TEXT COLLATE "C" NOT NULL,
    value   BYTEA NOT NULL,
    digest  BYTEA NOT NULL CHECK (length(digest) = 32),
    PRIMARY KEY (subject, field)
);

-- Every digest of the two tables, added together bit by bit: a row that goes missing shows.
INSERT INTO meta (name, value) VALUES ('tally', decode(repeat('00', 32), 'hex'));
