//! What a reader of the contract's page on wider outcomes would ask.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod adherence;
mod behaviour;
mod due;
mod guard;
mod pairs;
mod terms;

use care::Case;
use care::service::Service;
use definitions::{Date, iso};
use wider::sdq::Scores;
use wider::{Beside, Informant, Questionnaire, Terms};

/// The Essex page as it stands.
const PAGE: &str = include_str!("../../../../contracts/essex/wider.toml");

fn terms() -> Terms {
    Terms::read(PAGE).unwrap()
}

/// How the service works, which says how many months there are between two adherence scores.
fn service() -> Service {
    let page = include_str!("../../../../contracts/essex/service.toml");
    Service::read(&[(care::service::PAGE.to_owned(), page.to_owned())].into()).unwrap()
}

fn day(text: &str) -> Date {
    iso(text).unwrap()
}

/// A case by its dates, of someone who is thirteen throughout 2014.
fn case(number: &str, opened: &str, closed: Option<&str>) -> Case {
    Case {
        case: number.to_owned(),
        young_person: number.replace('C', "Y"),
        opened: Some(day(opened)),
        closed: closed.map(day),
        date_of_birth: Some(day("2000-12-31")),
        ..Case::default()
    }
}

fn held(case: &str, informant: Informant, completed: &str, total: u8) -> Questionnaire {
    Questionnaire {
        case: case.to_owned(),
        form: String::new(),
        informant,
        completed: day(completed),
        scores: Scores { total: Some(total), ..Scores::default() },
    }
}

/// What is told beside each field.
fn told(declined: &[Beside]) -> String {
    let line =
        |one: &Beside| format!("{}: {}\n  {}\n", one.field, one.refusal.title, one.refusal.hint);
    declined.iter().map(line).collect()
}
