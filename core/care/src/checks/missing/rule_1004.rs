//! Rule 1004: the day a time missing began is there, and is a date.

use crate::checks::prelude::*;
use crate::report::DateField;

pub(super) static RULE: Rule = Rule {
    number: "1004",
    says: "The day a time missing began is given, and is a date.",
    reads: &[(Missing, "MIS_START")],
    points_at: &["MIS_START"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Enter the day the child went missing as DD/MM/YYYY.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.missing {
        match &row.mis_start {
            DateField::Read(_) => {}
            DateField::Blank => found.at(row, "The day this time missing began is blank"),
            DateField::Unreadable(text) => {
                found.at(row, format!("The start of this time missing, “{text}”, is not a date"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_blank_start_and_one_that_is_no_date_are_found() {
        check(
            "1004",
            "
            Missing
            CHILD MIS_START MIS_END
            A 01/05/2022 -
            A - 02/05/2022
            B 05/31/2022 -
            B 29/02/2022 -
            ",
            expect![[r#"
                missing 2: The day this time missing began is blank
                missing 3: The start of this time missing, “05/31/2022”, is not a date
                missing 4: The start of this time missing, “29/02/2022”, is not a date
            "#]],
        );
    }

    #[test]
    fn a_start_that_is_a_date_is_right_though_there_is_no_end() {
        check(
            "1004",
            "
            Missing
            CHILD MISSING MIS_START MIS_END
            A M 01/05/2022 -
            A M 29/02/2020 -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
