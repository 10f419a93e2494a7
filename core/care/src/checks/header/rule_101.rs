//! Rule 101: sex is one of the year’s codes: 1 or 2 to 2023-24, M, F or U from 2024-25. A code of
//! the other years is noted by `code_from_another_year`, not here.

use crate::checks::codes::{List, is_unknown};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "101",
    says: "Sex is recorded with one of the year’s codes.",
    reads: &[(Header, "SEX")],
    points_at: &["SEX"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Record the child’s sex with a code of this year’s list: 1 or 2 to 2023-24, M, \
              F or U from 2024-25.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let what = if checked.year().starts_in() < 2024 { "gender" } else { "sex" };
    for row in &checked.this.header {
        if row.sex.is_empty() {
            found.at(row, format!("No {what} is recorded for this child"));
        } else if is_unknown(List::Sex, &row.sex) {
            found.at(row, format!("“{}” is not a code for {what}", row.sex));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_code_of_no_list_and_a_blank_are_found() {
        check(
            "101",
            "
            CHILD SEX
            A 1
            B 2
            C 3
            D -
            ",
            expect![[r#"
                header 3: “3” is not a code for gender
                header 4: No gender is recorded for this child
            "#]],
        );
    }

    #[test]
    fn from_2024_25_the_wording_is_sex() {
        check(
            "101",
            "
            2024-25
            CHILD SEX
            A F
            B U
            C X
            ",
            expect![[r#"
                header 3: “X” is not a code for sex
            "#]],
        );
    }

    #[test]
    fn a_code_of_another_years_list_is_left_to_its_own_check() {
        check(
            "101",
            "
            2024-25
            CHILD SEX
            A 1
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
