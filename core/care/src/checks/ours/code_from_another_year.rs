//! A code that is on another year’s list but not on this year’s is accepted and said, never passed
//! over: records of a comparison group carry old codes, and the edge between two lists is not
//! always published.

use crate::checks::codes::{List, Verdict, list};
use crate::checks::prelude::*;
use crate::report::{CareLeaverRow, EpisodeRow, HeaderRow, PreviousPermanenceRow, Row};
use crate::return_year::ReturnYear;

pub(super) static RULE: Rule = Rule {
    number: "code_from_another_year",
    says: "Every code is on the list of the return’s own year.",
    reads: &[],
    points_at: &[
        "SEX",
        "ETHNIC",
        "RNE",
        "LS",
        "CIN",
        "PLACE",
        "PLACE_PROVIDER",
        "REC",
        "REASON_PLACE_CHANGE",
        "ACTIV",
        "LA_PERM",
    ],
    in_force: Years::Ours,
    weight: Weight::Look,
    remedy: "Nothing, if the record is an old one or the lists changed about then; \
              otherwise use this year’s code.",
    run,
};

/// One coded column: its list, what it holds in words, and where it stands in a row.
type Coded<Row> = (List, &'static str, &'static str, fn(&Row) -> &str);

const HEADER: [Coded<HeaderRow>; 2] = [
    (List::Sex, "SEX", "sex", |row| &row.sex),
    (List::Ethnic, "ETHNIC", "ethnicity", |row| &row.ethnic),
];

const EPISODES: [Coded<EpisodeRow>; 7] = [
    (List::Rne, "RNE", "the reason for new episode", |row| &row.rne),
    (List::Ls, "LS", "legal status", |row| &row.ls),
    (List::Cin, "CIN", "category of need", |row| &row.cin),
    (List::Place, "PLACE", "placement", |row| &row.place),
    (List::PlaceProvider, "PLACE_PROVIDER", "the provider", |row| &row.place_provider),
    (List::Rec, "REC", "the reason of ceasing", |row| &row.rec),
    (List::ReasonPlaceChange, "REASON_PLACE_CHANGE", "the reason for placement change", |row| {
        &row.reason_place_change
    }),
];

const CARE_LEAVERS: [Coded<CareLeaverRow>; 1] =
    [(List::Activ, "ACTIV", "activity", |row| &row.activ)];

const PREVIOUS_PERMANENCE: [Coded<PreviousPermanenceRow>; 1] =
    [(List::LaPerm, "LA_PERM", "the authority", |row| &row.la_perm)];

fn run(checked: &Checked, found: &mut Found) {
    look(&checked.this.header, &HEADER, checked.year(), found);
    look(&checked.this.episodes, &EPISODES, checked.year(), found);
    look(&checked.this.oc3, &CARE_LEAVERS, checked.year(), found);
    look(&checked.this.previous_permanence, &PREVIOUS_PERMANENCE, checked.year(), found);
}

/// Looks at the coded columns of a table.
fn look<R: Row>(rows: &[R], coded: &[Coded<R>], year: ReturnYear, found: &mut Found) {
    for row in rows {
        for (which, column, what, value) in coded {
            if let Some(title) = other_year(*which, what, value(row), year) {
                found.at_column(row, column, title);
            }
        }
    }
}

fn other_year(which: List, what: &str, code: &str, year: ReturnYear) -> Option<String> {
    let Verdict::OtherYear { from, to } = list(which).verdict(code, year) else { return None };
    let years = match (from, to) {
        (Some(from), Some(to)) => format!("the lists of {from} to {to}"),
        (Some(from), None) => format!("the lists from {from}"),
        (None, Some(to)) => format!("the lists to {to}"),
        (None, None) => return None,
    };
    Some(format!("{code} for {what} is from {years}, not from that of {year}"))
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_code_of_another_years_list_is_said_and_a_code_of_no_list_is_left_to_its_rule() {
        check(
            "code_from_another_year",
            "
            2018-19
            CHILD DECOM PLACE REC REASON_PLACE_CHANGE
            A 01/05/2018 Q1 X1 CUSTOD
            A 01/06/2018 U9 E43 CARPL
            A 01/07/2018 U4 E45 -
            ",
            expect![[r#"
                episodes 1: Q1 for placement is from the lists to 2014-15, not from that of 2018-19
                episodes 2: E43 for the reason of ceasing is from the lists of 2005-06 to 2017-18, not from that of 2018-19
            "#]],
        );
    }

    #[test]
    fn a_care_leavers_activity_is_looked_at() {
        check(
            "code_from_another_year",
            "
            OC3
            CHILD ACTIV
            A F3
            B F4
            ",
            expect![[r#"
                oc3 1: F3 for activity is from the lists to 2020-21, not from that of 2022-23
            "#]],
        );
    }

    #[test]
    fn an_authority_begun_since_is_said() {
        check(
            "code_from_another_year",
            "
            PrevPerm
            CHILD PREV_PERM LA_PERM
            A P1 941
            B P1 942
            ",
            expect![[r#"
                prevperm 2: 942 for the authority is from the lists from 2023-24, not from that of 2022-23
            "#]],
        );
    }

    #[test]
    fn codes_that_came_later_are_said_too() {
        check(
            "code_from_another_year",
            "
            2013-14
            CHILD SEX
            A M
            B 1

            CHILD DECOM RNE REC
            A 01/05/2013 T E45
            A 01/06/2013 P E4
            ",
            expect![[r#"
                header 1: M for sex is from the lists from 2024-25, not from that of 2013-14
                episodes 1: T for the reason for new episode is from the lists from 2015-16, not from that of 2013-14
                episodes 1: E45 for the reason of ceasing is from the lists from 2018-19, not from that of 2013-14
            "#]],
        );
    }
}
