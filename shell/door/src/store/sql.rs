//! Every statement the store sends, in one place and in one text for SQLite and PostgreSQL. A
//! test prepares each of them on both engines. The few that one engine alone understands are kept
//! apart at the end. The tables are in `tables.rs`.

macro_rules! statements {
    ($registry:ident: $about:literal; $($(#[$doc:meta])* $name:ident = $text:expr;)*) => {
        $($(#[$doc])* pub(crate) const $name: &str = $text;)*

        #[doc = $about]
        pub const $registry: &[(&str, &str)] = &[$((stringify!($name), $text)),*];
    };
}

statements! {
    BOTH: "The statements both engines understand, each with its name.";

    /// The version of the tables.
    VERSION = "SELECT version FROM door_version";
    /// Makes room for the next version.
    FORGET_VERSION = "DELETE FROM door_version";
    /// Keeps the version of the tables.
    PUT_VERSION = "INSERT INTO door_version (version) VALUES ($1)";

    /// Keeps a session.
    INSERT_SESSION = "INSERT INTO session \
        (id_hash, person, made_at, seen_at, ends_at, stepped_up_at, how, agent, data) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// One session.
    SESSION = "SELECT id_hash, person, made_at, seen_at, ends_at, stepped_up_at, how, agent, data \
        FROM session WHERE id_hash = $1";
    /// A person's sessions, newest first.
    SESSIONS = "SELECT id_hash, person, made_at, seen_at, ends_at, stepped_up_at, how, agent, data \
        FROM session WHERE person = $1 ORDER BY made_at DESC, id_hash";
    /// Notes that a session was used.
    SEE_SESSION = "UPDATE session SET seen_at = $2 WHERE id_hash = $1";
    /// Notes that somebody proved again who they are.
    STEP_UP_SESSION = "UPDATE session SET stepped_up_at = $2 WHERE id_hash = $1";
    /// Gives a session another token.
    RENEW_SESSION = "UPDATE session SET id_hash = $2 WHERE id_hash = $1";
    /// Keeps what the caller wants kept with a session.
    PUT_SESSION_DATA = "UPDATE session SET data = $2 WHERE id_hash = $1";
    /// Removes one session of a person.
    REMOVE_SESSION = "DELETE FROM session WHERE id_hash = $1 AND person = $2";
    /// Removes a person's sessions but one.
    REMOVE_SESSIONS = "DELETE FROM session WHERE person = $1 AND id_hash <> $2";

    /// One counter.
    COUNTER = "SELECT began, n, until_at FROM counter WHERE key_hash = $1";
    /// Begins a counter, unless another has.
    INSERT_COUNTER = "INSERT INTO counter (key_hash, began, n, until_at, ends_at) \
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (key_hash) DO NOTHING";
    /// Changes a counter, unless another has meanwhile.
    CHANGE_COUNTER = "UPDATE counter SET began = $2, n = $3, until_at = $4, ends_at = $5 \
        WHERE key_hash = $1 AND began = $6 AND n = $7 AND until_at = $8";
    /// Removes a counter.
    REMOVE_COUNTER = "DELETE FROM counter WHERE key_hash = $1";

    /// Takes a request's key, where it is free or what held it has ended.
    CLAIM_REPLY = "INSERT INTO reply \
        (person, key_hash, request_digest, status, kind, body, ends_at) \
        VALUES ($1, $2, $3, 0, '', $4, $5) ON CONFLICT (person, key_hash) DO UPDATE SET \
        request_digest = excluded.request_digest, status = 0, kind = '', body = excluded.body, \
        ends_at = excluded.ends_at WHERE reply.ends_at <= $6";
    /// What holds a request's key.
    REPLY = "SELECT request_digest, status, kind, body FROM reply \
        WHERE person = $1 AND key_hash = $2";
    /// Keeps a reply under the key its request took.
    PUT_REPLY = "INSERT INTO reply (person, key_hash, request_digest, status, kind, body, ends_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (person, key_hash) DO UPDATE SET \
        status = excluded.status, kind = excluded.kind, body = excluded.body, \
        ends_at = excluded.ends_at WHERE reply.request_digest = excluded.request_digest";
    /// Gives a request's key back, where nothing has been replied.
    RELEASE_REPLY = "DELETE FROM reply \
        WHERE person = $1 AND key_hash = $2 AND request_digest = $3 AND status = 0";

    /// Keeps something half done.
    INSERT_PENDING = "INSERT INTO pending (id_hash, kind, data, ends_at) VALUES ($1, $2, $3, $4)";
    /// Something half done.
    PENDING = "SELECT data FROM pending WHERE id_hash = $1 AND kind = $2 AND ends_at > $3";
    /// Something half done, which is then no longer there.
    TAKE_PENDING = "DELETE FROM pending WHERE id_hash = $1 AND kind = $2 AND ends_at > $3 \
        RETURNING data";

    /// Notes that something was used, unless it was before.
    USE_ONCE = "INSERT INTO used (key_hash, ends_at) VALUES ($1, $2) \
        ON CONFLICT (key_hash) DO UPDATE SET ends_at = excluded.ends_at WHERE used.ends_at <= $3";

    /// Removes sessions that have ended.
    PURGE_SESSIONS = "DELETE FROM session WHERE ends_at <= $1";
    /// Removes counters that count nothing any more.
    PURGE_COUNTERS = "DELETE FROM counter WHERE ends_at <= $1";
    /// Removes replies nobody may ask for any more.
    PURGE_REPLIES = "DELETE FROM reply WHERE ends_at <= $1";
    /// Removes what was left half done.
    PURGE_PENDING = "DELETE FROM pending WHERE ends_at <= $1";
    /// Removes what can no longer be used anyway.
    PURGE_USED = "DELETE FROM used WHERE ends_at <= $1";
}

/// What removes whatever has ended.
pub(crate) const PURGES: [&str; 5] =
    [PURGE_SESSIONS, PURGE_COUNTERS, PURGE_REPLIES, PURGE_PENDING, PURGE_USED];

statements! {
    SQLITE: "The statements only SQLite understands.";

    /// A writing transaction waits its turn at the start, not half way.
    SQLITE_WRITE = "BEGIN IMMEDIATE";
    /// Marks the file as a store of ours ("HmwD").
    SQLITE_MARK = "PRAGMA application_id = 1215133508";
    /// Where the version of the tables is kept.
    SQLITE_VERSION_TABLE =
        "CREATE TABLE IF NOT EXISTS door_version (version INTEGER NOT NULL) STRICT";
}

statements! {
    POSTGRES: "The statements only PostgreSQL understands.";

    /// Makes or upgrades tables one server at a time.
    POSTGRES_WRITE = "BEGIN; \
        SELECT pg_advisory_xact_lock(hashtext('homeward door ' || current_schema()))";
    /// Where the version of the tables is kept.
    POSTGRES_VERSION_TABLE = "CREATE TABLE IF NOT EXISTS door_version (version BIGINT NOT NULL)";
}
