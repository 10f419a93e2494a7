//! Rule 102: a date of birth is a date. Without one nobody can tell when the child turns 18.

use crate::checks::prelude::*;
use crate::report::DateField;

pub(super) static RULE: Rule = Rule {
    number: "102",
    says: "The date of birth is a date.",
    reads: &[(Header, "DOB")],
    points_at: &["DOB"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Give the date of birth as DD/MM/YYYY: the window cannot be cut at 18 without \
              it.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.header {
        match &row.dob {
            DateField::Read(_) => {}
            DateField::Blank => found.at(row, "No date of birth is recorded".to_owned()),
            DateField::Unreadable(text) => {
                found.at(row, format!("The date of birth “{text}” is not a date"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_date_that_does_not_exist_and_a_blank_are_found() {
        check(
            "102",
            "
            CHILD DOB
            A 29/02/2004
            B 29/02/2005
            C -
            ",
            expect![[r#"
                header 2: The date of birth “29/02/2005” is not a date
                header 3: No date of birth is recorded
            "#]],
        );
    }
}
