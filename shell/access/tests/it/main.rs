//! Whether access is decided as it was agreed: the whole table, the walls, and the policies.
#![allow(clippy::unwrap_used, reason = "a test may")]

mod golden;
mod live;
mod scenes;
mod strict;
mod walls;
