//! Rule 522: a decision to place for adoption is not reversed before it was made.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "522",
    says: "A decision to place for adoption is not reversed before it was made.",
    reads: &[(PlacedForAdoption, "DATE_PLACED"), (PlacedForAdoption, "DATE_PLACED_CEASED")],
    points_at: &["DATE_PLACED", "DATE_PLACED_CEASED"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check whether the two days were entered the other way round.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.placed_for_adoption {
        match (row.date_placed.date(), row.date_placed_ceased.date()) {
            (Some(decided), Some(reversed)) if reversed < decided => {
                let (decided, reversed) = (said(decided), said(reversed));
                found.at(
                    row,
                    format!("Decided on {decided}, but reversed on {reversed}, before it"),
                );
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
    fn a_reversal_before_the_decision_is_found_and_one_on_the_day_is_not() {
        check(
            "522",
            "
            PlacedAdoption
            CHILD DATE_PLACED DATE_PLACED_CEASED
            A 01/06/2022 31/05/2022
            B 01/06/2022 01/06/2022
            C 01/06/2022 02/06/2022
            D 01/06/2022 -
            E - 01/06/2022
            ",
            expect![[r#"
                placedadoption 1: Decided on 1 June 2022, but reversed on 31 May 2022, before it
            "#]],
        );
    }
}
