//! What happens if it is done, or is not.

use maud::{Markup, Render, html};

/// A consequence worth a warning.
pub fn warning_text(words: impl Render) -> Markup {
    html! {
        div.govuk-warning-text {
            span.govuk-warning-text__icon aria-hidden="true" { "!" }
            strong.govuk-warning-text__text {
                span.govuk-visually-hidden { "Warning" }
                " "
                (words)
            }
        }
    }
}
