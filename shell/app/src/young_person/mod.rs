//! A young person's record: held, and in the end forgotten.

pub mod forget;
