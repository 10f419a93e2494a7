//! What must be true of the record, asked of both engines. PostgreSQL's address comes from
//! `HOMEWARD_TEST_POSTGRES`; `scripts/test` starts a server and sets it.

#![allow(clippy::unwrap_used)]

mod support;

mod append;
mod backup;
mod crash;
mod damage;
mod forget;
mod format;
mod history;
mod master;
mod open;
mod register;
mod sql;
mod writers;
