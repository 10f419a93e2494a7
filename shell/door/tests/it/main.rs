//! What must be true of coming in, asked of both engines. PostgreSQL's address comes from
//! `HOMEWARD_TEST_POSTGRES`; `scripts/test` starts a server and sets it.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod authenticator;
mod code;
mod limits;
mod organisation;
mod passkey;
mod pending;
mod provider;
mod replies;
mod server;
mod sessions;
mod sql;
mod store;
mod support;
mod visitor;
