//! Rule 380: a temporary placement (T0 to T4) is entered by a change of placement, RNE P or B; a
//! period of care never starts with one.

use crate::checks::index::temporary;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "380",
    says: "A temporary placement is entered by a change of placement, P or B.",
    reads: &[(Episodes, "PLACE"), (Episodes, "RNE")],
    points_at: &["PLACE", "RNE"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Enter the child’s usual placement as the start, and the temporary one as a \
              change after it.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.episodes.iter().filter(|row| temporary(row)) {
        let title = match row.rne.as_str() {
            "P" | "B" => continue,
            "S" => format!("A period of care starts with a temporary placement, {}", row.place),
            "" => format!("A temporary placement, {}, has no reason for new episode", row.place),
            other => {
                format!("A temporary placement, {}, is entered with {other}, not P or B", row.place)
            }
        };
        found.at(row, title);
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_period_that_starts_with_a_temporary_placement_is_found() {
        check(
            "380",
            "
            CHILD DECOM PLACE RNE
            A 01/05/2022 T1 S
            B 01/05/2022 T1 P
            C 01/05/2022 T1 B
            D 01/05/2022 U4 S
            ",
            expect![[r#"
                episodes 1: A period of care starts with a temporary placement, T1
            "#]],
        );
    }

    #[test]
    fn a_temporary_placement_is_not_entered_by_a_change_of_status_alone() {
        check(
            "380",
            "
            CHILD DECOM PLACE RNE
            A 01/05/2022 T2 L
            B 01/05/2022 T2 T
            C 01/05/2022 T2 -
            ",
            expect![[r#"
                episodes 1: A temporary placement, T2, is entered with L, not P or B
                episodes 2: A temporary placement, T2, is entered with T, not P or B
                episodes 3: A temporary placement, T2, has no reason for new episode
            "#]],
        );
    }
}
