//! The twelve tables of the SSDA903 return and how each is known by its columns, whatever the
//! file is called. Columns that some years have and others lack are optional.
//! Source: the DfE's CSV specifications, `docs/formats/return-903.md`.

use crate::say::{found, listed, shown};
use definitions::{Finding, Place, Weight};
use std::cmp::Reverse;

/// What is done with a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    Episodes,
    Header,
    Missing,
    PassedOver,
}

/// One table of the return.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) name: &'static str,
    pub(super) use_for: Use,
    pub(super) required: &'static [&'static str],
    pub(super) optional: &'static [&'static str],
}

impl Known {
    pub(super) fn columns(&self) -> Vec<&'static str> {
        [self.required, self.optional].concat()
    }

    fn missing(&self, columns: &[String]) -> Vec<&'static str> {
        let absent = |name: &&str| !columns.iter().any(|column| column == name);
        self.required.iter().copied().filter(absent).collect()
    }

    fn matched(&self, columns: &[String]) -> usize {
        self.columns().iter().filter(|name| columns.iter().any(|column| column == *name)).count()
    }
}

const fn known(
    name: &'static str,
    use_for: Use,
    required: &'static [&'static str],
    optional: &'static [&'static str],
) -> Known {
    Known { name, use_for, required, optional }
}

static TABLES: [Known; 12] = [
    known(
        "Episodes",
        Use::Episodes,
        &["CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "DEC", "REC"],
        &["PLACE_PROVIDER", "REASON_PLACE_CHANGE", "HOME_POST", "PL_POST", "URN"],
    ),
    known("Header", Use::Header, &["CHILD", "SEX", "DOB", "ETHNIC"], &["UPN", "MOTHER", "MC_DOB"]),
    known("Missing", Use::Missing, &["CHILD", "MISSING", "MIS_START", "MIS_END"], &["DOB"]),
    known("UASC", Use::PassedOver, &["CHILD", "DUC"], &["SEX", "DOB"]),
    known(
        "OC2",
        Use::PassedOver,
        &["CHILD", "SDQ_SCORE"],
        &[
            "DOB",
            "SDQ_REASON",
            "CONVICTED",
            "HEALTH_CHECK",
            "IMMUNISATIONS",
            "TEETH_CHECK",
            "HEALTH_ASSESSMENT",
            "SUBSTANCE_MISUSE",
            "INTERVENTION_RECEIVED",
            "INTERVENTION_OFFERED",
        ],
    ),
    known("OC3", Use::PassedOver, &["CHILD", "IN_TOUCH", "ACTIV", "ACCOM"], &["DOB"]),
    known(
        "AD1",
        Use::PassedOver,
        &["CHILD", "DATE_INT", "DATE_MATCH"],
        &["DOB", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"],
    ),
    known("Reviews", Use::PassedOver, &["CHILD", "REVIEW", "REVIEW_CODE"], &["DOB"]),
    known(
        "Previous permanence",
        Use::PassedOver,
        &["CHILD", "PREV_PERM"],
        &["DOB", "LA_PERM", "DATE_PERM"],
    ),
    known(
        "Placed for adoption",
        Use::PassedOver,
        &["CHILD", "DATE_PLACED"],
        &["DOB", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"],
    ),
    known(
        "Social worker episodes",
        Use::PassedOver,
        &["CHILD", "SW_DECOM"],
        &["DOB", "SW_ID", "SW_DEC", "SW_REASON"],
    ),
    known(
        "Deprivation of liberty",
        Use::PassedOver,
        &["CHILD", "DOLO_START"],
        &["DOB", "DOLO_END"],
    ),
];

/// Which table a file is, by the columns it has; or why it is none.
pub(super) fn recognise(file: &str, columns: &[String]) -> Result<&'static Known, Box<Finding>> {
    let whole = TABLES.iter().filter(|table| table.missing(columns).is_empty());
    // Earlier years carry other tables' columns too; the table with most of its own is meant.
    match whole.rev().max_by_key(|table| table.matched(columns)) {
        Some(table) => Ok(table),
        None => Err(Box::new(unrecognised(file, columns))),
    }
}

fn unrecognised(file: &str, columns: &[String]) -> Finding {
    let nearest = TABLES
        .iter()
        .rev()
        .max_by_key(|table| (table.matched(columns), Reverse(table.missing(columns).len())))
        .filter(|table| table.matched(columns) > 0);
    let place = Place::file(file);
    let Some(nearest) = nearest else {
        return no_header(place, columns);
    };
    let missing = nearest.missing(columns);
    found(
        Weight::Refused,
        "table_unrecognised",
        place.columns(missing.iter().copied()),
        format!(
            "This file is no table of the return: nearest is {}, but {} {} missing",
            nearest.name,
            listed(&missing),
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
                TABLES[0].columns().join(",")
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
