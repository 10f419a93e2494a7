//! A referral as it is written: three short pages, each saved when its button is pressed, and a
//! last look before it is made. What cannot be read yet is kept as it was typed.

pub mod begin;
pub mod check;
pub mod who;
pub mod why;

use crate::failure::Failure;
use crate::form::Fields;
use crate::visit::Visit;
use app::referral::save::{Draft, drafts, save};
use definitions::Date;

/// The parts of a day in a form.
const PARTS: [&str; 3] = ["day", "month", "year"];

/// Where a page of a draft is.
fn address(number: &str, page: &str) -> String {
    format!("/referrals/drafts/{number}/{page}")
}

/// A draft of whoever asks.
///
/// # Errors
/// As if there were no such page, where it is not theirs or was let go of.
async fn load(visit: &Visit, number: &str) -> Result<Draft, Failure> {
    let desk = visit.desk().await;
    let all = drafts(&desk, &visit.asker.id, visit.moment.today).await?;
    let found = all.into_iter().find(|(one, _)| one == number);
    found.map(|(_, draft)| draft).ok_or(Failure::NotFound)
}

/// Saves a draft.
///
/// # Errors
/// A refusal where it is too long; a fault of the store.
async fn put(visit: &Visit, number: &str, draft: &Draft) -> Result<(), Failure> {
    let desk = visit.desk().await;
    Ok(save(&desk, &visit.asker.id, visit.moment, number, draft).await?)
}

/// Puts a day of a draft into a form: as it was typed, where it could not be read.
fn show_day(fields: &mut Fields, draft: &Draft, name: &str, day: Option<Date>) {
    if let Some(day) = day {
        crate::pages::asking::suggest(fields, name, day);
    }
    for field in PARTS.map(|part| format!("{name}-{part}")) {
        if let Some(typed) = draft.typed.get(&field) {
            fields.set(&field, typed);
        }
    }
}

/// Reads a day from a form into a draft; what cannot be read is kept as it was typed, with the
/// words for beside it.
fn read_day(fields: &Fields, draft: &mut Draft, name: &str) -> Result<Option<Date>, &'static str> {
    let read = fields.day(name);
    for field in PARTS.map(|part| format!("{name}-{part}")) {
        match read {
            Ok(_) => drop(draft.typed.remove(&field)),
            Err(_) => drop(draft.typed.insert(field.clone(), fields.get(&field).to_owned())),
        }
    }
    read
}

/// Reads a whole number from a form; nothing where there is none.
fn read_count(fields: &Fields, name: &str) -> Result<Option<u32>, &'static str> {
    match fields.get(name).replace(',', "").as_str() {
        "" => Ok(None),
        typed => match typed.parse() {
            Ok(count) if count <= 9_999 => Ok(Some(count)),
            _ => Err("We need a whole number, or nothing where it is not known"),
        },
    }
}

/// Text, where there is any.
fn some(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}
