-- The log: what this schema is, its entries, and the heads signed over them.
-- Format: docs/formats/record.md.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value BYTEA NOT NULL
);

CREATE TABLE entry (
    seq         BIGINT PRIMARY KEY CHECK (seq > 0),
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL,
    command     TEXT NOT NULL,
    kind        TEXT NOT NULL,
    subject     TEXT,
    body        BYTEA NOT NULL,
    prev        BYTEA NOT NULL CHECK (length(prev) = 32),
    hash        BYTEA NOT NULL CHECK (length(hash) = 32)
);

CREATE INDEX entry_command ON entry (command);

CREATE TABLE signed_head (
    seq       BIGINT PRIMARY KEY CHECK (seq > 0),
    hash      BYTEA NOT NULL CHECK (length(hash) = 32),
    at        BIGINT NOT NULL,
    signature BYTEA NOT NULL CHECK (length(signature) = 64)
);

CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the record is append-only: % of % is refused', lower(TG_OP), TG_TABLE_NAME;
END
$$;

CREATE TRIGGER entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON entry
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();

CREATE TRIGGER signed_head_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON signed_head
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();
