//! Sessions: who has come in, how, and until when. They can be listed and ended, run out by
//! themselves, and survive a restart. The visitor's token is never stored, only its digest.

mod cache;
mod how;
mod session;

pub use how::How;
pub use session::{Beginning, Session, Terms};

use crate::agent::agent_label;
use crate::fault::Fault;
use crate::micros;
use crate::secret::{Digest, Token, digest_of_token};
use crate::store::{Store, reading, sql, writing};
use cache::Cache;
use session::Columns;
use std::sync::Arc;
use std::time::Duration;

/// How often, at most, it is noted that a session was used.
const NOTED_EVERY: Duration = Duration::from_secs(60);

/// Every session of this service. Cheap to clone.
///
/// A session found once is answered from memory for `Terms::fresh`. What this server ends, steps
/// up or changes counts here at once. What another server of the same store ends may still open a
/// door here for at most that long.
#[derive(Clone)]
pub struct Sessions {
    store: Store,
    terms: Terms,
    cache: Arc<Cache>,
}

impl Sessions {
    /// Sessions kept in a store, on these terms.
    pub fn new(store: &Store, terms: Terms) -> Sessions {
        Sessions { store: store.clone(), terms, cache: Arc::new(Cache::default()) }
    }

    /// Begins a session for somebody who has proved who they are. The token is for their cookie.
    /// Each sign-in has a session and a token of its own, so that none can be planted beforehand.
    pub async fn begin(
        &self,
        beginning: Beginning<'_>,
        now: i64,
    ) -> Result<(Token, Session), Fault> {
        let token = Token::new()?;
        let session = Session {
            id: token.digest(),
            person: beginning.person.to_owned(),
            made_at: now,
            seen_at: now,
            ends_at: now.saturating_add(micros(self.terms.absolute)),
            // An organisation may let someone in whom it asked nothing: that shows nothing anew.
            stepped_up_at: beginning.how.asks_the_person().then_some(now),
            how: beginning.how,
            agent: agent_label(beginning.agent),
            data: beginning.data.to_owned(),
        };
        writing!(self.store, db => sqlx::query(sql::INSERT_SESSION)
            .bind(&session.id.as_bytes()[..])
            .bind(session.person.as_str())
            .bind(session.made_at)
            .bind(session.seen_at)
            .bind(session.ends_at)
            .bind(session.stepped_up_at)
            .bind(session.how.as_str())
            .bind(session.agent.as_str())
            .bind(session.data.as_str())
            .execute(db)
            .await
            .map(drop))?;
        Ok((token, session))
    }

    /// The session a visitor's token opens, if it is still open. Notes, at most once a minute,
    /// that it was used.
    pub async fn find(&self, token: &str, now: i64) -> Result<Option<Session>, Fault> {
        let Some(id) = digest_of_token(token) else { return Ok(None) };
        let noted_since = now.saturating_sub(micros(NOTED_EVERY));
        let fresh_since = now.saturating_sub(micros(self.terms.fresh));
        let known = self.cache.get(&id, fresh_since);
        if let Some(session) = known.filter(|session| session.seen_at > noted_since) {
            return Ok(session.is_open(&self.terms, now).then_some(session));
        }
        let epoch = self.cache.epoch();
        let Some(mut session) = self.read(&id).await? else { return Ok(None) };
        if !session.is_open(&self.terms, now) {
            return Ok(None);
        }
        if session.seen_at <= noted_since {
            let seen = writing!(self.store, db => sqlx::query(sql::SEE_SESSION)
                .bind(&id.as_bytes()[..])
                .bind(now)
                .execute(db)
                .await?
                .rows_affected());
            if seen == 0 {
                return Ok(None);
            }
            session.seen_at = now;
        }
        self.cache.remember(&session, now, epoch);
        Ok(Some(session))
    }

