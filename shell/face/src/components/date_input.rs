//! A day someone knows by heart or has in front of them, in three fields.

use super::{Asked, Errors, Question};
use maud::{Markup, Render, html};

/// A question answered with a day. Its fields are named `{name}-day`, `{name}-month`, `{name}-year`.
#[derive(Clone, Debug)]
pub struct DateInput {
    asked: Asked,
    values: [String; 3],
    wrong: [bool; 3],
    birthday: bool,
    bare_names: bool,
}

const PARTS: [(&str, &str, &str); 3] = [
    ("day", "Day", "govuk-input--width-2"),
    ("month", "Month", "govuk-input--width-2"),
    ("year", "Year", "govuk-input--width-4"),
];

impl DateInput {
    /// The question by its field's name and its legend.
    pub fn new(name: &str, legend: impl Render) -> DateInput {
        DateInput {
            asked: Asked::new(name, legend),
            values: Default::default(),
            wrong: [false; 3],
            birthday: false,
            bare_names: false,
        }
    }

    /// What is in the fields to begin with, as it was typed.
    pub fn values(mut self, day: &str, month: &str, year: &str) -> DateInput {
        self.values = [day, month, year].map(str::to_owned);
        self
    }

    /// Which of the three fields are wrong.
    pub fn wrong(mut self, day: bool, month: bool, year: bool) -> DateInput {
        self.wrong = [day, month, year];
        self
    }

    /// It asks for the reader's own birthday, which a browser may fill in.
    pub fn birthday(mut self) -> DateInput {
        self.birthday = true;
        self
    }

    /// The fields are named `day`, `month` and `year`: the page asks for one day only.
    pub fn bare_names(mut self) -> DateInput {
        self.bare_names = true;
        self
    }

    fn part(&self, place: usize) -> Markup {
        let (part, title, width) = PARTS[place];
        let id = format!("{}-{part}", self.asked.id);
        let name =
            if self.bare_names { part.to_owned() } else { format!("{}-{part}", self.asked.name) };
        let value = Some(&self.values[place]).filter(|value| !value.is_empty());
        html! {
            div.govuk-date-input__item {
                div.govuk-form-group {
                    label.govuk-label.govuk-date-input__label for=(id) { (title) }
                    input.govuk-input.govuk-date-input__input.(width)
                        .govuk-input--error[self.wrong[place]]
                        id=(id) name=(name) type="text" value=[value] inputmode="numeric"
                        autocomplete=[self.birthday.then(|| format!("bday-{part}"))];
                }
            }
        }
    }
}

impl Question for DateInput {
    fn asked(&mut self) -> &mut Asked {
        &mut self.asked
    }

    /// An error of one part, `{name}-month`, marks that part; one of the whole marks all three.
    fn errors(mut self, errors: &Errors) -> DateInput {
        let whole = errors.of(&self.asked.name);
        let parts = PARTS.map(|(part, _, _)| errors.of(&format!("{}-{part}", self.asked.name)));
        self.wrong = parts.map(|part| part.is_some() || whole.is_some());
        let said = whole.or_else(|| parts.into_iter().flatten().next());
        self.error(said)
    }
}

impl Render for DateInput {
    fn render(&self) -> Markup {
        let none_marked = !self.wrong.contains(&true);
        let all_wrong = self.asked.wrong() && none_marked;
        let shown = DateInput { wrong: self.wrong.map(|one| one || all_wrong), ..self.clone() };
        self.asked.gathered(
            Some("group"),
            html! {
                div.govuk-date-input id=(self.asked.id) {
                    @for place in 0..PARTS.len() { (shown.part(place)) }
                }
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_of_one_part_marks_that_part_and_is_said_once() {
        let errors = Errors::none().field("began-month", "Month must be between 1 and 12");
        let shown = DateInput::new("began", "When did therapy begin?").errors(&errors).render().0;
        assert_eq!(shown.matches("govuk-input--error").count(), 1);
        assert_eq!(shown.matches("Month must be between 1 and 12").count(), 1);
    }
}
