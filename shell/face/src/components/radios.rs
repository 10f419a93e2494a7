//! One answer of a few, all in sight.

use super::choice::{Dress, item};
use super::{Asked, Choice, Question};
use maud::{Markup, Render, html};

const DRESS: Dress = Dress { block: "govuk-radios", kind: "radio", alone: false };

/// A question with one answer of a few.
#[derive(Clone, Debug)]
pub struct Radios {
    asked: Asked,
    choices: Vec<Choice>,
    chosen: Option<String>,
    inline: bool,
    small: bool,
}

impl Radios {
    /// The question by its field's name and its legend, and the answers.
    pub fn new(
        name: &str,
        legend: impl Render,
        choices: impl IntoIterator<Item = Choice>,
    ) -> Radios {
        Radios {
            asked: Asked::new(name, legend),
            choices: choices.into_iter().collect(),
            chosen: None,
            inline: false,
            small: false,
        }
    }

    /// The answer chosen to begin with; an empty value is none.
    pub fn chosen(mut self, value: &str) -> Radios {
        self.chosen = (!value.is_empty()).then(|| value.to_owned());
        self
    }

    /// Side by side, for two short answers.
    pub fn inline(mut self) -> Radios {
        self.inline = true;
        self
    }

    /// Smaller, as beside a list it narrows.
    pub fn small(mut self) -> Radios {
        self.small = true;
        self
    }
}

impl Question for Radios {
    fn asked(&mut self) -> &mut Asked {
        &mut self.asked
    }
}

impl Render for Radios {
    fn render(&self) -> Markup {
        let asked = &self.asked;
        let is_chosen = |choice: &Choice| self.chosen.as_ref() == Some(&choice.value);
        asked.gathered(
            None,
            html! {
                div.govuk-radios.govuk-radios--inline[self.inline].govuk-radios--small[self.small] {
                    @for (place, choice) in (1..).zip(&self.choices) {
                        (item(&DRESS, asked, place, choice, is_chosen(choice)))
                    }
                }
            },
        )
    }
}
