//! Rule 563: a decision to place for adoption that was reversed, with day and reason, has the day
//! it was made. A reversal with only one of them is left to rule 119.

use super::decisions::day_sent;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "563",
    says: "A decision that was reversed has the day it was made.",
    reads: &[
        (PlacedForAdoption, "DATE_PLACED"),
        (PlacedForAdoption, "DATE_PLACED_CEASED"),
        (PlacedForAdoption, "REASON_PLACED_CEASED"),
    ],
    points_at: &["DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give the day it was decided to place the child for adoption.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.placed_for_adoption {
        let (day, reason) = (&row.date_placed_ceased, &row.reason_placed_ceased);
        if row.date_placed.is_blank() && !day.is_blank() && !reason.is_empty() {
            let day = day_sent(day);
            let title = format!(
                "The decision was reversed on {day} ({reason}), but has no day it was made"
            );
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_reversal_of_a_decision_without_a_day_is_found() {
        check(
            "563",
            "
            PlacedAdoption
            CHILD DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED
            A - 01/05/2022 RD1
            B - 31/06/2022 RD2
            C 31/06/2022 01/05/2022 RD1
            D - 01/05/2022 -
            E - - RD1
            ",
            expect![[r#"
                placedadoption 1: The decision was reversed on 1 May 2022 (RD1), but has no day it was made
                placedadoption 2: The decision was reversed on “31/06/2022” (RD2), but has no day it was made
            "#]],
        );
    }
}
