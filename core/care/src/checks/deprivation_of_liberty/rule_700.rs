//! Rule 700: the day a deprivation of liberty order began is there, and is a date.

use crate::checks::prelude::*;
use crate::report::DateField;

pub(super) static RULE: Rule = Rule {
    number: "700",
    says: "The day a deprivation of liberty order began is given, and is a date.",
    reads: &[(DeprivationOfLiberty, "DOLO_START")],
    points_at: &["DOLO_START"],
    in_force: Years::Published(2026, 2026),
    weight: Weight::Look,
    remedy: "Enter the day the order began as DD/MM/YYYY.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.deprivation_of_liberty {
        match &row.dolo_start {
            DateField::Read(_) => {}
            DateField::Blank => found.at(row, "The day this order began is blank"),
            DateField::Unreadable(text) => {
                found.at(row, format!("The start of this order, “{text}”, is not a date"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_blank_start_and_one_that_is_no_date_are_found() {
        check(
            "700",
            "
            2026-27
            DoLo
            CHILD DOLO_START
            A 01/05/2026
            B -
            C 2026/05/01
            ",
            expect![[r#"
                dolo 2: The day this order began is blank
                dolo 3: The start of this order, “2026/05/01”, is not a date
            "#]],
        );
    }

    #[test]
    fn no_earlier_year_has_the_rule() {
        check(
            "700",
            "
            2025-26
            DoLo
            CHILD DOLO_START
            B -
            ",
            expect![[r#"
                not run: it is not among the rules for 2025-26
            "#]],
        );
    }

    #[test]
    fn a_start_of_an_earlier_year_is_a_date() {
        check(
            "700",
            "
            2026-27
            DoLo
            CHILD DOLO_START
            A 29/02/2024
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
