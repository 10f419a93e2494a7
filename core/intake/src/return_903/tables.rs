//! How each of the return's twelve tables is known by its columns, whatever the file is called.
//! Source: the DfE's CSV specifications, `docs/formats/return-903.md`.

use crate::say::{found, listed, shown};
use care::Table;
use definitions::{Finding, Place, Weight};
use std::cmp::Reverse;

/// Columns that several tables have, so that none is known by them.
const SHARED: [&str; 3] = ["CHILD", "DOB", "SEX"];

/// Columns some years do not have, or that a council may leave out.
const OPTIONAL: [&str; 9] = [
    "PLACE_PROVIDER",
    "REASON_PLACE_CHANGE",
    "HOME_POST",
    "PL_POST",
    "URN",
    "UPN",
    "MOTHER",
    "MC_DOB",
    "DOB",
];

/// The columns without which days of care cannot be counted from a table.
pub(super) fn needed_for_payment(table: Table) -> &'static [&'static str] {
    match table {
        Table::Episodes => &["CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "DEC", "REC"],
        Table::Header => &["CHILD", "DOB"],
        Table::Missing => &["CHILD", "MIS_START", "MIS_END"],
        _ => &["CHILD"],
    }
}

/// Which table a file is, by the columns it has; or why it is none.
///
/// Earlier years carry other tables' columns too, so the table with most of its own is meant;
/// of two with equally many, the one that lacks fewest.
pub(super) fn recognise(file: &str, columns: &[String]) -> Result<Table, Box<Finding>> {
    let has = |name: &str| columns.iter().any(|column| column == name);
    let own = |table: Table| {
        let known = table.columns().iter().filter(|name| has(name));
        known.filter(|name| !SHARED.contains(*name)).count()
    };
    let lacks = |table: Table| {
        let known = table.columns().iter().filter(|name| !OPTIONAL.contains(*name));
        known.copied().filter(|name| !has(name)).collect::<Vec<_>>()
    };
    let best = |table: &Table| (own(*table), Reverse(lacks(*table).len()));
    let nearest = Table::ALL.into_iter().rev().max_by_key(best).filter(|table| own(*table) > 0);
    let bare = has("SEX") && has("DOB");
    match nearest.or(bare.then_some(Table::Header)) {
        Some(table) if has("CHILD") => Ok(table),
        Some(table) => Err(Box::new(unrecognised(file, table, &lacks(table)))),
        None => Err(Box::new(no_header(Place::file(file), columns))),
    }
}

fn unrecognised(file: &str, nearest: Table, missing: &[&'static str]) -> Finding {
    found(
        Weight::Refused,
        "table_unrecognised",
        Place::file(file).columns(missing.iter().copied()),
        format!(
            "This file is no table of the return: nearest is {nearest}, but {} {} missing",
            listed(missing),
            if missing.len() == 1 { "is" } else { "are" },
        ),
        "Check the names in the first row, or export the table again with every column",
    )
}

fn no_header(place: Place, columns: &[String]) -> Finding {
    let value = |name: &String| name.contains(|c: char| c.is_ascii_digit());
    if columns.iter().any(value) {
        return found(
            Weight::Refused,
            "header_missing",
            place,
            "The first row holds values, not column names",
            format!(
                "Add a first row with the column names, for example {}",
                Table::Episodes.columns().join(",")
            ),
        );
    }
    found(
        Weight::Refused,
        "table_unrecognised",
        place,
        format!(
            "None of the return's column names is in the first row, which begins with {}",
            shown(columns.first().map_or("", String::as_str))
        ),
        "Check that the right file was sent and that its first row holds the column names",
    )
}
