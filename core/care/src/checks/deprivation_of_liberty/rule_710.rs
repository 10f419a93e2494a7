//! Rule 710: a child under a deprivation of liberty order is not in a secure children’s home (K1),
//! with parents (P1), in a young offender institution (R5) or in supported accommodation (K3).
//! Orders still in force are not looked at, and when an order and an episode meet is told in
//! `placed`. The public validator asks for a column no return has, and does not run.

use super::placed::wrong_under_an_order;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "710",
    says: "A child under a deprivation of liberty order is not placed in K1, K3, P1 or R5.",
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
    remedy: "Correct the placement, or the dates of the order: it has to have ended before the \
              child moved there.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    wrong_under_an_order(checked, found, |row| {
        matches!(row.place.as_str(), "K1" | "K3" | "P1" | "R5")
    });
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_placement_an_order_cannot_go_with_is_found_in_both_tables() {
        check(
            "710",
            "
            2026-27
            CHILD DECOM DEC PLACE
            A 01/05/2026 10/06/2026 P1
            A 10/06/2026 - U4
            B 01/05/2026 - K3
            C 01/05/2026 - K2

            DoLo
            CHILD DOLO_START DOLO_END
            A 01/06/2026 20/06/2026
            A 10/06/2026 20/06/2026
            B 02/05/2026 03/05/2026
            C 02/05/2026 03/05/2026
            ",
            expect![[r#"
                episodes 1: An order of 1 June 2026 was in force in placement P1
                episodes 3: An order of 2 May 2026 was in force in placement K3
                dolo 1: This order was in force in placement P1, begun on 1 May 2026
                dolo 3: This order was in force in placement K3, begun on 1 May 2026
            "#]],
        );
    }

    #[test]
    fn an_unusual_placement_is_left_to_rule_709() {
        check(
            "710",
            "
            2026-27
            CHILD DECOM DEC PLACE
            A 01/05/2026 - U4

            DoLo
            CHILD DOLO_START DOLO_END
            A 02/05/2026 03/05/2026
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
