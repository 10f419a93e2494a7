//! Several answers to one question, under one legend.

use super::Size;
use maud::{Markup, Render, html};

/// A group of questions under a legend.
pub fn fieldset(words: impl Render, size: Option<Size>, body: Markup) -> Markup {
    html! { fieldset.govuk-fieldset { (legend(words, size, false)) (body) } }
}

/// A fieldset's legend; as the page's heading where it is the only question.
pub(crate) fn legend(words: impl Render, size: Option<Size>, heading: bool) -> Markup {
    let larger = size.map(|size| format!("govuk-fieldset__legend--{}", size.suffix()));
    html! {
        legend.govuk-fieldset__legend.(larger.unwrap_or_default()) {
            @if heading { h1.govuk-fieldset__heading { (words) } } @else { (words) }
        }
    }
}
