//! Rule 167: a review says how the child took part, with a code of the list, and how a child took
//! part is said only of a review with a day. A row with neither is left to rule 166.

use crate::checks::codes::{List, is_unknown};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "167",
    says: "A review that has a day says how the child took part; one without a day does not.",
    reads: &[(Reviews, "REVIEW"), (Reviews, "REVIEW_CODE")],
    points_at: &["REVIEW_CODE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Enter one of PN0 to PN7, and the day of the review if that is what is absent.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.reviews {
        let code = &row.review_code;
        let title = if row.review.is_blank() {
            match code.is_empty() {
                true => continue,
                false => format!("The child took part ({code}) in a review without a day"),
            }
        } else if code.is_empty() {
            "How the child took part in this review is blank".to_owned()
        } else if is_unknown(List::ReviewCode, code) {
            format!("“{code}” does not say how the child took part in this review")
        } else {
            continue;
        };
        found.at(row, title);
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_blank_and_a_code_of_no_list_are_found() {
        check(
            "167",
            "
            Reviews
            CHILD REVIEW REVIEW_CODE
            A 01/05/2022 PN0
            A 01/06/2022 PN7
            B 01/05/2022 -
            B 01/06/2022 PN8
            B 31/06/2022 -
            ",
            expect![[r#"
                reviews 3: How the child took part in this review is blank
                reviews 4: “PN8” does not say how the child took part in this review
                reviews 5: How the child took part in this review is blank
            "#]],
        );
    }

    #[test]
    fn a_code_without_a_review_is_found_and_neither_is_not() {
        check(
            "167",
            "
            Reviews
            CHILD REVIEW REVIEW_CODE
            A - PN1
            A - -
            ",
            expect![[r#"
                reviews 1: The child took part (PN1) in a review without a day
            "#]],
        );
    }

    #[test]
    fn the_day_need_not_be_a_date() {
        check(
            "167",
            "
            Reviews
            CHILD REVIEW REVIEW_CODE
            A 31/06/2022 PN1
            A 30/06/2022 PN0
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