    /// Notes that somebody has just proved again who they are.
    pub async fn step_up(&self, id: &Digest, now: i64) -> Result<Option<Session>, Fault> {
        writing!(self.store, db => sqlx::query(sql::STEP_UP_SESSION)
            .bind(&id.as_bytes()[..])
            .bind(now)
            .execute(db)
            .await
            .map(drop))?;
        self.cache.forget(id);
        let session = self.read(id).await?;
        Ok(session.filter(|session| session.is_open(&self.terms, now)))
    }

    /// Gives a session another token; the old one opens nothing any more. For the moment at which
    /// a session may do more than before. The new token is also read afresh by every server.
    pub async fn renew(&self, id: &Digest, now: i64) -> Result<Option<(Token, Session)>, Fault> {
        let token = Token::new()?;
        writing!(self.store, db => sqlx::query(sql::RENEW_SESSION)
            .bind(&id.as_bytes()[..])
            .bind(&token.digest().as_bytes()[..])
            .execute(db)
            .await
            .map(drop))?;
        self.cache.forget(id);
        let session = self.read(&token.digest()).await?;
        let session = session.filter(|session| session.is_open(&self.terms, now));
        Ok(session.map(|session| (token, session)))
    }

    /// Keeps a small text of the caller's with a session.
    pub async fn set_data(&self, id: &Digest, data: &str) -> Result<bool, Fault> {
        let changed = writing!(self.store, db => sqlx::query(sql::PUT_SESSION_DATA)
            .bind(&id.as_bytes()[..])
            .bind(data)
            .execute(db)
            .await?
            .rows_affected());
        self.cache.forget(id);
        Ok(changed == 1)
    }

    /// A person's open sessions, newest first.
    pub async fn list(&self, person: &str, now: i64) -> Result<Vec<Session>, Fault> {
        let rows: Vec<Columns> = reading!(self.store, db => {
            sqlx::query_as(sql::SESSIONS).bind(person).fetch_all(db).await
        })?;
        let mut sessions = rows.into_iter().map(Session::kept).collect::<Result<Vec<_>, _>>()?;
        sessions.retain(|session| session.is_open(&self.terms, now));
        Ok(sessions)
    }

    /// Ends one of a person's sessions, named by its whole id or by `Digest::short`. Says whether
    /// there was one: another person's is not there.
    pub async fn revoke(&self, person: &str, id: &str) -> Result<bool, Fault> {
        if id.len() < 12 {
            return Ok(false);
        }
        let rows: Vec<Columns> = reading!(self.store, db => {
            sqlx::query_as(sql::SESSIONS).bind(person).fetch_all(db).await
        })?;
        let sessions = rows.into_iter().map(Session::kept).collect::<Result<Vec<_>, _>>()?;
        let mut named = sessions.iter().filter(|session| session.id.to_string().starts_with(id));
        let (Some(session), None) = (named.next(), named.next()) else { return Ok(false) };
        let removed = writing!(self.store, db => sqlx::query(sql::REMOVE_SESSION)
            .bind(&session.id.as_bytes()[..])
            .bind(person)
            .execute(db)
            .await?
            .rows_affected());
        self.cache.forget(&session.id);
        Ok(removed == 1)
    }

    /// Ends every session of a person, but for one where it is named. Says how many.
    pub async fn revoke_all(&self, person: &str, except: Option<&Digest>) -> Result<u64, Fault> {
        let kept: &[u8] = except.map_or(&[], |id| &id.as_bytes()[..]);
        let removed = writing!(self.store, db => sqlx::query(sql::REMOVE_SESSIONS)
            .bind(person)
            .bind(kept)
            .execute(db)
            .await?
            .rows_affected());
        self.cache.forget_person(person, except);
        Ok(removed)
    }

    async fn read(&self, id: &Digest) -> Result<Option<Session>, Fault> {
        let row: Option<Columns> = reading!(self.store, db => {
            sqlx::query_as(sql::SESSION).bind(&id.as_bytes()[..]).fetch_optional(db).await
        })?;
        row.map(Session::kept).transpose()
    }
}
