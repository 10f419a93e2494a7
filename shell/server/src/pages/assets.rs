//! `/assets/…`: what pages are made with, under names that change when they change.

use crate::failure::Failure;
use crate::routes::{Asks, Route};
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::LazyLock;

/// The addresses here.
pub const ROUTES: &[Route] = &[Route::get("/assets/{name}", Asks::Nothing, || get(show))];

/// How long a browser may keep an asset: its name changes when it does.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

static CHARTS: LazyLock<String> = LazyLock::new(|| named("charts", charts::CSS, "css"));
static STATEMENT: LazyLock<String> =
    LazyLock::new(|| named("statement", super::statements::STYLE, "css"));
static PASSKEY: LazyLock<String> = LazyLock::new(|| named("passkey", PASSKEY_SCRIPT, "js"));
static CONTACT: LazyLock<String> =
    LazyLock::new(|| named("contact", super::families::SCRIPT, "js"));
static RECOMPUTE: LazyLock<String> =
    LazyLock::new(|| named("recompute", super::statements::RECOMPUTE_SCRIPT, "js"));
const PASSKEY_SCRIPT: &str = include_str!("passkey.js");

/// The address of the charts' style.
pub fn charts_css() -> &'static str {
    &CHARTS
}

/// The address of the style of a statement on a page.
pub fn statement_css() -> &'static str {
    &STATEMENT
}

/// The address of the script by which a browser uses a passkey.
pub fn passkey_js() -> &'static str {
    &PASSKEY
}

/// The address of the script of the form on which a contact is logged.
pub fn contact_js() -> &'static str {
    &CONTACT
}

/// The address of the script that calculates a quarter again.
pub fn recompute_js() -> &'static str {
    &RECOMPUTE
}

fn named(name: &str, text: &str, suffix: &str) -> String {
    format!("/assets/{name}.{}.{suffix}", face::content_hash(text.as_bytes()))
}

async fn show(Path(name): Path<String>) -> Result<Response, Failure> {
    let path = format!("/assets/{name}");
    let sent = |kind: &'static str, bytes: &'static [u8]| {
        ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, FOR_EVER)], bytes).into_response()
    };
    if path == *CHARTS {
        return Ok(sent("text/css; charset=utf-8", charts::CSS.as_bytes()));
    }
    if path == *STATEMENT {
        return Ok(sent("text/css; charset=utf-8", super::statements::STYLE.as_bytes()));
    }
    if path == *PASSKEY {
        return Ok(sent("text/javascript; charset=utf-8", PASSKEY_SCRIPT.as_bytes()));
    }
    if path == *CONTACT {
        return Ok(sent("text/javascript; charset=utf-8", super::families::SCRIPT.as_bytes()));
    }
    if path == *RECOMPUTE {
        let script = super::statements::RECOMPUTE_SCRIPT;
        return Ok(sent("text/javascript; charset=utf-8", script.as_bytes()));
    }
    let asset = face::asset(&path).ok_or(Failure::NotFound)?;
    Ok(sent(asset.content_type, &asset.bytes))
}
