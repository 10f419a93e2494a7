//! Why the young people of open cases were referred, and what is known of their families. Only
//! referrals made by hand say so; the base is theirs.

use super::small::{Audience, SMALL};
use crate::book::Book;
use crate::referral::by::terms;
use care::path::Stage;
use care::path::event::Details;
use care::pathway::Coded;
use definitions::{Cell, Date, Kind, Refusal, Table, said};

/// The criteria of open cases, the commonest first.
///
/// # Errors
/// A refusal when the contract has no pathway.
pub fn criteria(book: &Book, today: Date, audience: Audience) -> Result<Table, Refusal> {
    let list = terms(book)?.criteria.value(today);
    Ok(table(book, "Why young people were referred", list, |one| &one.criteria, (today, audience)))
}

/// What is known of the families of open cases, the commonest first.
///
/// # Errors
/// A refusal when the contract has no pathway.
pub fn profile(book: &Book, today: Date, audience: Audience) -> Result<Table, Refusal> {
    let list = terms(book)?.profile.value(today);
    Ok(table(book, "Families of open cases", list, |one| &one.profile, (today, audience)))
}

fn table(
    book: &Book,
    title: &str,
    list: &[Coded],
    codes: fn(&Details) -> &Vec<String>,
    (today, audience): (Date, Audience),
) -> Table {
    let open: Vec<&Details> = book
        .paths
        .values()
        .filter(|path| path.stage == Stage::Open)
        .map(|path| &path.details)
        .collect();
    let mut counts: Vec<(&str, usize)> = list
        .iter()
        .map(|coded| {
            let has = |details: &&&Details| codes(details).contains(&coded.code);
            (coded.title.as_str(), open.iter().filter(has).count())
        })
        .collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut table = Table::new(
        format!("{title}, {}", said(today)),
        &[("what", "What", Kind::Text), ("cases", "Open cases", Kind::Number)],
    );
    // A case may have several, so these do not sum and cannot be taken from each other. The
    // complement of each could be, so it is treated as the count is.
    let hidden = |count: usize| {
        let small = |n: usize| (1..=SMALL).contains(&n);
        audience == Audience::Outside && (small(count) || small(open.len() - count))
    };
    for (title, count) in counts {
        let cell = if hidden(count) { Cell::Text("c".to_owned()) } else { Cell::from(count) };
        table.push([title.into(), cell]);
    }
    let base = match audience == Audience::Outside && (1..=SMALL).contains(&open.len()) {
        true => "few".to_owned(),
        false => open.len().to_string(),
    };
    table.note(format!("Of {base} open cases that were referred here; each may have several."))
}
