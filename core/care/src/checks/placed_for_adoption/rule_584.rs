//! Rule 584: where last year’s return reversed a decision to place for adoption, by day or by
//! reason, this year’s decision is of a later day. A decision with no day is found too. The public
//! validator compares the days as text and marks the row in that place of another table; we go by
//! the wording.

use super::decisions::{day_sent, reversed};
use crate::checks::prelude::*;
use crate::report::DateField;

pub(super) static RULE: Rule = Rule {
    number: "584",
    says: "A decision after one last year’s return reversed is of a later day.",
    reads: &[
        (PlacedForAdoption, "DATE_PLACED"),
        (PlacedForAdoptionLast, "DATE_PLACED"),
        (PlacedForAdoptionLast, "DATE_PLACED_CEASED"),
        (PlacedForAdoptionLast, "REASON_PLACED_CEASED"),
    ],
    points_at: &["DATE_PLACED"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give the day of the new decision, or remove the row if there was none after the \
              reversal.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        for row in &child.placed_for_adoption {
            let not_later = |last: &DateField| match (last.date(), row.date_placed.date()) {
                (Some(last), Some(decided)) => decided <= last,
                _ => row.date_placed.is_blank(),
            };
            let mut last = child.last.placed_for_adoption.iter();
            if let Some(last) = last.find(|last| reversed(last) && not_later(&last.date_placed)) {
                let (day, last) = (day_sent(&row.date_placed), day_sent(&last.date_placed));
                let title = format!(
                    "The decision to place for adoption is of {day}, not later than last year’s of \
                     {last}, which was reversed"
                );
                found.at(*row, title);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_decision_not_later_than_the_one_reversed_is_found() {
        check(
            "584",
            "
            PlacedAdoption
            CHILD DATE_PLACED
            A 30/04/2021
            B 01/05/2021
            C -

            last year
            PlacedAdoption
            CHILD DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED
            A 01/05/2021 01/07/2021 -
            B 01/05/2021 - RD1
            C 01/05/2021 01/07/2021 RD1
            ",
            expect![[r#"
                placedadoption 1: The decision to place for adoption is of 30 April 2021, not later than last year’s of 1 May 2021, which was reversed
                placedadoption 2: The decision to place for adoption is of 1 May 2021, not later than last year’s of 1 May 2021, which was reversed
                placedadoption 3: The decision to place for adoption is of an unknown day, not later than last year’s of 1 May 2021, which was reversed
            "#]],
        );
    }

    #[test]
    fn a_later_decision_and_one_that_last_year_left_standing_pass() {
        check(
            "584",
            "
            PlacedAdoption
            CHILD DATE_PLACED
            A 02/05/2021
            B 01/05/2021
            C 01/05/2021
            D 31/06/2021

            last year
            PlacedAdoption
            CHILD DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED
            A 01/05/2021 01/07/2021 RD1
            B 01/05/2021 - -
            C - 01/07/2021 RD1
            D 01/05/2021 01/07/2021 RD1
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
