//! Rule 566: a time missing with an end says of which kind it was. What was entered as the end
//! need not be a date.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "566",
    says: "A time missing that has an end says whether the child was missing or away.",
    reads: &[(Missing, "MISSING"), (Missing, "MIS_END")],
    points_at: &["MISSING", "MIS_END"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Enter M or A, or take the row out if the child was neither.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.missing {
        if row.missing.is_empty() && !row.mis_end.is_blank() {
            let title = match row.mis_end.date() {
                Some(day) => {
                    format!("This time missing ended on {}, but its kind is blank", said(day))
                }
                None => "This time missing has an end, but its kind is blank".to_owned(),
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
    fn an_end_without_a_kind_is_found() {
        check(
            "566",
            "
            Missing
            CHILD MISSING MIS_END
            A - 01/05/2022
            A - soon
            A A 01/06/2022
            B - -
            ",
            expect![[r#"
                missing 1: This time missing ended on 1 May 2022, but its kind is blank
                missing 2: This time missing has an end, but its kind is blank
            "#]],
        );
    }

    #[test]
    fn an_end_with_a_kind_is_right_and_a_start_alone_is_left_to_rule_565() {
        check(
            "566",
            "
            Missing
            CHILD MISSING MIS_START MIS_END
            A A 01/05/2022 02/05/2022
            A - 01/05/2022 -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
