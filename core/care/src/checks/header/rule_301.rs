//! Rule 301: a child was born by the last day of the year.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "301",
    says: "The date of birth is not after the year.",
    reads: &[(Header, "DOB")],
    points_at: &["DOB"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Correct the date of birth: with it the day the child turns 18 is wrong.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.header {
        if let Some(born) = row.dob.date().filter(|born| checked.collection_ends() < *born) {
            found.at(row, format!("Born on {}, after the year ended", said(born)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_birth_after_31_march_is_found() {
        check(
            "301",
            "
            CHILD DOB
            A 31/03/2023
            B 01/04/2023
            C -
            ",
            expect![[r#"
                header 2: Born on 1 April 2023, after the year ended
            "#]],
        );
    }
}
