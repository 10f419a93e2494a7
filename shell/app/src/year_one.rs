//! The invented programme's first year, counted from its case list: the Review's own year-one
//! counts, where they are consistent (`docs/contract.md`).

use crate::book::Book;
use crate::book::children::children;
use crate::quarter::contract;
use care::Case;
use definitions::{Cell, Date, Kind, Refusal, Table, months_after};

/// Year-one counts at 31 March 2014, beside what the Review published.
///
/// # Errors
/// A refusal when the book has no contract.
pub fn table(book: &Book) -> Result<Table, Refusal> {
    let children = children(book, contract(book)?);
    let listed = &children.listed;
    let opened: Vec<&Case> = listed.iter().filter(|case| case.opened.is_some()).collect();
    let completed: Vec<&&Case> =
        opened.iter().filter(|case| case.completed == Some(true)).collect();
    let living = |place: &str| {
        completed.iter().filter(|case| case.living_at_close.as_deref() == Some(place)).count()
    };
    let early = completed.iter().filter(|case| {
        let began = Date::constant(2013, 4, 1);
        case.living_at_close.as_deref() == Some("care")
            && case.opened.is_some_and(|day| day < months_after(began, 4))
    });
    let sums = |value: fn(&Case) -> Option<u32>| {
        let found: Vec<u32> =
            opened.iter().filter_map(|case| value(case)).filter(|n| *n > 0).collect();
        (found.len(), found.iter().sum::<u32>())
    };
    let (care, care_days) = sums(|case| case.prior_care_days);
    let (offenders, offences) = sums(|case| case.prior_offences);
    let reunified = children.tracked.iter().filter(|child| {
        let rules = book.contract.as_ref().map(|contract| contract.days.on(child.window.start));
        rules.is_some_and(|rules| {
            care::day::in_care_at_start(&child.known, &rules, child.window.start)
        })
    });
    let mut table = Table::new(
        "Year one of the invented programme, April 2013 to March 2014",
        &[
            ("what", "What", Kind::Text),
            ("here", "Here", Kind::Number),
            ("published", "The Review, 2014", Kind::Text),
        ],
    );
    let mean = |sum: u32, n: usize| match n {
        0 => Cell::Blank,
        n => definitions::Exact::share(i64::from(sum), n as i64)
            .map_or(Cell::Blank, |mean| Cell::Exact(mean, 1)),
    };
    table.push(["Referrals".into(), listed.len().into(), "75".into()]);
    table.push(["Cases opened".into(), opened.len().into(), "50".into()]);
    table.push([
        "Of them a reunification (in care at start)".into(),
        reunified.count().into(),
        "1".into(),
    ]);
    table.push(["Completed".into(), completed.len().into(), "24".into()]);
    table.push(["Of them with their families".into(), living("home").into(), "19".into()]);
    table.push(["Of them in care".into(), living("care").into(), "5".into()]);
    table.push([
        "Of those opened in the first four months".into(),
        early.count().into(),
        "4".into(),
    ]);
    table.push(["Opened with earlier care".into(), care.into(), "10".into()]);
    table.push(["Their mean days in care".into(), mean(care_days, care), "810".into()]);
    table.push(["Opened with earlier offences".into(), offenders.into(), "23".into()]);
    table.push(["Their mean offences".into(), mean(offences, offenders), "4.4".into()]);
    Ok(table.note(
        "The published figures are the Review's, year-one pages; the people here are invented.",
    ))
}
