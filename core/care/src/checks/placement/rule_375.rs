//! Rule 375: a stay in hospital as a temporary placement (T1) lasts at most six weeks, 42 days. The
//! rule reads closed episodes; one still open is `temporary_placement_still_open`. The public
//! validator passes over children without a date of birth, which has no part in the wording.

use super::temporary::longer_than;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "375",
    says: "A temporary placement in hospital lasts at most six weeks.",
    reads: &[(Episodes, "DECOM"), (Episodes, "DEC"), (Episodes, "PLACE")],
    points_at: &["DECOM", "PLACE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the dates; a longer stay is a placement of its own and needs its own code, \
              such as R2.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    longer_than(checked, found, "T1", "in hospital", 42);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn more_than_42_days_is_found_and_42_are_not() {
        check(
            "375",
            "
            CHILD DECOM PLACE DEC
            A 01/05/2022 T1 13/06/2022
            B 01/05/2022 T1 12/06/2022
            C 01/05/2022 T2 13/06/2022
            D 01/05/2022 T1 -
            ",
            expect![[r#"
                episodes 1: A temporary placement in hospital (T1) from 1 May 2022 to 13 June 2022 is 43 days; 42 is the most
            "#]],
        );
    }
}
