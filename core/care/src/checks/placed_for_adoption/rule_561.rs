//! Rule 561: a decision to place for adoption that last year’s return recorded as reversed, by day
//! or by reason, is not given again with the same day.

use super::decisions::{day_sent, reversed};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "561",
    says: "A decision last year’s return reversed is not given again this year.",
    reads: &[
        (PlacedForAdoption, "DATE_PLACED"),
        (PlacedForAdoptionLast, "DATE_PLACED"),
        (PlacedForAdoptionLast, "DATE_PLACED_CEASED"),
        (PlacedForAdoptionLast, "REASON_PLACED_CEASED"),
    ],
    points_at: &["DATE_PLACED"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Remove this row if the decision was reversed last year, or give the day of the new \
              decision.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        for row in child.placed_for_adoption.iter().filter(|row| !row.date_placed.is_blank()) {
            let mut last = child.last.placed_for_adoption.iter();
            if last.any(|last| last.date_placed == row.date_placed && reversed(last)) {
                let day = day_sent(&row.date_placed);
                found.at(*row, format!("The decision of {day} was reversed in last year’s return"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn the_same_day_again_is_found() {
        check(
            "561",
            "
            PlacedAdoption
            CHILD DATE_PLACED
            A 01/05/2021
            B 01/05/2021

            last year
            PlacedAdoption
            CHILD DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED
            A 01/05/2021 01/07/2021 -
            B 01/05/2021 - RD1
            ",
            expect![[r#"
                placedadoption 1: The decision of 1 May 2021 was reversed in last year’s return
                placedadoption 2: The decision of 1 May 2021 was reversed in last year’s return
            "#]],
        );
    }

    #[test]
    fn another_day_and_a_decision_that_stands_pass() {
        check(
            "561",
            "
            PlacedAdoption
            CHILD DATE_PLACED
            A 02/05/2022
            B 01/05/2021
            C -

            last year
            PlacedAdoption
            CHILD DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED
            A 01/05/2021 01/07/2021 RD1
            B 01/05/2021 - -
            C - 01/07/2021 RD1
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
