//! What must stay true of the app from the outside: facts once written are read for ever, each
//! verb is for the roles it is for, and the order of imports changes nothing.

#![allow(clippy::unwrap_used)]

mod facts;
mod orders;
mod path;
mod people;
mod reads;
mod roles;
mod service;
mod support;
mod team;
mod variation;
mod work;
mod year_one;
