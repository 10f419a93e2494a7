//! Rule 372: a child in a young offender institution or prison, R5, is ten or over, the age of criminal
//! responsibility, when the episode begins.

use super::youngest::too_young;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "372",
    says: "A child in youth custody or prison is ten or over.",
    reads: &[(Episodes, "DECOM"), (Episodes, "PLACE"), (Header, "DOB")],
    points_at: &["DECOM", "PLACE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the date of birth, the start and the placement.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    too_young(checked, found, "R5", 10);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_start_before_the_tenth_birthday_is_found_and_one_on_the_day_is_not() {
        check(
            "372",
            "
            CHILD DOB
            A 02/05/2012
            B 01/05/2012
            C -

            CHILD DECOM PLACE
            A 01/05/2022 R5
            A 01/05/2022 K1
            B 01/05/2022 R5
            C 01/05/2022 R5
            D 01/05/2022 R5
            ",
            expect![[r#"
                episodes 1: This episode in R5 (young offender institution or prison) began on 1 May 2022, but the child turns 10 only on 2 May 2022
            "#]],
        );
    }

    #[test]
    fn born_on_a_leap_day_ten_is_reached_on_1_march() {
        check(
            "372",
            "
            CHILD DOB
            A 29/02/2012
            B 29/02/2012

            CHILD DECOM PLACE
            A 28/02/2022 R5
            B 01/03/2022 R5
            ",
            expect![[r#"
                episodes 1: This episode in R5 (young offender institution or prison) began on 28 February 2022, but the child turns 10 only on 1 March 2022
            "#]],
        );
    }
}
