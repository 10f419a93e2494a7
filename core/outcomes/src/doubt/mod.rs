//! How far a figure could be otherwise: with other families, with another baseline. Shown beside
//! a payment, and never part of one. Source: `docs/contract.md` 9.

pub mod dial;
pub mod families;
