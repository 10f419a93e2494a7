//! The parts of the frame above and below a page's own content.

use crate::assets::url;
use crate::components::{form, generic_header, invented_band};
use crate::frame::{Frame, WhoShown};
use maud::{Markup, html};

/// Our mark: a roof over an open door.
const ROOF: &str = "M16 2 1 14.2l2.5 3.1L16 7.2l12.5 10.1 2.5-3.1z";
const DOOR: &str = "M6 19.5V30h7v-8.5a3 3 0 0 1 6 0V30h7V19.5l-10-8z";

/// The document's head.
pub(crate) fn head(frame: &Frame) -> Markup {
    let wrong = if frame.errors.is_empty() { "" } else { "Error: " };
    html! {
        head {
            meta charset="utf-8";
            title { (wrong) (frame.title) " – " (frame.service()) }
            meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
            meta name="color-scheme" content="light dark";
            meta name="robots" content="noindex, nofollow";
            meta name="format-detection" content="telephone=no";
            link rel="icon" type="image/svg+xml" href=(url("icon.svg"));
            link rel="stylesheet" href=(url("homeward.css"));
            @for address in &frame.stylesheets { link rel="stylesheet" href=(address); }
            @if frame.htmx {
                // The stylesheet has what htmx would otherwise write into the page.
                meta name="htmx-config" content=r#"{"includeIndicatorCSS":false}"#;
                script src=(url("htmx.js")) defer {}
            }
            script src=(url("homeward.js")) defer {}
            @for address in &frame.scripts { script src=(address) defer {} }
        }
    }
}

/// The band, the name and who is signed in.
pub(crate) fn header(frame: &Frame) -> Markup {
    html! {
        header.govuk-template__header.homeward-header {
            @if frame.invented { (invented_band(&frame.environment)) }
            div.homeward-header__row {
                (generic_header(frame.home(), html! { (mark()) span { (frame.service()) } }))
                @if let Some(who) = &frame.who { (signed_in(who)) }
            }
        }
    }
}

fn mark() -> Markup {
    html! {
        svg.homeward-mark viewBox="0 0 32 32" width="32" height="32" aria-hidden="true"
            focusable="false" { path d=(ROOF) {} path d=(DOOR) {} }
    }
}

fn signed_in(who: &WhoShown) -> Markup {
    let what = [who.role.as_str(), who.organisation.as_str()];
    let what: Vec<&str> = what.into_iter().filter(|words| !words.is_empty()).collect();
    html! {
        div.homeward-who.govuk-width-container {
            p.homeward-who__name {
                @if who.account.is_empty() { span { (who.name) } }
                @else {
                    a.homeward-who__link href=(who.account) {
                        (who.name) span.govuk-visually-hidden { ", your account" }
                    }
                }
                @if !what.is_empty() { span.homeward-who__what { (what.join(", ")) } }
            }
            form.homeward-who__out action=(who.sign_out) method="post" {
                (form::hidden("csrf", &who.csrf))
                button.homeward-who__button type="submit" { "Sign out" }
            }
        }
    }
}

/// What the page rests on, help, and the accessibility statement.
pub(crate) fn foot(frame: &Frame) -> Markup {
    html! {
        footer.homeward-foot {
            div.govuk-width-container.homeward-foot__row {
                @if !frame.as_of.is_empty() {
                    p.homeward-foot__as-of { "As of " (frame.as_of) }
                }
                ul.homeward-foot__links {
                    li { a.govuk-link href=(frame.help()) { "Help" } }
                    li { a.govuk-link href=(frame.accessibility()) { "Accessibility statement" } }
                    li { a.govuk-link href="/privacy" { "Privacy" } }
                }
            }
        }
    }
}
