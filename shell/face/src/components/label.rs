//! The words beside an answer.

use maud::{Markup, Render, html};

/// How large a label, a legend or a caption is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// As text, in bold.
    S,
    /// As a small heading.
    M,
    /// As a page's heading.
    L,
    /// Larger than a page's heading.
    Xl,
}

impl Size {
    pub(crate) fn suffix(self) -> &'static str {
        match self {
            Size::S => "s",
            Size::M => "m",
            Size::L => "l",
            Size::Xl => "xl",
        }
    }
}

/// The label of the answer with this id; as the page's heading where it is the only question.
pub fn label(of: &str, words: impl Render, size: Option<Size>, heading: bool) -> Markup {
    let larger = size.map(|size| format!("govuk-label--{}", size.suffix()));
    let plain = html! { label.govuk-label.(larger.unwrap_or_default()) for=(of) { (words) } };
    if heading {
        html! { h1.govuk-label-wrapper { (plain) } }
    } else {
        plain
    }
}
