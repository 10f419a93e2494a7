//! The API as programs meet it: tokens, scopes, keys, problems, and whose record is whose. Each
//! test has a book of its own, served through the same router as anyone's.

mod children;
mod document;
mod findings;
mod problems;
mod referrals;
mod sending;
mod support;
mod tokens;
mod work;
