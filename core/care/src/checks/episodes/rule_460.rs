//! Rule 460: a young person who stays with the carers at 18 (E17) ceases to be looked after on the
//! birthday or later, not before. Born on 29 February, the birthday is 1 March.

use super::younger::left_younger_than;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "460",
    says: "A young person who stays with the carers at 18 is 18.",
    reads: &[(Episodes, "DEC"), (Episodes, "REC"), (Header, "DOB")],
    points_at: &["DEC", "REC"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Check the date of birth and the day of ceasing: E17 is given on the 18th \
              birthday.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    left_younger_than(checked, found, 18, "Stayed with carers at 18", |rec| rec == "E17");
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn the_day_before_the_18th_birthday_is_found_and_the_birthday_is_not() {
        check(
            "460",
            "
            CHILD DOB
            A 02/06/2004
            B 01/06/2004

            CHILD DECOM DEC REC
            A 01/05/2022 01/06/2022 E17
            B 01/05/2022 01/06/2022 E17
            ",
            expect![[r#"
                episodes 1: Stayed with carers at 18 (E17) on 1 June 2022, but is 18 only on 2 June 2022
            "#]],
        );
    }

    #[test]
    fn born_on_29_february_it_is_1_march() {
        check(
            "460",
            "
            CHILD DOB
            A 29/02/2004
            B 29/02/2004

            CHILD DECOM DEC REC
            A 01/05/2021 28/02/2022 E17
            B 01/05/2021 01/03/2022 E17
            ",
            expect![[r#"
                episodes 1: Stayed with carers at 18 (E17) on 28 February 2022, but is 18 only on 1 March 2022
            "#]],
        );
    }
}
