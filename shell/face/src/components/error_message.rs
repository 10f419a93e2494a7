//! What is wrong with one answer, beside it.

use maud::{Markup, html};

/// The message with this id, which the answer is described by.
pub fn error_message(id: &str, words: &str) -> Markup {
    html! {
        p.govuk-error-message id=(id) {
            span.govuk-visually-hidden { "Error:" } " " (words)
        }
    }
}
