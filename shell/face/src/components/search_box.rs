//! Finds somebody or something by what is known of them.

use super::{button, form};
use maud::{Markup, Render, html};

/// A box to look things up in.
#[derive(Clone, Debug)]
pub struct SearchBox {
    action: String,
    label: String,
    name: String,
    value: String,
    hint: Option<Markup>,
    kept: Vec<(String, String)>,
}

impl SearchBox {
    /// Where it is asked and what it says: "Find a young person".
    pub fn new(action: &str, label: &str) -> SearchBox {
        SearchBox {
            action: action.to_owned(),
            label: label.to_owned(),
            name: "q".to_owned(),
            value: String::new(),
            hint: None,
            kept: Vec::new(),
        }
    }

    /// The field's name.
    pub fn name(mut self, name: &str) -> SearchBox {
        self.name = name.to_owned();
        self
    }

    /// What was looked for.
    pub fn value(mut self, value: &str) -> SearchBox {
        self.value = value.to_owned();
        self
    }

    /// What can be looked for: "By number, initials or worker".
    pub fn hint(mut self, words: impl Render) -> SearchBox {
        self.hint = Some(words.render());
        self
    }

    /// Sent along unchanged.
    pub fn keep(mut self, name: &str, value: &str) -> SearchBox {
        self.kept.push((name.to_owned(), value.to_owned()));
        self
    }
}

impl Render for SearchBox {
    fn render(&self) -> Markup {
        let id = format!("search-{}", self.name);
        let hint_id = self.hint.as_ref().map(|_| format!("{id}-hint"));
        html! {
            form.homeward-search role="search" aria-label=(self.label) action=(self.action)
                method="get" {
                @for (name, value) in &self.kept { (form::hidden(name, value)) }
                label.govuk-label.govuk-label--s for=(id) { (self.label) }
                @if let (Some(words), Some(hint_id)) = (&self.hint, &hint_id) {
                    (super::hint(hint_id, words))
                }
                div.homeward-search__row {
                    input.govuk-input id=(id) name=(self.name) type="search" value=(self.value)
                        autocomplete="off" spellcheck="false" aria-describedby=[hint_id.as_ref()];
                    (button("Find").secondary())
                }
            }
        }
    }
}
