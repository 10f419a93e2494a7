//! What must stay true of the app from the outside: facts once written are read for ever, each
//! verb is for the roles it is for, and the order of imports changes nothing.

#![allow(clippy::unwrap_used)]

mod act;
mod facts;
mod licence;
mod orders;
mod pack;
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

#[path = "../typed/mod.rs"]
mod typed;
