//! What kind of service this is, and whether its people are invented.

use maud::{Markup, Render, html};

/// A word in a tag, and a sentence.
pub fn phase_banner(word: impl Render, words: impl Render) -> Markup {
    html! {
        div.govuk-phase-banner.govuk-width-container {
            p.govuk-phase-banner__content {
                strong.govuk-tag.govuk-phase-banner__content__tag { (word) }
                span.govuk-phase-banner__text { (words) }
            }
        }
    }
}

/// The quiet band over every page, on screen and on paper, whose people do not exist.
pub fn invented_band(note: &str) -> Markup {
    html! {
        div.homeward-band {
            p.govuk-width-container.homeward-band__words {
                strong { "Invented people" }
                span { "Nobody on this page exists." }
                @if !note.is_empty() { span { (note) } }
            }
        }
    }
}
