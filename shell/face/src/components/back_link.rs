//! The way back.

use maud::{Markup, Render, html};

/// A link to the page before.
pub fn back_link(href: &str, words: impl Render) -> Markup {
    html! { a.govuk-back-link href=(href) { (words) } }
}
