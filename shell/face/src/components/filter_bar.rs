//! Narrows a list: a few questions, a button, and the way back to the whole list.

use super::{button, form};
use maud::{Markup, Render, html};

/// A form that narrows the list below it. It is sent by GET, so that an address says what is shown.
#[derive(Clone, Debug)]
pub struct FilterBar {
    action: String,
    title: String,
    fields: Markup,
    clear: Option<String>,
    kept: Vec<(String, String)>,
    live: Option<String>,
}

impl FilterBar {
    /// The list's address and the questions that narrow it.
    pub fn new(action: &str, fields: Markup) -> FilterBar {
        FilterBar {
            action: action.to_owned(),
            title: "Narrow this list".to_owned(),
            fields,
            clear: None,
            kept: Vec::new(),
            live: None,
        }
    }

    /// What it says above the questions.
    pub fn title(mut self, words: &str) -> FilterBar {
        self.title = words.to_owned();
        self
    }

    /// Where the whole list is.
    pub fn clear(mut self, href: &str) -> FilterBar {
        self.clear = Some(href.to_owned());
        self
    }

    /// Sent along unchanged, as the order of the list is.
    pub fn keep(mut self, name: &str, value: &str) -> FilterBar {
        self.kept.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Where scripts run, a changed answer replaces the element with this id without a new page.
    pub fn live(mut self, target: &str) -> FilterBar {
        self.live = Some(format!("#{target}"));
        self
    }
}

impl Render for FilterBar {
    fn render(&self) -> Markup {
        let live = self.live.as_ref();
        html! {
            form.homeward-filter role="search" aria-label=(self.title) action=(self.action) method="get"
                hx-get=[live.map(|_| &self.action)] hx-target=[live] hx-select=[live]
                hx-swap=[live.map(|_| "outerHTML")] hx-push-url=[live.map(|_| "true")]
                hx-trigger=[live.map(|_| "change, submit")] {
                @for (name, value) in &self.kept { (form::hidden(name, value)) }
                div.homeward-filter__fields { (self.fields) }
                div.homeward-filter__buttons {
                    (button("Show").secondary())
                    @if let Some(href) = &self.clear { a.govuk-link href=(href) { "Show all" } }
                }
            }
        }
    }
}
