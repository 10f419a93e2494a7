//! Coming in: everything about proving who someone is, and the store of what may be lost:
//! sessions, counters, replies, half-done sign-ins. It knows nothing of contracts or children,
//! and no web framework; the server calls it.
//!
//! Nothing here asks a clock. A moment is handed in as `now`, in microseconds since 1970. What a
//! visitor presents is never stored, only its digest; what is secret is never printed.
//!
//! ```no_run
//! # async fn example(now: i64) -> Result<(), door::Fault> {
//! use door::{Beginning, How, Place, Sessions, Store, Terms};
//!
//! let store = Store::open(&Place::Sqlite("essex.door".into())).await?;
//! let sessions = Sessions::new(&store, Terms::default());
//! let beginning = Beginning { person: "P-0001", how: How::Passkey, agent: "", data: "" };
//! let (token, _session) = sessions.begin(beginning, now).await?;
//! assert!(sessions.find(token.reveal(), now).await?.is_some());
//! # Ok(())
//! # }
//! ```

mod agent;
pub mod code;
mod common;
mod fault;
mod limits;
mod organisation;
mod passkey;
pub mod password;
pub mod pending;
mod qr;
pub mod recovery;
mod refusal;
pub mod replies;
mod secret;
mod sessions;
mod store;
pub mod used;

pub use agent::agent_label;
pub use fault::Fault;
pub use limits::{Allowed, Limits, Rule, address_key, rules};
pub use organisation::{Arrival, Ask, Departure, Identity, Organisations, Provider};
pub use passkey::{Challenge, Credential, Holder, Passkeys, Proof};
pub use refusal::{Refusal, Stop};
pub use secret::{Digest, Secret, Token, random_bytes, same};
pub use sessions::{Beginning, How, Session, Sessions, Terms};
pub use store::{Place, Store, sql};

/// A length in microseconds, for moments to be added to; the longest there is when it is too long.
pub(crate) fn micros(length: std::time::Duration) -> i64 {
    i64::try_from(length.as_micros()).unwrap_or(i64::MAX)
}
