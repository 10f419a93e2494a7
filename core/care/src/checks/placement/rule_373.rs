//! Rule 373: a child placed in a residential school, S1, is four or over when the episode begins.

use super::youngest::too_young;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "373",
    says: "A child placed in a residential school is four or over.",
    reads: &[(Episodes, "DECOM"), (Episodes, "PLACE"), (Header, "DOB")],
    points_at: &["DECOM", "PLACE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the date of birth, the start and the placement.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    too_young(checked, found, "S1", 4);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_start_before_the_fourth_birthday_is_found_and_one_on_the_day_is_not() {
        check(
            "373",
            "
            CHILD DOB
            A 02/05/2018
            B 01/05/2018

            CHILD DECOM PLACE DEC
            A 01/05/2022 S1 -
            A 01/04/2022 S1 01/05/2022
            B 01/05/2022 S1 -
            ",
            expect![[r#"
                episodes 1: This episode in S1 (residential school) began on 1 May 2022, but the child turns 4 only on 2 May 2022
                episodes 2: This episode in S1 (residential school) began on 1 April 2022, but the child turns 4 only on 2 May 2022
            "#]],
        );
    }
}
