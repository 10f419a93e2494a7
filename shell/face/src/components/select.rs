//! One answer from a long list.

use super::{Asked, Choice, Question, Width};
use maud::{Markup, Render, html};

/// A question with one answer from a list.
#[derive(Clone, Debug)]
pub struct Select {
    asked: Asked,
    choices: Vec<Choice>,
    chosen: Option<String>,
    width: Option<Width>,
}

impl Select {
    /// The question by its field's name and its label, and the answers.
    pub fn new(
        name: &str,
        label: impl Render,
        choices: impl IntoIterator<Item = Choice>,
    ) -> Select {
        Select {
            asked: Asked::new(name, label),
            choices: choices.into_iter().collect(),
            chosen: None,
            width: None,
        }
    }

    /// The answer chosen to begin with.
    pub fn chosen(mut self, value: &str) -> Select {
        self.chosen = Some(value.to_owned());
        self
    }

    /// How wide the list is.
    pub fn width(mut self, width: Width) -> Select {
        self.width = Some(width);
        self
    }
}

impl Question for Select {
    fn asked(&mut self) -> &mut Asked {
        &mut self.asked
    }
}

impl Render for Select {
    fn render(&self) -> Markup {
        let asked = &self.asked;
        let width = self.width.map(Width::class).unwrap_or_default();
        asked.labelled(html! {
            select.govuk-select.govuk-select--error[asked.wrong()].(width)
                id=(asked.id) name=(asked.name) aria-describedby=[asked.described_by()] {
                @for choice in &self.choices {
                    option value=(choice.value) disabled[choice.disabled]
                        selected[choice.checked || self.chosen.as_ref() == Some(&choice.value)] {
                        (choice.words)
                    }
                }
            }
        })
    }
}
