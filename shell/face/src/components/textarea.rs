//! Several lines of text.

use super::{Asked, Question};
use maud::{Markup, Render, html};

/// A question answered in several lines.
#[derive(Clone, Debug)]
pub struct Textarea {
    asked: Asked,
    value: String,
    rows: u8,
    autocomplete: Option<String>,
    spellcheck: Option<bool>,
}

impl Textarea {
    /// Five lines of text, by the field's name and its label.
    pub fn new(name: &str, label: impl Render) -> Textarea {
        Textarea {
            asked: Asked::new(name, label),
            value: String::new(),
            rows: 5,
            autocomplete: None,
            spellcheck: None,
        }
    }

    /// What is in it to begin with.
    pub fn value(mut self, value: &str) -> Textarea {
        self.value = value.to_owned();
        self
    }

    /// How many lines are shown.
    pub fn rows(mut self, rows: u8) -> Textarea {
        self.rows = rows;
        self
    }

    /// What a browser may fill in, in the words browsers know.
    pub fn autocomplete(mut self, purpose: &str) -> Textarea {
        self.autocomplete = Some(purpose.to_owned());
        self
    }

    /// Whether spelling is checked.
    pub fn spellcheck(mut self, checked: bool) -> Textarea {
        self.spellcheck = Some(checked);
        self
    }
}

impl Question for Textarea {
    fn asked(&mut self) -> &mut Asked {
        &mut self.asked
    }
}

impl Render for Textarea {
    fn render(&self) -> Markup {
        self.asked.labelled(html! {
            textarea.govuk-textarea.govuk-textarea--error[self.asked.wrong()]
                id=(self.asked.id) name=(self.asked.name) rows=(self.rows)
                spellcheck=[self.spellcheck] autocomplete=[self.autocomplete.as_ref()]
                aria-describedby=[self.asked.described_by()] {
                // A browser drops one line break right after the tag, so ours is the one it drops.
                @if self.value.starts_with('\n') { "\n" }
                (self.value)
            }
        })
    }
}
