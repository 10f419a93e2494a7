//! Rule 565: a time missing with a start says of which kind it was. What was entered as the start
//! need not be a date.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "565",
    says: "A time missing that has a start says whether the child was missing or away.",
    reads: &[(Missing, "MISSING"), (Missing, "MIS_START")],
    points_at: &["MISSING", "MIS_START"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Enter M or A, or take the row out if the child was neither.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.missing {
        if row.missing.is_empty() && !row.mis_start.is_blank() {
            let title = match row.mis_start.date() {
                Some(day) => {
                    format!("This time missing began on {}, but its kind is blank", said(day))
                }
                None => "This time missing has a start, but its kind is blank".to_owned(),
            };
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_start_without_a_kind_is_found() {
        check(
            "565",
            "
            Missing
            CHILD MISSING MIS_START
            A - 01/05/2022
            A - 31/02/2022
            A M 01/06/2022
            B - -
            B X 01/05/2022
            ",
            expect![[r#"
                missing 1: This time missing began on 1 May 2022, but its kind is blank
                missing 2: This time missing has a start, but its kind is blank
            "#]],
        );
    }

    #[test]
    fn a_start_with_a_kind_is_right_and_neither_is_left_to_others() {
        check(
            "565",
            "
            Missing
            CHILD MISSING MIS_START MIS_END
            A A 01/05/2022 -
            A - - 02/05/2022
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
