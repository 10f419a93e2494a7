//! Rule 571: a time missing that has ended did so within the collection year, its first and last
//! day included.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "571",
    says: "A time missing that has ended did so within the collection year.",
    reads: &[(Missing, "MIS_END")],
    points_at: &["MIS_END"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Correct the end; take out a row of an earlier year, and leave the end blank if the \
              child was still missing on 31 March.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let (first, last) = (checked.collection_begins(), checked.collection_ends());
    for row in &checked.this.missing {
        let Some(ended) = row.mis_end.date() else { continue };
        let when = match ended {
            _ if ended < first => format!("before {}", said(first)),
            _ if last < ended => format!("after {}", said(last)),
            _ => continue,
        };
        found.at(row, format!("This time missing ended on {}, {when}", said(ended)));
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_end_outside_the_year_is_found_and_its_first_and_last_day_are_not() {
        check(
            "571",
            "
            Missing
            CHILD MIS_END
            A 31/03/2022
            A 01/04/2022
            A 31/03/2023
            A 01/04/2023
            B -
            ",
            expect![[r#"
                missing 1: This time missing ended on 31 March 2022, before 1 April 2022
                missing 4: This time missing ended on 1 April 2023, after 31 March 2023
            "#]],
        );
    }

    #[test]
    fn a_child_still_missing_and_an_end_that_is_no_date_are_not_looked_at() {
        check(
            "571",
            "
            Missing
            CHILD MIS_START MIS_END
            A 01/03/2023 -
            A 01/03/2023 31/04/2023
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
