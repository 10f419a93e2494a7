//! Rule 709: a child under a deprivation of liberty order is in a children’s home (K2) or one of
//! the other placements Z12 and Z13. Orders still in force are not looked at, and when an order and
//! an episode meet is told in `placed`. The public validator asks for a column no return has, and
//! does not run.

use super::placed::wrong_under_an_order;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "709",
    says: "A child under a deprivation of liberty order is placed in K2, Z12 or Z13.",
    reads: &[
        (DeprivationOfLiberty, "DOLO_START"),
        (DeprivationOfLiberty, "DOLO_END"),
        (Episodes, "DECOM"),
        (Episodes, "DEC"),
        (Episodes, "PLACE"),
    ],
    points_at: &["DOLO_START", "PLACE"],
    in_force: Years::Published(2026, 2026),
    weight: Weight::Look,
    remedy: "Correct the placement or the dates of the order; if both are right, say so to the \
              DfE: the placement is unusual, not impossible.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    wrong_under_an_order(checked, found, |row| !matches!(row.place.as_str(), "K2" | "Z12" | "Z13"));
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn another_placement_under_an_order_is_found_in_both_tables() {
        check(
            "709",
            "
            2026-27
            CHILD DECOM DEC PLACE
            A 01/05/2026 10/06/2026 U4
            A 10/06/2026 - K2
            B 01/05/2026 - Z12
            C 01/05/2026 - -

            DoLo
            CHILD DOLO_START DOLO_END
            A 02/05/2026 03/05/2026
            A 01/06/2026 20/06/2026
            B 02/05/2026 03/05/2026
            C 02/05/2026 03/05/2026
            ",
            expect![[r#"
                episodes 1: An order of 2 May 2026 was in force in placement U4
                episodes 4: An order of 2 May 2026 was in force in an episode with no placement
                dolo 1: This order was in force in placement U4, begun on 1 May 2026
                dolo 2: This order was in force in placement U4, begun on 1 May 2026
                dolo 4: This order was in force in an episode with no placement, begun on 1 May 2026
            "#]],
        );
    }

    #[test]
    fn a_move_on_the_day_the_order_began_or_ended_is_right() {
        check(
            "709",
            "
            2026-27
            CHILD DECOM DEC PLACE
            A 01/05/2026 10/06/2026 U4
            A 10/06/2026 20/06/2026 K2
            A 20/06/2026 - U4

            DoLo
            CHILD DOLO_START DOLO_END
            A 10/06/2026 20/06/2026
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn an_order_still_in_force_is_not_looked_at() {
        check(
            "709",
            "
            2026-27
            CHILD DECOM DEC PLACE
            A 01/05/2026 - U4

            DoLo
            CHILD DOLO_START DOLO_END
            A 10/06/2026 -
            A - 20/06/2026
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
