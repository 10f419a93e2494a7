//! Rule 564: a child who was missing or away went so on some day. Rule 1004 finds the same blank
//! whatever the kind says.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "564",
    says: "A time missing of either kind has a start.",
    reads: &[(Missing, "MISSING"), (Missing, "MIS_START")],
    points_at: &["MISSING", "MIS_START"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Enter the day the child went missing, or take the row out if there was none.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.missing {
        let how = match row.missing.as_str() {
            "M" => "missing",
            "A" => "away without authorisation",
            _ => continue,
        };
        if row.mis_start.is_blank() {
            found.at(row, format!("The child was {how}, but no start is given"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn either_kind_without_a_start_is_found() {
        check(
            "564",
            "
            Missing
            CHILD MISSING MIS_START MIS_END
            A M - -
            A A - 02/05/2022
            B M 01/05/2022 -
            ",
            expect![[r#"
                missing 1: The child was missing, but no start is given
                missing 2: The child was away without authorisation, but no start is given
            "#]],
        );
    }

    #[test]
    fn without_a_kind_and_with_a_start_that_is_no_date_it_says_nothing() {
        check(
            "564",
            "
            Missing
            CHILD MISSING MIS_START
            A - -
            A X -
            A M 32/05/2022
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
