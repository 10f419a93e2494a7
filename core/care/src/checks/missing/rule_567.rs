//! Rule 567: a time missing does not end before it begins. One that ends on the day it began is
//! right: the child was back that day.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "567",
    says: "A time missing does not end before it begins.",
    reads: &[(Missing, "MIS_START"), (Missing, "MIS_END")],
    points_at: &["MIS_START", "MIS_END"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Check whether the day and the month were swapped, and correct one of the two dates.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.missing {
        match (row.mis_start.date(), row.mis_end.date()) {
            (Some(began), Some(ended)) if ended < began => {
                let (began, ended) = (said(began), said(ended));
                found.at(row, format!("This time missing began on {began} and ended on {ended}"));
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
    fn an_end_before_the_start_is_found_and_the_same_day_is_not() {
        check(
            "567",
            "
            Missing
            CHILD MIS_START MIS_END
            A 02/05/2022 01/05/2022
            A 02/05/2022 02/05/2022
            A 02/05/2022 03/05/2022
            ",
            expect![[r#"
                missing 1: This time missing began on 2 May 2022 and ended on 1 May 2022
            "#]],
        );
    }

    #[test]
    fn a_blank_and_what_is_no_date_are_not_compared() {
        check(
            "567",
            "
            Missing
            CHILD MIS_START MIS_END
            A 02/05/2022 -
            A - 01/05/2022
            A 02/05/2022 31/02/2022
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
