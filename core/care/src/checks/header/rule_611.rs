//! Rule 611: a mother’s first child has a date of birth. One that cannot be read is rule 171’s.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "611",
    says: "Of a mother the date of birth of her first child is given.",
    reads: &[(Header, "MC_DOB"), (Header, "MOTHER")],
    points_at: &["MC_DOB", "MOTHER"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give her first child’s date of birth in MC_DOB, or record MOTHER as 0.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.header.iter().filter(|row| row.mother == "1") {
        if row.mc_dob.is_blank() {
            found.at(row, "Recorded as a mother, with no date of birth for her child");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_mother_without_her_childs_date_of_birth_is_found() {
        check(
            "611",
            "
            CHILD MOTHER MC_DOB
            A 1 -
            B 1 01/05/2022
            C 1 31/02/2022
            D 0 -
            E - -
            ",
            expect![[r#"
                header 1: Recorded as a mother, with no date of birth for her child
            "#]],
        );
    }
}
