//! A link that does something to what it stands beside: "Change", with what it changes said to
//! those who hear the page.

use maud::{Markup, html};

/// A link beside a value.
#[derive(Clone, Debug)]
pub struct Action {
    pub(crate) href: String,
    pub(crate) words: String,
    pub(crate) hidden: String,
}

impl Action {
    /// Where it leads, its words, and the words only heard: `Change`, `date of birth`.
    pub fn new(href: &str, words: &str, hidden: &str) -> Action {
        Action { href: href.to_owned(), words: words.to_owned(), hidden: hidden.to_owned() }
    }

    /// The link, and of which card it is where it belongs to one.
    pub(crate) fn link(&self, card: Option<&Markup>) -> Markup {
        let unseen = !self.hidden.is_empty() || card.is_some();
        html! {
            a.govuk-link href=(self.href) {
                (self.words)
                @if unseen {
                    span.govuk-visually-hidden {
                        @if !self.hidden.is_empty() { " " (self.hidden) }
                        @if let Some(title) = card { " (" (title) ")" }
                    }
                }
            }
        }
    }
}
