//! Rule 361: police protection (L1) lasts at most 72 hours, which with days alone is three days,
//! counted over episodes that follow one another without a break; an open one is counted to
//! 31 March. Each episode of a run that is too long is found.

use super::longest::longer_than;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "361",
    says: "Police protection lasts at most 72 hours.",
    reads: &[(Episodes, "DECOM"), (Episodes, "DEC"), (Episodes, "LS")],
    points_at: &["DECOM", "DEC", "LS"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Check the dates, and whether another legal status followed police protection.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    longer_than(checked, found, "L1", "Police protection", 3);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn more_than_three_days_are_found_and_three_are_not() {
        check(
            "361",
            "
            CHILD DECOM LS DEC
            A 01/05/2022 L1 05/05/2022
            B 01/05/2022 L1 04/05/2022
            C 01/05/2022 L2 05/05/2022
            ",
            expect![[r#"
                episodes 1: Police protection (L1) from 1 May 2022 to 5 May 2022 is 4 days; 3 is the most
            "#]],
        );
    }

    #[test]
    fn episodes_without_a_break_are_counted_together() {
        check(
            "361",
            "
            CHILD DECOM LS DEC
            A 01/05/2022 L1 03/05/2022
            A 03/05/2022 L1 05/05/2022
            B 01/05/2022 L1 03/05/2022
            B 04/05/2022 L1 06/05/2022
            ",
            expect![[r#"
                episodes 1: Police protection (L1) from 1 May 2022 to 5 May 2022 is 4 days; 3 is the most
                episodes 2: Police protection (L1) from 1 May 2022 to 5 May 2022 is 4 days; 3 is the most
            "#]],
        );
    }

    #[test]
    fn an_open_episode_is_counted_to_the_end_of_the_year() {
        check(
            "361",
            "
            CHILD DECOM LS DEC
            A 27/03/2023 L1 -
            B 28/03/2023 L1 -
            ",
            expect![[r#"
                episodes 1: Police protection (L1) from 27 March 2023 to 31 March 2023 is 4 days; 3 is the most
            "#]],
        );
    }
}
