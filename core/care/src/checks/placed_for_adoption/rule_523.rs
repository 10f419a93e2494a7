//! Rule 523: the decision to place for adoption and the decision that adoption is in the child’s
//! best interest (AD1) bear the same date. Every decision of the child is compared, an earlier one
//! that was reversed too.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "523",
    says: "The decision to place for adoption and the decision for adoption in AD1 bear the \
              same date.",
    reads: &[(PlacedForAdoption, "DATE_PLACED"), (Ad1, "DATE_INT")],
    points_at: &["DATE_PLACED", "DATE_INT"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Correct the one that is wrong: both are the day of the same decision.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children().iter().filter(|child| !child.ad1.is_empty()) {
        found.at_clashes(&child.placed_for_adoption, &child.ad1, |decision, adoption| {
            let (placed, best) = (decision.date_placed.date()?, adoption.date_int.date()?);
            (placed != best).then(|| {
                format!(
                    "Decided on {} to place for adoption, but AD1 has {} for the same decision",
                    said(placed),
                    said(best),
                )
            })
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn two_dates_are_found_in_both_tables() {
        check(
            "523",
            "
            PlacedAdoption
            CHILD DATE_PLACED
            A 01/06/2022
            B 01/06/2022
            B 01/07/2022

            AD1
            CHILD DATE_INT
            A 02/06/2022
            B 01/07/2022
            ",
            expect![[r#"
                placedadoption 1: Decided on 1 June 2022 to place for adoption, but AD1 has 2 June 2022 for the same decision
                placedadoption 2: Decided on 1 June 2022 to place for adoption, but AD1 has 1 July 2022 for the same decision
                ad1 1: Decided on 1 June 2022 to place for adoption, but AD1 has 2 June 2022 for the same decision
                ad1 2: Decided on 1 June 2022 to place for adoption, but AD1 has 1 July 2022 for the same decision
            "#]],
        );
    }

    #[test]
    fn the_same_date_passes_and_a_blank_is_not_compared() {
        check(
            "523",
            "
            PlacedAdoption
            CHILD DATE_PLACED
            A 01/06/2022
            B -
            C 01/06/2022

            AD1
            CHILD DATE_INT
            A 01/06/2022
            B 01/06/2022
            C -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
