//! Rule 371: a child in semi-independent living, H5, is 14 or over when the episode begins, and in
//! 2023-24 16 or over; from 2024-25 the placement is supported accommodation, K3, and the age 16.

use super::youngest::too_young;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "371",
    says: "A child in semi-independent living or supported accommodation is old enough for it.",
    reads: &[(Episodes, "DECOM"), (Episodes, "PLACE"), (Header, "DOB")],
    points_at: &["DECOM", "PLACE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the date of birth, the start and the placement: supported accommodation is for \
              children of 16 and over.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let (place, age) = match checked.year().starts_in() {
        ..2023 => ("H5", 14),
        2023 => ("H5", 16),
        _ => ("K3", 16),
    };
    too_young(checked, found, place, age);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    const ROWS: &str = "
        CHILD DOB
        A 02/05/2008
        B 01/05/2008
        C 01/05/2006

        CHILD DECOM PLACE DEC
        A 01/05/2022 H5 01/06/2022
        B 01/05/2022 H5 -
        C 01/05/2022 H5 -
        A 01/06/2022 K3 -
        C 01/06/2022 K3 -
    ";

    #[test]
    fn a_start_before_the_fourteenth_birthday_is_found_and_one_on_the_day_is_not() {
        check(
            "371",
            ROWS,
            expect![[r#"
            episodes 1: This episode in H5 (semi-independent living, not a children’s home) began on 1 May 2022, but the child turns 14 only on 2 May 2022
        "#]],
        );
    }

    #[test]
    fn in_2023_24_the_age_is_sixteen() {
        check(
            "371",
            &format!("2023-24\n{ROWS}"),
            expect![[r#"
            episodes 1: This episode in H5 (semi-independent living, not a children’s home) began on 1 May 2022, but the child turns 16 only on 2 May 2024
            episodes 2: This episode in H5 (semi-independent living, not a children’s home) began on 1 May 2022, but the child turns 16 only on 1 May 2024
        "#]],
        );
    }

    #[test]
    fn from_2024_25_supported_accommodation_is_looked_at_instead() {
        check(
            "371",
            &format!("2024-25\n{ROWS}"),
            expect![[r#"
            episodes 4: This episode in K3 (registered supported accommodation) began on 1 June 2022, but the child turns 16 only on 2 May 2024
        "#]],
        );
    }
}
