//! A referral in the words pages share: what it is called, and the facts that decide.

use super::step::On;
use crate::pages::young_people::may;
use crate::visit::Visit;
use app::access::Action;
use app::referral::read::Referral;
use care::path::Path;
use care::path::event::Details;
use care::pathway::{Coded, Pathway};
use definitions::Date;
use face::{SummaryList, SummaryRow, said};
use maud::{Markup, html};

/// What it is called above a title: its number, or once it has opened its case's.
pub fn numbered(visit: &Visit, referral: &Referral) -> String {
    let path = &referral.path;
    match (&path.opening, may(visit, &referral.key, Action::SeeChildIdentity)) {
        (Some(opening), true) => format!("Case {}, referral {}", opening.case, path.referral),
        (Some(_), false) => format!("Case {}", referral.key),
        (None, _) => format!("Referral {}", path.referral),
    }
}

/// The facts that decide, short, for beside a question.
pub fn at_a_glance(on: &On<'_>) -> Markup {
    let (path, today) = (&on.referral.path, on.visit.moment.today);
    let details = &path.details;
    let mut rows = vec![
        SummaryRow::new("Stands", path.stage.said()),
        SummaryRow::new("Referred", format!("{}, {}", said::day(path.referred), details.source)),
        SummaryRow::new("Why", because(on.terms, path)),
    ];
    if let Some(born) = details.date_of_birth {
        let age = outcomes::measurement::age_on(born, today);
        rows.insert(1, SummaryRow::new("Age", age.to_string()));
    }
    html! { (SummaryList::new(rows)) (flags(details)) }
}

/// What must not be overlooked.
pub fn flags(details: &Details) -> Markup {
    html! {
        @if details.crisis || details.reunification {
            p.govuk-body {
                @if details.crisis { (face::tag("Crisis", face::Colour::Amber)) " " }
                @if details.reunification { (face::tag("To go home from care", face::Colour::Teal)) }
            }
        }
    }
}

/// Why the young person is referred, in words.
pub fn because(terms: &Pathway, path: &Path) -> String {
    titles(terms.criteria.value(path.referred), &path.details.criteria)
}

/// What is known of the family, in words.
pub fn family(terms: &Pathway, path: &Path) -> String {
    titles(terms.profile.value(path.referred), &path.details.profile)
}

/// Codes in the words of their list.
pub fn titles(list: &[Coded], codes: &[String]) -> String {
    let title = |code: &String| {
        let known = list.iter().find(|one| one.code == *code);
        known.map_or(code.clone(), |one| one.title.clone())
    };
    codes.iter().map(title).collect::<Vec<_>>().join("; ")
}

/// A day, or a dash where there is none.
pub fn day_or_dash(day: Option<Date>) -> String {
    day.map_or_else(|| "–".to_owned(), said::day)
}
