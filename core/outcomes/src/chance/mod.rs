//! How much of a payment can be chance: programmes that have no effect, played many times over
//! under the contract's own terms. It is shown beside a payment and never changes one.
//!
//! Each child of a statement is played again, with the same days and the same price, as a child of
//! the comparison group would live them ([`pattern`]). The statements are then made one after
//! another by the contract's rule ([`course`]). The assumptions are the contract's page
//! `chance.toml` ([`assumptions`]). Source: `docs/contract.md` 9.

pub mod assumptions;
pub mod course;
pub mod pattern;
pub mod plan;
pub mod played;
