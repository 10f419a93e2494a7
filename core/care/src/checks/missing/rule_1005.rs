//! Rule 1005: the day a time missing ended is a date. A blank is an open one, and no fault.

use crate::checks::prelude::*;
use crate::report::DateField;

pub(super) static RULE: Rule = Rule {
    number: "1005",
    says: "The day a time missing ended is a date, or blank while the child is still missing.",
    reads: &[(Missing, "MIS_END")],
    points_at: &["MIS_END"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Enter the day the child was found or came back as DD/MM/YYYY.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.missing {
        if let DateField::Unreadable(text) = &row.mis_end {
            found.at(row, format!("The end of this time missing, “{text}”, is not a date"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_end_that_is_no_date_is_found_and_a_blank_is_not() {
        check(
            "1005",
            "
            Missing
            CHILD MIS_START MIS_END
            A 01/05/2022 02/05/2022
            A 01/06/2022 -
            B 01/05/2022 31/06/2022
            ",
            expect![[r#"
                missing 3: The end of this time missing, “31/06/2022”, is not a date
            "#]],
        );
    }

    #[test]
    fn a_child_still_missing_has_no_end() {
        check(
            "1005",
            "
            Missing
            CHILD MISSING MIS_START MIS_END
            A M 01/05/2022 -
            A M 01/04/2022 02/04/2022
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
