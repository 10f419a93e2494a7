//! Pages: one file a page, with its address, its data, its form, its handlers and its words.
//! Pages hold no rules and no sums.

pub mod access;
pub mod account;
mod asking;
pub mod assets;
pub mod calendar;
pub mod child_first;
pub mod concerns;
pub mod due;
pub mod families;
pub mod findings;
pub mod health;
pub mod help;
pub mod home;
pub mod invoices;
pub mod measurement;
pub mod missing;
pub mod panels;
pub mod pathway;
pub mod people;
pub mod quarters;
pub mod queries;
pub mod reads;
pub mod record;
pub mod recovery_codes;
pub mod referrals;
pub mod sign_in;
pub mod signing_key;
pub mod statements;
pub mod team;
pub mod tokens;
pub mod totals;
pub mod variations;
pub mod who;
pub mod young_people;

use crate::failure::plain;
use axum::http::StatusCode;
use axum::response::Response;
use maud::html;

/// What is said of a method an address does not know.
pub async fn wrong_method() -> Response {
    plain(
        StatusCode::METHOD_NOT_ALLOWED,
        "That cannot be done here",
        html! { p.govuk-body { "Go back to the page it came from and try again." } },
    )
}
