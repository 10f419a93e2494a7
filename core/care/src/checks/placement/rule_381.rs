//! Rule 381: a period of care does not end with a temporary placement (T0 to T4): the only reason
//! for it to cease is X1.

use crate::checks::index::temporary;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "381",
    says: "A period of care does not end with a temporary placement.",
    reads: &[(Episodes, "PLACE"), (Episodes, "REC")],
    points_at: &["PLACE", "REC"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Enter the placement the child returned to, and end the period from there.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.episodes.iter().filter(|row| temporary(row)) {
        if !row.rec.is_empty() && row.rec != "X1" {
            let title = format!(
                "A period of care ends ({}) with a temporary placement, {}",
                row.rec, row.place,
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
    fn a_period_that_ends_with_a_temporary_placement_is_found() {
        check(
            "381",
            "
            CHILD DECOM PLACE REC
            A 01/05/2022 T1 E4A
            B 01/05/2022 T1 X1
            C 01/05/2022 T1 -
            D 01/05/2022 U4 E4A
            ",
            expect![[r#"
                episodes 1: A period of care ends (E4A) with a temporary placement, T1
            "#]],
        );
    }
}
