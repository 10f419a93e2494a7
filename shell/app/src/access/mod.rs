//! Who may do what, asked of the book: the policies are in the crate `access`, what they are
//! asked about is worked out here from accounts, relations, grants and the case list.

pub mod asker;
pub mod child;
pub(crate) mod holds;

pub use ::access::{Action, Asker, Decision, Policy, Role, Rules, Thing};
pub use asker::{Here, account, actor, asker, concern};
pub use child::{OnPaths, Relations, child, nobody, own};
