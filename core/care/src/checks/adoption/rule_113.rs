//! Rule 113: the day the child was matched with adopters is a date. A blank is not looked at here:
//! rule 151 asks for it when the rest of the adoption is given.

use crate::checks::prelude::*;
use crate::report::DateField;

pub(super) static RULE: Rule = Rule {
    number: "113",
    says: "The day the child was matched with adopters is a date.",
    reads: &[(Ad1, "DATE_MATCH")],
    points_at: &["DATE_MATCH"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give the day as DD/MM/YYYY.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.ad1 {
        if let DateField::Unreadable(text) = &row.date_match {
            found.at(row, format!("The day of matching “{text}” is not a date"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_day_that_does_not_exist_is_found_and_a_blank_is_not() {
        check(
            "113",
            "
            AD1
            CHILD DATE_MATCH
            A 29/02/2020
            B 29/02/2021
            C 2021-03-01
            D -
            ",
            expect![[r#"
                ad1 2: The day of matching “29/02/2021” is not a date
                ad1 3: The day of matching “2021-03-01” is not a date
            "#]],
        );
    }
}
