//! Rule 441: PN1 to PN7 are for a child who was four or older at the review, by the date of birth
//! in the Reviews table.

use crate::checks::codes::{List, is_unknown};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "441",
    says: "A child who took part as one of four or over (PN1 to PN7) was four.",
    reads: &[(Reviews, "DOB"), (Reviews, "REVIEW"), (Reviews, "REVIEW_CODE")],
    points_at: &["DOB", "REVIEW", "REVIEW_CODE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Enter PN0, or correct the day of the review or the date of birth.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.reviews {
        let code = row.review_code.as_str();
        match (row.dob.date().map(|born| birthday(born, 4)), row.review.date()) {
            (Some(fourth), Some(review)) if review < fourth && of_four_or_over(code) => {
                let (fourth, review) = (said(fourth), said(review));
                let title = format!("{code} for a review on {review}, before the child was 4");
                found.at(row, format!("{title} on {fourth}"));
            }
            _ => {}
        }
    }
}

fn of_four_or_over(code: &str) -> bool {
    !matches!(code, "" | "PN0") && !is_unknown(List::ReviewCode, code)
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_review_before_the_fourth_birthday_is_found_and_one_on_it_is_not() {
        check(
            "441",
            "
            Reviews
            CHILD DOB REVIEW REVIEW_CODE
            A 02/05/2018 01/05/2022 PN1
            A 02/05/2018 01/05/2022 PN7
            A 02/05/2018 02/05/2022 PN1
            B 02/05/2018 01/05/2022 PN0
            B 02/05/2018 01/05/2022 PN8
            B 02/05/2018 01/05/2022 -
            C 29/02/2016 28/02/2020 PN2
            ",
            expect![[r#"
                reviews 1: PN1 for a review on 1 May 2022, before the child was 4 on 2 May 2022
                reviews 2: PN7 for a review on 1 May 2022, before the child was 4 on 2 May 2022
                reviews 7: PN2 for a review on 28 February 2020, before the child was 4 on 29 February 2020
            "#]],
        );
    }

    #[test]
    fn without_both_dates_it_says_nothing() {
        check(
            "441",
            "
            Reviews
            CHILD DOB REVIEW REVIEW_CODE
            A - 01/05/2022 PN1
            A 02/05/2020 - PN1
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
