//! A password, with a button to show what was typed. The button appears where scripts run.

use super::{Asked, Autocomplete, Question, Width};
use maud::{Markup, Render, html};

/// A question answered with a password. What was typed is never sent back to the page.
#[derive(Clone, Debug)]
pub struct PasswordInput {
    asked: Asked,
    purpose: Autocomplete,
    width: Option<Width>,
}

impl PasswordInput {
    /// The password of an account that exists, by the field's name and its label.
    pub fn new(name: &str, label: impl Render) -> PasswordInput {
        PasswordInput {
            asked: Asked::new(name, label),
            purpose: Autocomplete::CurrentPassword,
            width: None,
        }
    }

    /// A password being chosen.
    pub fn new_password(mut self) -> PasswordInput {
        self.purpose = Autocomplete::NewPassword;
        self
    }

    /// How wide the answer is expected to be.
    pub fn width(mut self, width: Width) -> PasswordInput {
        self.width = Some(width);
        self
    }
}

impl Question for PasswordInput {
    fn asked(&mut self) -> &mut Asked {
        &mut self.asked
    }
}

impl Render for PasswordInput {
    fn render(&self) -> Markup {
        let asked = &self.asked;
        let width = self.width.map(Width::class).unwrap_or_default();
        html! {
            div.govuk-form-group.govuk-password-input.govuk-form-group--error[asked.wrong()] {
                (super::label(&asked.id, &asked.words, asked.size, asked.heading))
                (asked.notes())
                div.govuk-input__wrapper.govuk-password-input__wrapper {
                    input.govuk-input.govuk-password-input__input
                        .govuk-input--error[asked.wrong()]
                        .(width)
                        id=(asked.id) name=(asked.name) type="password" spellcheck="false"
                        aria-describedby=[asked.described_by()]
                        autocomplete=(self.purpose.words()) autocapitalize="none";
                    button.govuk-button.govuk-button--secondary.govuk-password-input__toggle
                        type="button" aria-controls=(asked.id) aria-label="Show password" hidden {
                        "Show"
                    }
                }
            }
        }
    }
}
