//! Rule 174: a boy has no date of birth of a mother’s child. Whatever stands there counts, a date
//! or not. Code 1 is a boy to 2023-24, M from 2024-25.

use super::codes_of_sex::male;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "174",
    says: "A boy has no date of birth of a mother’s child.",
    reads: &[(Header, "MC_DOB"), (Header, "SEX")],
    points_at: &["MC_DOB", "SEX"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Correct the sex, or take out the child’s date of birth.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let male = male(checked.year());
    for row in checked.this.header.iter().filter(|row| row.sex == male) {
        if !row.mc_dob.is_blank() {
            found.at(row, format!("The sex is {male} and a mother’s child has a date of birth"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_boy_recorded_with_a_mothers_child_is_found() {
        check(
            "174",
            "
            CHILD SEX MC_DOB
            A 1 01/05/2022
            B 1 31/02/2022
            C 1 -
            D 2 01/05/2022
            ",
            expect![[r#"
                header 1: The sex is 1 and a mother’s child has a date of birth
                header 2: The sex is 1 and a mother’s child has a date of birth
            "#]],
        );
    }

    #[test]
    fn from_2024_25_the_code_is_m() {
        check(
            "174",
            "
            2024-25
            CHILD SEX MC_DOB
            A M 01/05/2024
            B F 01/05/2024
            C 1 01/05/2024
            ",
            expect![[r#"
                header 1: The sex is M and a mother’s child has a date of birth
            "#]],
        );
    }
}
