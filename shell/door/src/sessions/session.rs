//! What a session is, and when it is open.

use super::How;
use crate::fault::Fault;
use crate::micros;
use crate::secret::Digest;
use std::time::Duration;

/// How long sessions last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// How long a session may lie unused.
    pub idle: Duration,
    /// How long a session lasts at most: a working day.
    pub absolute: Duration,
    /// How long what was read of a session is trusted; so long another server's ending of it may
    /// go unseen here.
    pub fresh: Duration,
}

impl Default for Terms {
    fn default() -> Terms {
        Terms {
            idle: Duration::from_mins(60),
            absolute: Duration::from_hours(8),
            fresh: Duration::from_secs(30),
        }
    }
}

/// What begins a session.
#[derive(Clone, Copy)]
pub struct Beginning<'a> {
    /// Who has come in.
    pub person: &'a str,
    /// How they proved who they are.
    pub how: How,
    /// What their browser says of itself; three words of it are kept.
    pub agent: &'a str,
    /// A small text of the caller's, kept with the session.
    pub data: &'a str,
}

/// Somebody who has come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The digest of their token; it opens nothing.
    pub id: Digest,
    /// Who they are.
    pub person: String,
    /// When they came in.
    pub made_at: i64,
    /// When the session was last noted as used.
    pub seen_at: i64,
    /// When the session ends, whatever they do.
    pub ends_at: i64,
    /// When they last proved who they are with two factors; for a strong sign-in, at its start.
    pub stepped_up_at: Option<i64>,
    /// How they proved who they are.
    pub how: How,
    /// Their browser, in three words.
    pub agent: String,
    /// A small text of the caller's.
    pub data: String,
}

/// A row of `session`, in the order its statements name the columns.
pub(super) type Columns = (Vec<u8>, String, i64, i64, i64, Option<i64>, String, String, String);

impl Session {
    /// Whether they proved who they are with two factors that recently.
    pub fn stepped_up_within(&self, length: Duration, now: i64) -> bool {
        let last = self.stepped_up_at;
        last.is_some_and(|last| now < last.saturating_add(micros(length)))
    }

    pub(super) fn is_open(&self, terms: &Terms, now: i64) -> bool {
        now < self.ends_at && now < self.seen_at.saturating_add(micros(terms.idle))
    }

    pub(super) fn kept(row: Columns) -> Result<Session, Fault> {
        let (id, person, made_at, seen_at, ends_at, stepped_up_at, how, agent, data) = row;
        let how = How::parse(&how)
            .ok_or_else(|| Fault::Damaged("a kept session does not say how it began".into()))?;
        let id = Digest::kept(&id)?;
        Ok(Session { id, person, made_at, seen_at, ends_at, stepped_up_at, how, agent, data })
    }
}
