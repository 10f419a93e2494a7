//! Rule 399: nothing is said of reviews, or of being a mother, for a child who is only ever looked
//! after in short breaks (legal status V3 or V4). One episode in another status is enough for both
//! to be right. Every row of the child’s that meets another in this is found: the episodes, the
//! Header row and the reviews.

use crate::checks::index::short_break;
use crate::checks::prelude::*;
use crate::report::ReviewRow;

pub(super) static RULE: Rule = Rule {
    number: "399",
    says: "A child only in short breaks (V3, V4) has no reviews and no entry as a mother.",
    reads: &[(Episodes, "LS"), (Header, "MOTHER"), (Reviews, "REVIEW"), (Reviews, "REVIEW_CODE")],
    points_at: &["LS", "MOTHER", "REVIEW", "REVIEW_CODE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Correct the legal status if this was not a series of short breaks; otherwise take \
              out the reviews and leave MOTHER blank.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        let breaks = child.episode_rows.iter().all(|row| short_break(row));
        if child.episode_rows.is_empty() || !breaks {
            continue;
        }
        let mother = child.headers.iter().any(|header| !header.mother.is_empty());
        let reviewed = child.reviews.iter().any(|review| says_something(review));
        let what = match (mother, reviewed) {
            (true, true) => "reviews and an entry in MOTHER",
            (true, false) => "an entry in MOTHER",
            (false, true) => "reviews",
            (false, false) => continue,
        };
        let title = format!("A child only in short breaks (V3, V4) has {what}");
        for &row in &child.episode_rows {
            found.at(row, title.clone());
        }
        for &row in child.headers.iter().filter(|row| reviewed || !row.mother.is_empty()) {
            found.at(row, title.clone());
        }
        for &row in child.reviews.iter().filter(|row| mother || says_something(row)) {
            found.at(row, title.clone());
        }
    }
}

fn says_something(row: &ReviewRow) -> bool {
    !row.review.is_blank() || !row.review_code.is_empty()
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_review_of_a_child_only_in_short_breaks_is_found_in_all_three_tables() {
        check(
            "399",
            "
            CHILD MOTHER
            A -
            B -

            CHILD DECOM LS
            A 01/05/2022 V3
            A 01/06/2022 V4
            B 01/05/2022 V3

            Reviews
            CHILD REVIEW REVIEW_CODE
            A 01/07/2022 PN1
            A - -
            B - -
            ",
            expect![[r#"
                header 1: A child only in short breaks (V3, V4) has reviews
                episodes 1: A child only in short breaks (V3, V4) has reviews
                episodes 2: A child only in short breaks (V3, V4) has reviews
                reviews 1: A child only in short breaks (V3, V4) has reviews
            "#]],
        );
    }

    #[test]
    fn an_entry_as_a_mother_is_found_though_it_says_no() {
        check(
            "399",
            "
            CHILD MOTHER
            A 0

            CHILD DECOM LS
            A 01/05/2022 V3

            only
            Reviews
            CHILD REVIEW REVIEW_CODE
            B 01/07/2022 PN1
            ",
            expect![[r#"
                header 1: A child only in short breaks (V3, V4) has an entry in MOTHER
                episodes 1: A child only in short breaks (V3, V4) has an entry in MOTHER
            "#]],
        );
    }

    #[test]
    fn one_episode_in_another_status_is_enough() {
        check(
            "399",
            "
            CHILD MOTHER
            A 1
            B 1

            CHILD DECOM LS
            A 01/05/2022 V3
            A - V2
            B 01/05/2022 -

            Reviews
            CHILD REVIEW REVIEW_CODE
            A 01/07/2022 PN1
            B 01/07/2022 PN1
            C 01/07/2022 PN1
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
