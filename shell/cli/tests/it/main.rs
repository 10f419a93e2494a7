//! The whole product as a person or a program uses it: the command line, real files, a SQLite
//! file and a real PostgreSQL server. Nothing in here calls the code behind the command line.

#![allow(clippy::unwrap_used)]

mod bad_input;
mod correct;
mod crash;
mod days;
mod demo;
mod guards;
mod people;
mod postgres;
mod rates;
mod returns;
mod sdq;
mod sessions;
mod story;
mod support;
mod tour;
mod worked_examples;
