//! Something set apart from the text around it.

use maud::{Markup, Render, html};

/// A quotation, an example, a condition.
pub fn inset_text(body: impl Render) -> Markup {
    html! { div.govuk-inset-text { (body) } }
}
