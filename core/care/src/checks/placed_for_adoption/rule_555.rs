//! Rule 555: a child under a freeing order (D1) has a decision that the child should be placed for
//! adoption, and it is not reversed while an episode under the order is open. Any row of the
//! decisions’ table is a decision, dated or not. Withdrawn after 2023-24.

use super::decisions::order_without_decision;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "555",
    says: "A child under a freeing order has a decision to place for adoption that stands.",
    reads: &[
        (Episodes, "LS"),
        (Episodes, "DEC"),
        (PlacedForAdoption, "DATE_PLACED_CEASED"),
        (PlacedForAdoption, "REASON_PLACED_CEASED"),
    ],
    points_at: &["LS", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"],
    in_force: Years::Published(2022, 2023),
    weight: Weight::Look,
    remedy: "Record the decision, or correct the legal status; clear the reversal if the \
              decision stands.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    order_without_decision("D1", "A freeing order", checked, found);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_order_without_a_decision_is_found() {
        check(
            "555",
            "
            CHILD DECOM LS DEC
            A 01/05/2022 D1 01/06/2022
            A 01/06/2022 D1 -
            B 01/05/2022 C2 -
            C 01/05/2022 D1 -

            PlacedAdoption
            CHILD DATE_PLACED
            C -
            ",
            expect![[r#"
                episodes 1: A freeing order (D1) was made, but no decision to place the child for adoption is recorded
                episodes 2: A freeing order (D1) was made, but no decision to place the child for adoption is recorded
            "#]],
        );
    }

    #[test]
    fn a_decision_reversed_while_the_order_is_open_is_found() {
        check(
            "555",
            "
            CHILD DECOM LS DEC
            A 01/05/2022 D1 -
            B 01/05/2022 D1 -
            C 01/05/2022 D1 01/06/2022
            D 01/05/2022 D1 31/06/2022

            PlacedAdoption
            CHILD DATE_PLACED_CEASED REASON_PLACED_CEASED
            A 01/06/2022 -
            B - RD1
            B - -
            C 01/06/2022 RD1
            D 01/06/2022 RD1
            ",
            expect![[r#"
                placedadoption 1: This decision is recorded as reversed, but a freeing order (D1) is still in force
                placedadoption 2: This decision is recorded as reversed, but a freeing order (D1) is still in force
            "#]],
        );
    }

    #[test]
    fn the_rule_ends_with_2023_24() {
        check(
            "555",
            "
            2024-25
            CHILD DECOM LS DEC
            A 01/05/2024 D1 -

            PlacedAdoption
            CHILD DATE_PLACED
            B -
            ",
            expect![[r#"
                not run: it is not among the rules for 2024-25
            "#]],
        );
    }
}
