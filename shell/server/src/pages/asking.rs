//! A page that asks one thing: where it came from, what went wrong, its title, and the question.

use crate::failure::Failure;
use crate::form::Fields;
use crate::visit::Visit;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use definitions::Date;
use face::{Back, Choice, Errors};
use maud::{Markup, html};

/// A page that asks; `back` is where it came from.
pub fn asking(visit: &Visit, title: &str, back: &str, errors: &Errors, body: Markup) -> Markup {
    let mut frame = visit.frame(title);
    frame.back = Some(Back::to(back));
    frame.errors = errors.clone();
    face::page(&frame, html! { (face::heading(title)) (face::reading(body)) })
}

/// The same page again, with what is wrong and what was typed.
pub fn again(page: Markup) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

/// Writes a day into a form that nobody filled in yet.
pub fn suggest(fields: &mut Fields, name: &str, day: Date) {
    let parts =
        [("day", i16::from(day.day())), ("month", i16::from(day.month())), ("year", day.year())];
    for (part, value) in parts {
        fields.set(&format!("{name}-{part}"), &value.to_string());
    }
}

/// A day from a form, today or later; what is wrong goes beside the field.
pub fn day_from(
    fields: &Fields,
    name: &str,
    today: Date,
    missing: &str,
    errors: &mut Errors,
) -> Option<Date> {
    match fields.day(name) {
        Ok(Some(day)) if day >= today => Some(day),
        Ok(Some(_)) => {
            errors.add(Some(name), "This is a day before today. Choose today or a later day");
            None
        }
        Ok(None) => {
            errors.add(Some(name), missing);
            None
        }
        Err(words) => {
            errors.add(Some(name), words);
            None
        }
    }
}

/// Choices with a first one that chooses nothing.
pub fn or_none(none: &str, choices: impl IntoIterator<Item = Choice>) -> Vec<Choice> {
    std::iter::once(Choice::new("", none)).chain(choices).collect()
}

/// The entry an address names.
///
/// # Errors
/// As if there were no such page, where it names none.
pub fn entry(named: &str) -> Result<u64, Failure> {
    named.parse().map_err(|_| Failure::NotFound)
}
