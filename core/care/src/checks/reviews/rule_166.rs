//! Rule 166: the day of a review is there, and is a date.

use crate::checks::prelude::*;
use crate::report::DateField;

pub(super) static RULE: Rule = Rule {
    number: "166",
    says: "The day of a review is given, and is a date.",
    reads: &[(Reviews, "REVIEW")],
    points_at: &["REVIEW"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Enter the day of the review as DD/MM/YYYY, or take the row out if there was none.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.reviews {
        match &row.review {
            DateField::Read(_) => {}
            DateField::Blank => found.at(row, "The day of this review is blank"),
            DateField::Unreadable(text) => {
                found.at(row, format!("The day of this review, “{text}”, is not a date"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_blank_and_what_is_no_date_are_found() {
        check(
            "166",
            "
            Reviews
            CHILD REVIEW REVIEW_CODE
            A 01/05/2022 PN1
            A - PN1
            B 38/04/2022 PN1
            ",
            expect![[r#"
                reviews 2: The day of this review is blank
                reviews 3: The day of this review, “38/04/2022”, is not a date
            "#]],
        );
    }

    #[test]
    fn a_day_of_another_year_is_a_date() {
        check(
            "166",
            "
            Reviews
            CHILD REVIEW REVIEW_CODE
            A 29/02/2020 PN1
            A 01/04/2022 -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
