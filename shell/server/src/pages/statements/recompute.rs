//! `/recompute`: a quarter calculated again in the reader's own browser, from the evidence they
//! saved, by the same core. The file does not leave their machine. Where the program for browsers
//! was not built, the page says how it is done on the command line.

use super::proof::command;
use crate::failure::Failure;
use crate::pages::assets::recompute_js;
use crate::visit::Visit;
use app::access::Action;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use face::Back;
use maud::{Markup, html};

/// This page alone may run a program compiled for browsers.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; \
    frame-ancestors 'none'; base-uri 'none'";

/// `GET /recompute`.
pub async fn show(visit: Visit) -> Result<Response, Failure> {
    visit.must(Action::SeeMoney)?;
    let there = visit.service.settings.recompute.as_ref().is_some_and(|path| path.exists());
    let title = "Calculate a quarter again";
    let mut frame = visit.frame(title);
    frame.back = Some(Back::new("Statements", "/statements"));
    frame.stylesheets.push(crate::pages::assets::statement_css().to_owned());
    if there {
        frame.scripts.push(recompute_js().to_owned());
    }
    let body = html! {
        (face::heading(title))
        @if there { (here()) }
        @else { p.govuk-body { "This service was set up without the program that does it in a browser. On any machine:" } }
        (face::section("elsewhere", if there { "Or on any machine" } else { "On any machine" }, html! {
            (command("homeward recompute evidence-2014-Q3.json"))
            p.govuk-body { "It needs no record, no key and no network. Put in the name of the file you saved." }
        }))
    };
    let page = face::page(&frame, face::reading(body));
    Ok(([(header::CONTENT_SECURITY_POLICY, POLICY)], page).into_response())
}

fn here() -> Markup {
    html! {
        (face::lead("From the evidence you saved, in this browser. The file does not leave your machine."))
        noscript { (face::inset_text("This needs a browser with scripts. Without them, use the command below.")) }
        div data-recompute="/recompute/homeward.wasm" hidden {
            div.govuk-form-group {
                label.govuk-label for="evidence" { "The file of evidence" }
                div.govuk-hint id="evidence-hint" { "It was saved as evidence-QUARTER.json from the statement’s page." }
                input.govuk-file-upload type="file" id="evidence" accept=".json,application/json" aria-describedby="evidence-hint";
            }
            div.govuk-form-group {
                label.govuk-label for="against" { "Another side’s file of the same quarter, if you have one" }
                input.govuk-file-upload type="file" id="against" accept=".json,application/json";
            }
            button.govuk-button type="button" data-press { "Calculate it again" }
        }
        div aria-live="polite" data-recomputed {}
    }
}

/// `GET /recompute/homeward.wasm`.
pub async fn program(visit: Visit) -> Result<Response, Failure> {
    visit.must(Action::SeeMoney)?;
    let path = visit.service.settings.recompute.clone().ok_or(Failure::NotFound)?;
    let bytes = tokio::fs::read(path).await.map_err(|_| Failure::NotFound)?;
    Ok(([(header::CONTENT_TYPE, "application/wasm")], bytes).into_response())
}
