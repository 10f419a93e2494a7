//! Rule 612: a girl who is not recorded as a mother has no date of birth of a first child. Whatever
//! stands there counts, a date or not; MOTHER is 0 or blank. A boy with one is rule 174’s.

use super::codes_of_sex::female;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "612",
    says: "A girl who is not a mother has no date of birth of a first child.",
    reads: &[(Header, "MC_DOB"), (Header, "MOTHER"), (Header, "SEX")],
    points_at: &["MC_DOB", "MOTHER", "SEX"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Record MOTHER as 1, or take out the child’s date of birth.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let female = female(checked.year());
    for row in checked.this.header.iter().filter(|row| row.sex == female) {
        if row.mc_dob.is_blank() {
            continue;
        }
        match row.mother.as_str() {
            "" => found.at(row, "A child’s date of birth is given, and MOTHER is blank"),
            "0" => found.at(row, "A child’s date of birth is given, and MOTHER is 0"),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_childs_date_of_birth_without_a_mother_is_found() {
        check(
            "612",
            "
            CHILD SEX MOTHER MC_DOB
            A 2 0 01/05/2022
            B 2 - 31/02/2022
            C 2 1 01/05/2022
            D 2 0 -
            E 1 0 01/05/2022
            ",
            expect![[r#"
                header 1: A child’s date of birth is given, and MOTHER is 0
                header 2: A child’s date of birth is given, and MOTHER is blank
            "#]],
        );
    }

    #[test]
    fn from_2024_25_the_code_is_f() {
        check(
            "612",
            "
            2024-25
            CHILD SEX MOTHER MC_DOB
            A F 0 01/05/2024
            B 2 0 01/05/2024
            ",
            expect![[r#"
                header 1: A child’s date of birth is given, and MOTHER is 0
            "#]],
        );
    }
}
