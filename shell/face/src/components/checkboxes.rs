//! Any number of answers of a few, or one thing to confirm.

use super::choice::{Dress, item};
use super::{Asked, Choice, Question};
use maud::{Markup, Render, html};

/// A question with any number of answers.
#[derive(Clone, Debug)]
pub struct Checkboxes {
    asked: Asked,
    choices: Vec<Choice>,
    chosen: Vec<String>,
    small: bool,
    alone: bool,
}

impl Checkboxes {
    /// The question by its field's name and its legend, and the answers.
    pub fn new(
        name: &str,
        legend: impl Render,
        choices: impl IntoIterator<Item = Choice>,
    ) -> Checkboxes {
        Checkboxes {
            asked: Asked::new(name, legend),
            choices: choices.into_iter().collect(),
            chosen: Vec::new(),
            small: false,
            alone: false,
        }
    }

    /// One box that says all there is to say: "I have read the adjustments".
    pub fn alone(name: &str, choice: Choice) -> Checkboxes {
        Checkboxes { alone: true, ..Checkboxes::new(name, "", [choice]) }
    }

    /// The answers chosen to begin with.
    pub fn chosen(mut self, values: &[&str]) -> Checkboxes {
        self.chosen = values.iter().map(|value| (*value).to_owned()).collect();
        self
    }

    /// Smaller, as beside a list they narrow.
    pub fn small(mut self) -> Checkboxes {
        self.small = true;
        self
    }

    fn boxes(&self) -> Markup {
        let dress = Dress { block: "govuk-checkboxes", kind: "checkbox", alone: self.alone };
        html! {
            div.govuk-checkboxes.govuk-checkboxes--small[self.small] {
                @for (place, choice) in (1..).zip(&self.choices) {
                    (item(&dress, &self.asked, place, choice,
                        self.chosen.contains(&choice.value)))
                }
            }
        }
    }
}

impl Question for Checkboxes {
    fn asked(&mut self) -> &mut Asked {
        &mut self.asked
    }
}

impl Render for Checkboxes {
    fn render(&self) -> Markup {
        if self.alone {
            return self.asked.group(html! { (self.asked.notes()) (self.boxes()) });
        }
        self.asked.gathered(None, self.boxes())
    }
}
