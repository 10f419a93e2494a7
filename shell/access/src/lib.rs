//! Who may do what: Cedar policies an officer can read, with a validated schema.
//!
//! Whatever no policy permits is refused, and a policy that forbids beats every one that permits.
//! The policies are in `policies/`, one file a subject, each with the sentence it stands for; they
//! are read and validated once, at start.
//!
//! ```
//! use access::{Action, Asker, Role, Rules, Thing};
//!
//! let rules = Rules::read()?;
//! let investor = Asker::new("invented.investor", "investor").with(Role::Investor);
//! assert!(rules.decide(&investor, Action::SeeMoney, &Thing::Programme).allowed);
//! assert!(!rules.decide(&investor, Action::SeeMatrix, &Thing::Programme).allowed);
//! # Ok::<(), access::Unread>(())
//! ```

mod asker;
mod facts;
mod policy;
mod question;
mod rules;
pub mod table;
mod text;
mod thing;
pub mod words;

pub use asker::Asker;
pub use policy::{Effect, Policy};
pub use rules::{Decision, Rules};
pub use text::{POLICIES, SCHEMA, Unread};
pub use thing::{Account, Child, Concern, Thing};
pub use words::{Action, Role};
