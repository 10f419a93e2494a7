//! Rule 370: a child in independent living, P2, is 15 or over, and in 2023-24, the last year of the
//! code, 16 or over, when the episode begins.

use super::youngest::too_young;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "370",
    says: "A child in independent living is 15 or over; in 2023-24, 16 or over.",
    reads: &[(Episodes, "DECOM"), (Episodes, "PLACE"), (Header, "DOB")],
    points_at: &["DECOM", "PLACE"],
    in_force: Years::Published(2022, 2023),
    weight: Weight::Look,
    remedy: "Check the date of birth, the start and the placement: independent living is for older \
              children.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let age = if checked.year().starts_in() < 2023 { 15 } else { 16 };
    too_young(checked, found, "P2", age);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    const ROWS: &str = "
        CHILD DOB
        A 02/05/2007
        B 01/05/2007
        C 01/05/2006

        CHILD DECOM PLACE DEC
        A 01/05/2022 P2 -
        B 01/05/2022 P2 -
        B 30/04/2022 U4 01/05/2022
        C 01/05/2022 P2 -
    ";

    #[test]
    fn a_start_before_the_fifteenth_birthday_is_found_and_one_on_the_day_is_not() {
        check(
            "370",
            ROWS,
            expect![[r#"
            episodes 1: This episode in P2 (independent living) began on 1 May 2022, but the child turns 15 only on 2 May 2022
        "#]],
        );
    }

    #[test]
    fn in_2023_24_the_age_is_sixteen() {
        check(
            "370",
            &format!("2023-24\n{ROWS}"),
            expect![[r#"
            episodes 1: This episode in P2 (independent living) began on 1 May 2022, but the child turns 16 only on 2 May 2023
            episodes 2: This episode in P2 (independent living) began on 1 May 2022, but the child turns 16 only on 1 May 2023
        "#]],
        );
    }
}
