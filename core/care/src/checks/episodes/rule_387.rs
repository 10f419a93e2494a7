//! Rule 387: nobody moves into independent living (E5, E6) before the 14th birthday. Born
//! on 29 February, the birthday is 1 March. A child without a date of birth is not judged; the
//! public validator finds every one.

use super::younger::left_younger_than;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "387",
    says: "A child who moves into independent living is 14 or over.",
    reads: &[(Episodes, "DEC"), (Episodes, "REC"), (Header, "DOB")],
    points_at: &["REC"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Check the date of birth and the reason for ceasing.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    left_younger_than(checked, found, 14, "Moved into independent living", |rec| {
        matches!(rec, "E5" | "E6")
    });
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn independent_living_the_day_before_the_14th_birthday_is_found_and_on_it_is_not() {
        check(
            "387",
            "
            CHILD DOB
            A 02/06/2008
            B 01/06/2008

            CHILD DECOM DEC REC
            A 01/05/2022 01/06/2022 E5
            B 01/05/2022 01/06/2022 E6
            ",
            expect![[r#"
                episodes 1: Moved into independent living (E5) on 1 June 2022, but is 14 only on 2 June 2022
            "#]],
        );
    }
}
