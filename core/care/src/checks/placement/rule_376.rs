//! Rule 376: a temporary placement while the carer is on holiday (T3) lasts at most 21 days. The
//! rule reads closed episodes; one still open is `temporary_placement_still_open`. The public validator
//! passes over children without a date of birth, which has no part in the wording.

use super::temporary::longer_than;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "376",
    says: "A temporary placement while the carer is on holiday lasts at most 21 days.",
    reads: &[(Episodes, "DECOM"), (Episodes, "DEC"), (Episodes, "PLACE")],
    points_at: &["DECOM", "PLACE"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Check the dates; a longer stay is a placement of its own and needs its own \
              code.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    longer_than(checked, found, "T3", "while the carer is on holiday", 21);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn twenty_one_days_pass_and_one_more_fails() {
        check(
            "376",
            "
            CHILD DECOM DEC PLACE
            A 01/05/2022 22/05/2022 T3
            B 01/05/2022 23/05/2022 T3
            C 01/05/2022 23/05/2022 T0
            D 01/05/2022 - T3
            ",
            expect![[r#"
                episodes 2: A temporary placement while the carer is on holiday (T3) from 1 May 2022 to 23 May 2022 is 22 days; 21 is the most
            "#]],
        );
    }
}
