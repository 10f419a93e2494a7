//! A sentence that helps to answer a question.

use maud::{Markup, Render, html};

/// The hint with this id, which the answer is described by.
pub fn hint(id: &str, words: impl Render) -> Markup {
    html! { div.govuk-hint id=(id) { (words) } }
}
