//! How often something may be tried, by account and by address. Too many tries mean a wait that
//! grows; nobody is locked out for good, and tries in parallel are counted like any others.

mod count;
pub mod rules;

use crate::fault::Fault;
use crate::secret::Digest;
use crate::store::{Store, sql, writing};
use count::Count;
use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How many keys this server remembers; beyond that it forgets those it heard of longest ago.
const MOST: usize = 50_000;

/// How often a count is tried again that another server changed at the same moment.
const TURNS: usize = 20;

/// How often something may be tried.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// What is limited; each rule counts by itself.
    pub name: &'static str,
    /// How many tries pass without a wait.
    pub allowed: u32,
    /// The count halves whenever this much time has passed.
    pub window: Duration,
    /// The wait after the last try that passes without one; each further try doubles it.
    pub first_wait: Duration,
    /// The longest wait.
    pub longest_wait: Duration,
    /// Whether it is counted in the store, for every server and across a restart, or only in this
    /// server's memory.
    pub shared: bool,
}

/// Whether a try may be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// It may.
    Yes,
    /// Not yet. A try that is not made is not counted.
    Wait {
        /// For how many seconds.
        seconds: u64,
    },
}

/// Every count of this service. Cheap to clone.
#[derive(Clone)]
pub struct Limits {
    store: Store,
    memory: Arc<Mutex<HashMap<Digest, Count>>>,
    /// One at a time changes counts in the store, so that only servers compete.
    turn: Arc<tokio::sync::Mutex<()>>,
}

impl Limits {
    /// Counts kept in a store.
    pub fn new(store: &Store) -> Limits {
        Limits { store: store.clone(), memory: Arc::default(), turn: Arc::default() }
    }

    /// Asks for one try, and counts it before it is made. Only a digest of the key is kept.
    pub async fn check(&self, rule: &Rule, key: &str, now: i64) -> Result<Allowed, Fault> {
        let key = digest(rule, key);
        if !rule.shared {
            return Ok(self.check_in_memory(rule, key, now));
        }
        let known = self.memory().get(&key).copied();
        if let Some(Err(wait)) = known.map(|count| count.next(rule, now)) {
            return Ok(wait);
        }
        self.check_in_store(rule, key, now).await
    }

    /// Forgets an account's tries, because one of them succeeded.
    pub async fn clear(&self, rule: &Rule, key: &str) -> Result<(), Fault> {
        let key = digest(rule, key);
        self.memory().remove(&key);
        if rule.shared {
            writing!(self.store, db => sqlx::query(sql::REMOVE_COUNTER)
                .bind(&key.as_bytes()[..])
                .execute(db)
                .await
                .map(drop))?;
        }
        Ok(())
    }

    /// Gives back one try, because it succeeded; for an address, which many people may share.
    pub async fn refund(&self, rule: &Rule, key: &str, now: i64) -> Result<(), Fault> {
        let key = digest(rule, key);
        if !rule.shared {
            if let Some(count) = self.memory().get_mut(&key) {
                *count = count.less_one(rule, now);
            }
            return Ok(());
        }
        let _turn = self.turn.lock().await;
        self.memory().remove(&key);
        for _ in 0..TURNS {
            let Some(count) = self.read(&key).await? else { return Ok(()) };
            if self.change(rule, &key, count, count.less_one(rule, now)).await? {
                return Ok(());
            }
        }
        Ok(())
    }

    fn check_in_memory(&self, rule: &Rule, key: Digest, now: i64) -> Allowed {
        let mut memory = self.memory();
        let count = memory.get(&key).copied().unwrap_or_else(|| Count::begin(now));
        match count.next(rule, now) {
            Ok(next) => {
                remember(&mut memory, key, next);
                Allowed::Yes
            }
            Err(wait) => wait,
        }
    }

