//! Something that opens when pressed: the workings, the help, the table under a picture.

use maud::{Markup, Render, html};

/// Closed to begin with.
pub fn details(summary: impl Render, body: impl Render) -> Markup {
    opening(summary.render(), body.render(), false)
}

/// Open to begin with.
pub fn details_open(summary: impl Render, body: impl Render) -> Markup {
    opening(summary.render(), body.render(), true)
}

fn opening(summary: Markup, body: Markup, open: bool) -> Markup {
    html! {
        details.govuk-details open[open] {
            summary.govuk-details__summary {
                span.govuk-details__summary-text { (summary) }
            }
            div.govuk-details__text { (body) }
        }
    }
}
