//! Rule 119: a reversal of the decision to place for adoption has both its day and its reason. A
//! day that is not a date counts as given.

use super::decisions::day_sent;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "119",
    says: "The reversal of a decision to place for adoption has both its day and its reason.",
    reads: &[
        (PlacedForAdoption, "DATE_PLACED_CEASED"),
        (PlacedForAdoption, "REASON_PLACED_CEASED"),
    ],
    points_at: &["DATE_PLACED_CEASED", "REASON_PLACED_CEASED"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give the one that is missing, or clear the other if the decision stands.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.placed_for_adoption {
        let (day, reason) = (&row.date_placed_ceased, &row.reason_placed_ceased);
        match (day.is_blank(), reason.is_empty()) {
            (true, false) => {
                found.at(row, format!("The decision was reversed ({reason}), but no day is given"));
            }
            (false, true) => {
                let day = day_sent(day);
                found
                    .at(row, format!("The decision was reversed on {day}, but no reason is given"));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn one_without_the_other_is_found() {
        check(
            "119",
            "
            PlacedAdoption
            CHILD DATE_PLACED_CEASED REASON_PLACED_CEASED
            A 01/05/2022 -
            B - RD1
            C 31/06/2022 -
            ",
            expect![[r#"
                placedadoption 1: The decision was reversed on 1 May 2022, but no reason is given
                placedadoption 2: The decision was reversed (RD1), but no day is given
                placedadoption 3: The decision was reversed on “31/06/2022”, but no reason is given
            "#]],
        );
    }

    #[test]
    fn both_or_neither_pass() {
        check(
            "119",
            "
            PlacedAdoption
            CHILD DATE_PLACED_CEASED REASON_PLACED_CEASED
            A 01/05/2022 RD1
            B - -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
