//! What the payment rule says, told as cases.

#[path = "../common/mod.rs"]
mod common;
mod days;
mod examples;
