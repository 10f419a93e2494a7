//! Rule 363: a child assessment order (L3) lasts at most 7 days, counted over episodes that follow
//! one another without a break; an open one is counted to 31 March.

use super::longest::longer_than;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "363",
    says: "A child assessment order lasts at most 7 days.",
    reads: &[(Episodes, "DECOM"), (Episodes, "DEC"), (Episodes, "LS")],
    points_at: &["DECOM", "DEC", "LS"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Check the dates, and whether another legal status followed a child assessment \
              order.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    longer_than(checked, found, "L3", "A child assessment order", 7);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn seven_days_pass_and_one_more_fails() {
        check(
            "363",
            "
            CHILD DECOM DEC LS
            A 01/05/2022 08/05/2022 L3
            B 01/05/2022 09/05/2022 L3
            C 01/05/2022 09/05/2022 C2
            ",
            expect![[r#"
                episodes 2: A child assessment order (L3) from 1 May 2022 to 9 May 2022 is 8 days; 7 is the most
            "#]],
        );
    }

    #[test]
    fn episodes_without_a_break_are_counted_together() {
        check(
            "363",
            "
            CHILD DECOM DEC LS
            A 01/05/2022 06/05/2022 L3
            A 06/05/2022 09/05/2022 L3
            B 01/05/2022 06/05/2022 L3
            B 07/05/2022 09/05/2022 L3
            ",
            expect![[r#"
                episodes 1: A child assessment order (L3) from 1 May 2022 to 9 May 2022 is 8 days; 7 is the most
                episodes 2: A child assessment order (L3) from 1 May 2022 to 9 May 2022 is 8 days; 7 is the most
            "#]],
        );
    }

    #[test]
    fn an_open_one_is_counted_to_31_march() {
        check(
            "363",
            "
            CHILD DECOM DEC LS
            A 24/03/2023 - L3
            B 23/03/2023 - L3
            ",
            expect![[r#"
                episodes 2: A child assessment order (L3) from 23 March 2023 to 31 March 2023 is 8 days; 7 is the most
            "#]],
        );
    }
}
