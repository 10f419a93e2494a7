//! Rule 554: it is decided that a child should be placed for adoption on or before the day the
//! placement order was made: the start of the child’s earliest episode under one (E1). An order of
//! an earlier year is not seen, so the start may be later than the order.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "554",
    says: "The decision to place for adoption comes no later than the placement order.",
    reads: &[(PlacedForAdoption, "DATE_PLACED"), (Episodes, "DECOM"), (Episodes, "LS")],
    points_at: &["DATE_PLACED", "DECOM", "LS"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the day of the decision against the day of the order, which may be of an \
              earlier year.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children().iter().filter(|child| !child.placed_for_adoption.is_empty()) {
        let Some(first) = child.earliest_such(|row| row.ls == "E1") else { continue };
        found.at_clashes(&child.placed_for_adoption, &[first.row], |decision, _| {
            let decided = decision.date_placed.date()?;
            (first.began < decided).then(|| {
                format!(
                    "It was decided on {} to place the child for adoption, after the placement \
                     order (E1) of {}",
                    said(decided),
                    said(first.began),
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
    fn a_decision_after_the_order_is_found_in_both_tables() {
        check(
            "554",
            "
            CHILD DECOM LS
            A 01/04/2022 C2
            A 01/05/2022 E1
            A 01/07/2022 E1

            PlacedAdoption
            CHILD DATE_PLACED
            A 02/05/2022
            A 01/05/2022
            ",
            expect![[r#"
                episodes 2: It was decided on 2 May 2022 to place the child for adoption, after the placement order (E1) of 1 May 2022
                placedadoption 1: It was decided on 2 May 2022 to place the child for adoption, after the placement order (E1) of 1 May 2022
            "#]],
        );
    }

    #[test]
    fn the_day_itself_passes_and_another_order_is_not_compared() {
        check(
            "554",
            "
            CHILD DECOM LS
            A 01/05/2022 E1
            B 01/05/2022 C2

            PlacedAdoption
            CHILD DATE_PLACED
            A 01/05/2022
            A -
            B 02/05/2022
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
