//! Rule 171: the date of birth of a mother’s child, where one is given, is a date.

use crate::checks::prelude::*;
use crate::report::DateField;

pub(super) static RULE: Rule = Rule {
    number: "171",
    says: "The date of birth of a mother’s child is a date.",
    reads: &[(Header, "MC_DOB")],
    points_at: &["MC_DOB"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give the child’s date of birth as DD/MM/YYYY.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.header {
        if let DateField::Unreadable(text) = &row.mc_dob {
            found.at(row, format!("The date of birth of her child, “{text}”, is not a date"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn what_is_not_a_date_is_found_and_a_blank_is_not() {
        check(
            "171",
            "
            CHILD MC_DOB
            A 29/02/2020
            B 29/02/2021
            C -
            ",
            expect![[r#"
                header 2: The date of birth of her child, “29/02/2021”, is not a date
            "#]],
        );
    }
}
