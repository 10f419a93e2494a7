//! Rule 374: a child in residential employment, P3, is 14 or over when the episode begins.

use super::youngest::too_young;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "374",
    says: "A child in residential employment is 14 or over.",
    reads: &[(Episodes, "DECOM"), (Episodes, "PLACE"), (Header, "DOB")],
    points_at: &["DECOM", "PLACE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the date of birth, the start and the placement.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    too_young(checked, found, "P3", 14);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_start_before_the_fourteenth_birthday_is_found_and_one_on_the_day_is_not() {
        check(
            "374",
            "
            CHILD DOB
            A 02/05/2008
            B 01/05/2008

            CHILD DECOM PLACE
            A 01/05/2022 P3
            B 01/05/2022 P3
            ",
            expect![[r#"
                episodes 1: This episode in P3 (residential employment) began on 1 May 2022, but the child turns 14 only on 2 May 2022
            "#]],
        );
    }
}
