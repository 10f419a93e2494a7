//! Where the store is kept: one SQLite file, or a schema of a PostgreSQL database.

use crate::fault::Fault;
use std::fmt;
use std::path::PathBuf;

/// Where the store is kept.
#[derive(Clone, PartialEq, Eq)]
pub enum Place {
    /// One file, readable by its owner only.
    Sqlite(PathBuf),
    /// A PostgreSQL database, which several servers may share.
    Postgres {
        /// The connection string, `postgres://user@host:port/database`.
        url: String,
        /// The schema, made when it is missing. The record's own is not for this.
        schema: String,
    },
}

/// A schema's name is put into a statement, so it may only hold what needs no quoting.
pub(crate) fn plain_name(schema: &str) -> Result<(), Fault> {
    let letter = |c: char| c == '_' || c.is_ascii_lowercase();
    let plain = schema.starts_with(letter)
        && schema.len() <= 63
        && schema.chars().all(|c| letter(c) || c.is_ascii_digit());
    if plain {
        return Ok(());
    }
    Err(Fault::Settings(
        "a schema's name is made of small letters, digits and underscores, and begins with no digit"
            .to_owned(),
    ))
}

impl fmt::Display for Place {
    /// Never shows the connection string, which may hold a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Sqlite(path) => write!(f, "{}", path.display()),
            Place::Postgres { schema, .. } => write!(f, "the PostgreSQL schema {schema}"),
        }
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Place({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_that_would_need_quoting_is_refused() {
        assert!(plain_name("door_2").is_ok());
        for name in ["", "2door", "door;drop", "Door", "do or", "\"door\""] {
            assert!(plain_name(name).is_err(), "{name}");
        }
        assert!(plain_name(&"a".repeat(64)).is_err());
    }

    #[test]
    fn a_place_is_shown_without_its_password() {
        let url = "postgres://homeward:hush@localhost/homeward".to_owned();
        let place = Place::Postgres { url, schema: "door".to_owned() };
        assert_eq!(format!("{place} {place:?}").find("hush"), None);
    }
}
