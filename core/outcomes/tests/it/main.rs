//! What the payment rule says, told as cases.

#[path = "../common/mod.rs"]
mod common;
mod comparison;
mod days;
mod examples;
