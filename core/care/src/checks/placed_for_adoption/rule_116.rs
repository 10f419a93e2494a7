//! Rule 116: the day the decision to place for adoption was reversed is a date. A blank says that
//! the decision stands.

use crate::checks::prelude::*;
use crate::report::DateField;

pub(super) static RULE: Rule = Rule {
    number: "116",
    says: "The day the decision to place for adoption was reversed is a date.",
    reads: &[(PlacedForAdoption, "DATE_PLACED_CEASED")],
    points_at: &["DATE_PLACED_CEASED"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give the day as DD/MM/YYYY.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.placed_for_adoption {
        if let DateField::Unreadable(text) = &row.date_placed_ceased {
            found.at(row, format!("The day the decision was reversed “{text}” is not a date"));
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
            "116",
            "
            PlacedAdoption
            CHILD DATE_PLACED_CEASED
            A 29/02/2020
            B 29/02/2021
            C 2021-03-01
            D -
            ",
            expect![[r#"
                placedadoption 2: The day the decision was reversed “29/02/2021” is not a date
                placedadoption 3: The day the decision was reversed “2021-03-01” is not a date
            "#]],
        );
    }
}
