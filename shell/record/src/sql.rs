//! Every statement the record sends, in one place and in one text for SQLite and PostgreSQL.
//! A test prepares each of them on both engines. The few that one engine alone understands are
//! kept apart at the end. Table definitions are in `migrations/`.

macro_rules! statements {
    ($registry:ident: $about:literal; $($(#[$doc:meta])* $name:ident = $text:expr;)*) => {
        $($(#[$doc])* pub(crate) const $name: &str = $text;)*

        #[doc = $about]
        pub const $registry: &[(&str, &str)] = &[$((stringify!($name), $text)),*];
    };
}

statements! {
    BOTH: "The statements both engines understand, each with its name.";

    /// What a writer must know first: the key check, the head, and whether the command is known.
    STANDING = "SELECT (SELECT value FROM meta WHERE name = 'key_check') AS key_check, \
        (SELECT max(seq) FROM entry) AS head_seq, \
        (SELECT hash FROM entry ORDER BY seq DESC LIMIT 1) AS head_hash, \
        (SELECT min(seq) FROM entry WHERE command = $1) AS first, \
        (SELECT max(seq) FROM entry WHERE command = $1) AS last";
    /// Appends one entry.
    INSERT_ENTRY = "INSERT INTO entry \
        (seq, recorded_at, recorded_by, command, kind, subject, body, prev, hash) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// Entries of a half-open range, in order, whole.
    ENTRIES = "SELECT seq, recorded_at, recorded_by, command, kind, subject, body, prev, hash \
        FROM entry WHERE seq >= $1 AND seq < $2 ORDER BY seq";
    /// The same for reading fast. A driver handles every column of every row by itself, so the
    /// small columns come as one text, with a unit separator (U+001F, which none of them may
    /// hold) between them and nothing for no subject, and the hash and the body come as one run
    /// of bytes.
    READ_ENTRIES = "SELECT concat_ws('\u{1f}', seq, recorded_at, recorded_by, command, kind, subject) \
        AS label, hash || body AS bytes FROM entry WHERE seq >= $1 AND seq < $2 ORDER BY seq";
    /// The next entry at or after a number: where a gap ends.
    NEXT_ENTRY = "SELECT min(seq) AS seq FROM entry WHERE seq >= $1";
    /// How many entries there are.
    COUNT_ENTRIES = "SELECT count(*) AS entries FROM entry";
    /// Keeps a signed head.
    INSERT_SIGNED_HEAD =
        "INSERT INTO signed_head (seq, hash, at, signature) VALUES ($1, $2, $3, $4)";
    /// One signed head.
    SIGNED_HEAD = "SELECT seq, hash, at, signature FROM signed_head WHERE seq = $1";
    /// The newest signed head.
    LAST_SIGNED_HEAD =
        "SELECT seq, hash, at, signature FROM signed_head ORDER BY seq DESC LIMIT 1";
    /// Signed heads after a number, in order.
    SIGNED_HEADS = "SELECT seq, hash, at, signature FROM signed_head \
        WHERE seq > $1 ORDER BY seq LIMIT $2";

    /// A subject's key as it is kept.
    SEAL = "SELECT subject, wrapped, forgotten, digest FROM seal WHERE subject = $1";
    /// Every subject's key, in order.
    SEALS = "SELECT subject, wrapped, forgotten, digest FROM seal ORDER BY subject";
    /// Keeps a subject's key, or replaces it.
    PUT_SEAL = "INSERT INTO seal (subject, wrapped, forgotten, digest) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (subject) DO UPDATE SET wrapped = excluded.wrapped, \
        forgotten = excluded.forgotten, digest = excluded.digest";

    /// What the register says of a subject.
    PARTICULARS = "SELECT subject, field, value, digest FROM register \
        WHERE subject = $1 ORDER BY field";
    /// One row of the register.
    PARTICULAR = "SELECT subject, field, value, digest FROM register \
        WHERE subject = $1 AND field = $2";
    /// Every row of the register, in order.
    REGISTER = "SELECT subject, field, value, digest FROM register ORDER BY subject, field";
    /// Writes a row of the register; the latest value wins.
    PUT_PARTICULAR = "INSERT INTO register (subject, field, value, digest) \
        VALUES ($1, $2, $3, $4) ON CONFLICT (subject, field) \
        DO UPDATE SET value = excluded.value, digest = excluded.digest";
    /// Overwrites what the register says of a subject before it is removed.
    BLANK_PARTICULARS = "UPDATE register SET value = $2 WHERE subject = $1";
    /// Removes what the register says of a subject.
    REMOVE_PARTICULARS = "DELETE FROM register WHERE subject = $1";

    /// One value about the record itself.
    META = "SELECT value FROM meta WHERE name = $1";
    /// Every value about the record itself.
    ALL_META = "SELECT name, value FROM meta ORDER BY name";
    /// Keeps a value about the record itself.
    PUT_META = "INSERT INTO meta (name, value) VALUES ($1, $2) \
        ON CONFLICT (name) DO UPDATE SET value = excluded.value";
}

/// Appends several entries: what comes before their rows.
pub(crate) const INSERT_ENTRIES: &str = "INSERT INTO entry \
    (seq, recorded_at, recorded_by, command, kind, subject, body, prev, hash) ";

statements! {
    SQLITE: "The statements only SQLite understands.";

    /// A writing transaction waits its turn at the start, not half way.
    SQLITE_WRITE = "BEGIN IMMEDIATE";
    /// A reading transaction sees one moment.
    SQLITE_SNAPSHOT = "BEGIN";
    /// The tables there are.
    SQLITE_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'";
    /// SQLite's own check of its file.
    SQLITE_INTEGRITY = "PRAGMA integrity_check(20)";
    /// Moves what was written into the file and empties the log beside it.
    SQLITE_CHECKPOINT = "PRAGMA wal_checkpoint(TRUNCATE)";
    /// Marks the file as a Homeward record ("HmwR").
    SQLITE_MARK = "PRAGMA application_id = 1215133522";
}

statements! {
    POSTGRES: "The statements only PostgreSQL understands.";

    /// A writing transaction: writers take turns, readers are not held up.
    POSTGRES_WRITE = "BEGIN; LOCK TABLE entry IN EXCLUSIVE MODE";
    /// A reading transaction sees one moment.
    POSTGRES_SNAPSHOT = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    /// Makes or upgrades tables one process at a time.
    POSTGRES_MIGRATE = "BEGIN; \
        SELECT pg_advisory_xact_lock(hashtext('homeward record ' || current_schema()))";
    /// The tables there are.
    POSTGRES_TABLES =
        "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = current_schema()";
    /// Rewrites the tables that can forget, so that the old rows leave the disk.
    POSTGRES_DROP_OLD_ROWS = "VACUUM (FULL) seal, register";
}
