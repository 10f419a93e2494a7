//! Rule 379: a temporary placement for no stated reason (T4) lasts at most 7 days. The rule reads
//! closed episodes; one still open is `temporary_placement_still_open`. The public validator
//! passes over children without a date of birth, which has no part in the wording.

use super::temporary::longer_than;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "379",
    says: "A temporary placement for no stated reason lasts at most 7 days.",
    reads: &[(Episodes, "DECOM"), (Episodes, "DEC"), (Episodes, "PLACE")],
    points_at: &["DECOM", "PLACE"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Check the dates; a longer stay is a placement of its own and needs its own \
              code.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    longer_than(checked, found, "T4", "for no stated reason", 7);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn seven_days_pass_and_one_more_fails() {
        check(
            "379",
            "
            CHILD DECOM DEC PLACE
            A 01/05/2022 08/05/2022 T4
            B 01/05/2022 09/05/2022 T4
            C 01/05/2022 09/05/2022 T0
            D 01/05/2022 - T4
            ",
            expect![[r#"
                episodes 2: A temporary placement for no stated reason (T4) from 1 May 2022 to 9 May 2022 is 8 days; 7 is the most
            "#]],
        );
    }
}
