//! Sessions read a moment ago, so that most requests ask the database nothing.

use super::Session;
use crate::secret::Digest;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How many sessions are remembered; more than that are read from the store.
const MOST: usize = 10_000;

/// Sessions as they were read, each with when.
#[derive(Default)]
pub(super) struct Cache {
    inside: Mutex<Inside>,
}

#[derive(Default)]
struct Inside {
    sessions: HashMap<Digest, (Session, i64)>,
    /// Goes up whenever something is forgotten. What was read before that may be out of date, so
    /// it is not remembered after it.
    epoch: u64,
}

impl Cache {
    /// A session read since then.
    pub(super) fn get(&self, id: &Digest, fresh_since: i64) -> Option<Session> {
        let inside = self.lock();
        let (session, read_at) = inside.sessions.get(id)?;
        (*read_at > fresh_since).then(|| session.clone())
    }

    /// To be asked before reading, and handed to `remember`.
    pub(super) fn epoch(&self) -> u64 {
        self.lock().epoch
    }

    /// Remembers what was read, unless something was forgotten meanwhile.
    pub(super) fn remember(&self, session: &Session, now: i64, epoch: u64) {
        let mut inside = self.lock();
        if inside.epoch != epoch {
            return;
        }
        if inside.sessions.len() >= MOST && !inside.sessions.contains_key(&session.id) {
            inside.make_room();
        }
        inside.sessions.insert(session.id, (session.clone(), now));
    }

    /// Forgets one session.
    pub(super) fn forget(&self, id: &Digest) {
        let mut inside = self.lock();
        inside.epoch += 1;
        inside.sessions.remove(id);
    }

    /// Forgets a person's sessions, but for one.
    pub(super) fn forget_person(&self, person: &str, except: Option<&Digest>) {
        let mut inside = self.lock();
        inside.epoch += 1;
        inside.sessions.retain(|id, (session, _)| session.person != person || except == Some(id));
    }

    fn lock(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inside {
    /// Drops the half that was read longest ago.
    fn make_room(&mut self) {
        let mut moments: Vec<i64> = self.sessions.values().map(|(_, read_at)| *read_at).collect();
        let middle = moments.len() / 2;
        let (_, &mut middle, _) = moments.select_nth_unstable(middle);
        self.sessions.retain(|_, (_, read_at)| *read_at > middle);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sessions::How;

    fn session(number: usize) -> Session {
        Session {
            id: Digest::of(number.to_le_bytes()),
            person: format!("P-{}", number % 2),
            made_at: 0,
            seen_at: 0,
            ends_at: 100,
            stepped_up_at: None,
            how: How::Password,
            agent: String::new(),
            data: String::new(),
        }
    }

    #[test]
    fn what_was_read_before_something_ended_is_not_remembered_after_it() {
        let cache = Cache::default();
        let epoch = cache.epoch();
        cache.forget(&session(1).id);
        cache.remember(&session(1), 10, epoch);
        assert_eq!(cache.get(&session(1).id, 0), None);
        cache.remember(&session(1), 10, cache.epoch());
        assert_eq!(cache.get(&session(1).id, 0), Some(session(1)));
        assert_eq!(cache.get(&session(1).id, 10), None, "no longer fresh");
    }

    #[test]
    fn a_persons_sessions_are_forgotten_but_the_one_excepted() {
        let cache = Cache::default();
        (0..6).for_each(|number| cache.remember(&session(number), 10, 0));
        cache.forget_person("P-1", Some(&session(3).id));
        let there = |number: usize| cache.get(&session(number).id, 0).is_some();
        assert_eq!((0..6).map(there).collect::<Vec<_>>(), [true, false, true, true, true, false]);
    }

    #[test]
    fn memory_is_bounded_and_the_latest_stay() {
        let cache = Cache::default();
        for number in 0..MOST * 2 {
            cache.remember(&session(number), number as i64, 0);
        }
        assert!(cache.lock().sessions.len() <= MOST);
        assert!(cache.get(&session(MOST * 2 - 1).id, 0).is_some());
        assert!(cache.get(&session(0).id, -1).is_none());
    }
}
