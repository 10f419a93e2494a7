//! The service from the outside: what each person is answered at every address there is.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod act;
mod api;
mod coming_in;
mod handing_over;
mod headers;
mod outside;
mod privacy;
mod support;
mod sweep;
mod work;
