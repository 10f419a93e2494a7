//! Where a record is kept: one SQLite file, or a schema of a PostgreSQL database.

use crate::fault::Fault;
use std::fmt;
use std::path::PathBuf;

/// Where a record is kept.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// One file.
    Sqlite(PathBuf),
    /// A PostgreSQL database.
    Postgres {
        /// The connection string, `postgres://user@host:port/database`.
        url: String,
        /// The schema that holds this record; `None` for the connection's own. Several records
        /// share a database by having a schema each. It is made when it is missing.
        schema: Option<String>,
    },
}

impl Location {
    /// Reads a location as people write it: `postgres://…`, optionally with `schema=name` among
    /// the parameters after the question mark, or else a path.
    pub fn parse(text: &str) -> Result<Location, Fault> {
        if !text.starts_with("postgres://") && !text.starts_with("postgresql://") {
            return Ok(Location::Sqlite(PathBuf::from(text)));
        }
        let (address, parameters) = text.split_once('?').unwrap_or((text, ""));
        let (ours, theirs): (Vec<&str>, Vec<&str>) = parameters
            .split('&')
            .filter(|parameter| !parameter.is_empty())
            .partition(|parameter| parameter.starts_with("schema="));
        let schema = ours.last().map(|parameter| parameter["schema=".len()..].to_owned());
        let mut url = address.to_owned();
        if !theirs.is_empty() {
            url = format!("{url}?{}", theirs.join("&"));
        }
        if let Some(schema) = &schema {
            plain_name(schema)?;
        }
        Ok(Location::Postgres { url, schema })
    }
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
    Err(Fault::Unfit(
        "a schema's name is made of small letters, digits and underscores, and begins with no digit"
            .to_owned(),
    ))
}

impl fmt::Display for Location {
    /// Never shows the connection string, which may hold a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Location::Sqlite(path) => write!(f, "{}", path.display()),
            Location::Postgres { schema: Some(schema), .. } => {
                write!(f, "the PostgreSQL schema {schema}")
            }
            Location::Postgres { schema: None, .. } => f.write_str("the PostgreSQL database"),
        }
    }
}

impl fmt::Debug for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Location({self})")
    }
}
