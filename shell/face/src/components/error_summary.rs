//! What is wrong with a form, gathered at the top of the page, each line leading to its answer.

use maud::{Markup, html};

/// What is wrong with what was sent, in the order it is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Errors(Vec<(Option<String>, String)>);

impl Errors {
    /// Nothing is wrong.
    pub fn none() -> Errors {
        Errors::default()
    }

    /// And this is wrong with one answer.
    pub fn field(mut self, field: &str, words: impl Into<String>) -> Errors {
        self.add(Some(field), words);
        self
    }

    /// And this is wrong with the whole.
    pub fn whole(mut self, words: impl Into<String>) -> Errors {
        self.add(None, words);
        self
    }

    /// Adds what is wrong, with one answer or with the whole.
    pub fn add(&mut self, field: Option<&str>, words: impl Into<String>) {
        self.0.push((field.map(str::to_owned), words.into()));
    }

    /// The first thing wrong with one answer.
    pub fn of(&self, field: &str) -> Option<&str> {
        let found = self.0.iter().find(|(named, _)| named.as_deref() == Some(field));
        found.map(|(_, words)| words.as_str())
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many things are wrong.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

/// All that is wrong, at the top of the page. The page's frame shows it by itself.
pub fn error_summary(errors: &Errors) -> Markup {
    html! {
        div.govuk-error-summary {
            div role="alert" {
                h2.govuk-error-summary__title { "There is a problem" }
                div.govuk-error-summary__body {
                    ul.govuk-list.govuk-error-summary__list {
                        @for (field, words) in &errors.0 {
                            li {
                                @match field {
                                    Some(field) => { a href={ "#" (field) } { (words) } }
                                    None => { (words) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
