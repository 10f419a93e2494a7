//! Something is finished, said large.

use maud::{Markup, Render, html};

/// What is finished, and what to keep of it.
pub fn panel(title: impl Render, body: impl Render) -> Markup {
    html! {
        div.govuk-panel.govuk-panel--confirmation {
            h1.govuk-panel__title { (title) }
            div.govuk-panel__body { (body) }
        }
    }
}
