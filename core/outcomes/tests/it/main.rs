//! What the payment rule says, told as cases and as laws.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod chance;
#[path = "../common/mod.rs"]
mod common;
mod comparison;
mod contract;
mod days;
mod doubt;
mod examples;
mod laws;
mod variation;
