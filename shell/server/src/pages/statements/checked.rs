//! "Check your answers": what was filled in is shown once more before it is recorded for good.

use crate::form::{Fields, form};
use crate::visit::Visit;
use face::{Back, Errors, SummaryList, SummaryRow, button, button_group};
use maud::{Markup, html};

/// What a form that is checked first came for.
pub enum Asked {
    /// To be filled in again: the person looked at it and goes back.
    Again,
    /// To be looked at.
    Check,
    /// To be recorded.
    Record,
}

/// What a form came for.
pub fn asked(fields: &Fields) -> Asked {
    match (fields.get("again"), fields.get("checked")) {
        ("yes", _) => Asked::Again,
        (_, "yes") => Asked::Record,
        _ => Asked::Check,
    }
}

/// The page on which the answers are looked at.
pub struct Check<'a> {
    /// Its title.
    pub title: &'a str,
    /// Where the form goes.
    pub action: &'a str,
    /// What was asked, by the fields' names, and what was answered.
    pub answers: &'a [(&'static str, &'static str, String)],
    /// What pressing the button means.
    pub means: &'a str,
    /// What the button says.
    pub press: &'a str,
}

impl Check<'_> {
    /// The page.
    pub fn page(&self, visit: &Visit, fields: &Fields) -> Markup {
        let mut frame = visit.frame(self.title);
        frame.back = Some(Back::to(self.action));
        let rows = self.answers.iter().map(|(_, title, said)| SummaryRow::new(*title, said));
        let hidden = html! {
            @for (name, _, _) in self.answers { (face::hidden(name, fields.get(name))) }
        };
        face::page(
            &frame,
            face::reading(html! {
                (face::heading(self.title))
                (SummaryList::new(rows))
                (face::warning_text(self.means))
                (form(visit, self.action, fields, html! {
                    (hidden)
                    (button_group(html! {
                        (button(self.press).name("checked", "yes"))
                        (button("Change the answers").secondary().name("again", "yes"))
                    }))
                }))
            }),
        )
    }
}

/// A whole number of days from a field.
///
/// # Errors
/// Words for beside the field.
pub fn days(fields: &Fields, name: &str, errors: &mut Errors) -> i64 {
    match fields.get(name).parse::<i64>() {
        Ok(days) if (0..=366).contains(&days) => days,
        _ => {
            errors.add(Some(name), "We need the care days as a whole number, such as 12");
            0
        }
    }
}
