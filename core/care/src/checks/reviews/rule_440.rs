//! Rule 440: PN0 is for a child who was under four at the review, by the date of birth in the
//! Reviews table. A review on the fourth birthday itself is accepted with PN0, and rule 441 accepts
//! it with any other code.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "440",
    says: "A child whose part in a review is PN0, for children under four, was no older than that.",
    reads: &[(Reviews, "DOB"), (Reviews, "REVIEW"), (Reviews, "REVIEW_CODE")],
    points_at: &["DOB", "REVIEW", "REVIEW_CODE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Enter how the child took part, PN1 to PN7, or correct the day of the review or the \
              date of birth.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.reviews.iter().filter(|row| row.review_code == "PN0") {
        match (row.dob.date().map(|born| birthday(born, 4)), row.review.date()) {
            (Some(fourth), Some(review)) if fourth < review => {
                let (fourth, review) = (said(fourth), said(review));
                let title =
                    format!("PN0 for a review on {review}, but the child was 4 on {fourth}");
                found.at(row, title);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_review_after_the_fourth_birthday_is_found_and_one_on_it_is_not() {
        check(
            "440",
            "
            Reviews
            CHILD DOB REVIEW REVIEW_CODE
            A 02/05/2018 03/05/2022 PN0
            A 02/05/2018 02/05/2022 PN0
            A 02/05/2018 03/05/2022 PN1
            B 29/02/2016 29/02/2020 PN0
            B 29/02/2016 01/03/2020 PN0
            ",
            expect![[r#"
                reviews 1: PN0 for a review on 3 May 2022, but the child was 4 on 2 May 2022
                reviews 5: PN0 for a review on 1 March 2020, but the child was 4 on 29 February 2020
            "#]],
        );
    }

    #[test]
    fn without_both_dates_it_says_nothing() {
        check(
            "440",
            "
            Reviews
            CHILD DOB REVIEW REVIEW_CODE
            A - 03/05/2022 PN0
            A 02/05/2010 - PN0
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
