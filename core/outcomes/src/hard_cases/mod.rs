//! The contract's test bench: hard cases that are made up, run under the terms as they are and as
//! they are proposed, so that both sides see who gains, and by which clause, before they sign.
//! Source: `docs/contract.md` 13.

pub mod made;
pub mod outcome;
