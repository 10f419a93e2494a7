//! Rule 701: the day a deprivation of liberty order ended is a date. A blank is an open one, and
//! no fault.

use crate::checks::prelude::*;
use crate::report::DateField;

pub(super) static RULE: Rule = Rule {
    number: "701",
    says: "The day a deprivation of liberty order ended is a date, or blank while it is in force.",
    reads: &[(DeprivationOfLiberty, "DOLO_END")],
    points_at: &["DOLO_END"],
    in_force: Years::Published(2026, 2026),
    weight: Weight::Look,
    remedy: "Enter the day the order ended as DD/MM/YYYY, or leave it blank while it is in force.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.deprivation_of_liberty {
        if let DateField::Unreadable(text) = &row.dolo_end {
            found.at(row, format!("The end of this order, “{text}”, is not a date"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_end_that_is_no_date_is_found_and_a_blank_is_not() {
        check(
            "701",
            "
            2026-27
            DoLo
            CHILD DOLO_END
            A 01/05/2026
            B -
            C 31/06/2026
            ",
            expect![[r#"
                dolo 3: The end of this order, “31/06/2026”, is not a date
            "#]],
        );
    }

    #[test]
    fn an_order_in_force_has_no_end() {
        check(
            "701",
            "
            2026-27
            DoLo
            CHILD DOLO_START DOLO_END
            A 01/05/2026 -
            B 01/05/2026 02/05/2026
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
