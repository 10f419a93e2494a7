//! Wider outcomes: watched, and never paid for.

pub mod score;
