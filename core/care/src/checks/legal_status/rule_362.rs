//! Rule 362: an emergency protection order (L2) lasts at most 21 days, counted over episodes that
//! follow one another without a break; an open one is counted to 31 March.

use super::longest::longer_than;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "362",
    says: "An emergency protection order lasts at most 21 days.",
    reads: &[(Episodes, "DECOM"), (Episodes, "DEC"), (Episodes, "LS")],
    points_at: &["DECOM", "DEC", "LS"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Check the dates, and whether another legal status followed an emergency \
              protection order.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    longer_than(checked, found, "L2", "An emergency protection order", 21);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn twenty_one_days_pass_and_one_more_fails() {
        check(
            "362",
            "
            CHILD DECOM DEC LS
            A 01/05/2022 22/05/2022 L2
            B 01/05/2022 23/05/2022 L2
            C 01/05/2022 23/05/2022 C2
            ",
            expect![[r#"
                episodes 2: An emergency protection order (L2) from 1 May 2022 to 23 May 2022 is 22 days; 21 is the most
            "#]],
        );
    }

    #[test]
    fn episodes_without_a_break_are_counted_together() {
        check(
            "362",
            "
            CHILD DECOM DEC LS
            A 01/05/2022 06/05/2022 L2
            A 06/05/2022 23/05/2022 L2
            B 01/05/2022 06/05/2022 L2
            B 07/05/2022 23/05/2022 L2
            ",
            expect![[r#"
                episodes 1: An emergency protection order (L2) from 1 May 2022 to 23 May 2022 is 22 days; 21 is the most
                episodes 2: An emergency protection order (L2) from 1 May 2022 to 23 May 2022 is 22 days; 21 is the most
            "#]],
        );
    }

    #[test]
    fn an_open_one_is_counted_to_31_march() {
        check(
            "362",
            "
            CHILD DECOM DEC LS
            A 10/03/2023 - L2
            B 09/03/2023 - L2
            ",
            expect![[r#"
                episodes 2: An emergency protection order (L2) from 9 March 2023 to 31 March 2023 is 22 days; 21 is the most
            "#]],
        );
    }
}