    async fn check_in_store(&self, rule: &Rule, key: Digest, now: i64) -> Result<Allowed, Fault> {
        let _turn = self.turn.lock().await;
        for _ in 0..TURNS {
            let count = self.read(&key).await?;
            match count.unwrap_or_else(|| Count::begin(now)).next(rule, now) {
                Err(wait) => {
                    // What is remembered of a shared count only ever says "not yet".
                    count.into_iter().for_each(|count| remember(&mut self.memory(), key, count));
                    return Ok(wait);
                }
                Ok(next) => {
                    let counted = match count {
                        Some(count) => self.change(rule, &key, count, next).await?,
                        None => self.insert(rule, &key, next).await?,
                    };
                    if counted {
                        return Ok(Allowed::Yes);
                    }
                }
            }
        }
        Ok(Allowed::Wait { seconds: 1 })
    }

    async fn read(&self, key: &Digest) -> Result<Option<Count>, Fault> {
        let row: Option<(i64, i64, i64)> = writing!(self.store, db => {
            sqlx::query_as(sql::COUNTER).bind(&key.as_bytes()[..]).fetch_optional(db).await
        })?;
        Ok(row.map(|(began, n, until)| Count { began, n, until }))
    }

    async fn insert(&self, rule: &Rule, key: &Digest, next: Count) -> Result<bool, Fault> {
        Ok(writing!(self.store, db => sqlx::query(sql::INSERT_COUNTER)
            .bind(&key.as_bytes()[..])
            .bind(next.began)
            .bind(next.n)
            .bind(next.until)
            .bind(next.ends(rule))
            .execute(db)
            .await?
            .rows_affected())
            == 1)
    }

    async fn change(
        &self,
        rule: &Rule,
        key: &Digest,
        was: Count,
        is: Count,
    ) -> Result<bool, Fault> {
        Ok(writing!(self.store, db => sqlx::query(sql::CHANGE_COUNTER)
            .bind(&key.as_bytes()[..])
            .bind(is.began)
            .bind(is.n)
            .bind(is.until)
            .bind(is.ends(rule))
            .bind(was.began)
            .bind(was.n)
            .bind(was.until)
            .execute(db)
            .await?
            .rows_affected())
            == 1)
    }

    fn memory(&self) -> MutexGuard<'_, HashMap<Digest, Count>> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The key of an address. Whoever has one IPv6 address has its whole /64, so they count as one.
pub fn address_key(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let network = address.to_bits() & !u128::from(u64::MAX);
            format!("{}/64", Ipv6Addr::from_bits(network))
        }
    }
}

fn digest(rule: &Rule, key: &str) -> Digest {
    Digest::of(format!("{}\n{}", rule.name, key.to_lowercase()))
}

fn remember(memory: &mut HashMap<Digest, Count>, key: Digest, count: Count) {
    if memory.len() >= MOST && !memory.contains_key(&key) {
        let mut moments: Vec<i64> = memory.values().map(Count::heard).collect();
        let middle = moments.len() / 2;
        let (_, &mut middle, _) = moments.select_nth_unstable(middle);
        memory.retain(|_, count| count.heard() > middle);
    }
    memory.insert(key, count);
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;

    #[test]
    fn neighbours_in_one_ipv6_network_count_as_one() {
        let key = |text: &str| address_key(text.parse().unwrap());
        assert_eq!(key("2001:db8:1:2::1"), key("2001:db8:1:2:ffff::9"));
        assert_ne!(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
        assert_eq!(key("::ffff:192.0.2.1"), key("192.0.2.1"));
        assert_ne!(key("192.0.2.1"), key("192.0.2.2"));
    }

    #[test]
    fn memory_is_bounded() {
        let mut memory = HashMap::new();
        for number in 0..(MOST + 10) as i64 {
            let count = Count { began: number, n: 1, until: 0 };
            remember(&mut memory, Digest::of(number.to_le_bytes()), count);
        }
        assert!(memory.len() <= MOST);
        assert!(memory.contains_key(&Digest::of(((MOST + 9) as i64).to_le_bytes())));
    }
}
