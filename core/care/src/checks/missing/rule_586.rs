//! Rule 586: a child is born before going missing, by the date of birth in the Missing table. The
//! day of birth itself is found as well.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "586",
    says: "A time missing begins after the child’s birth.",
    reads: &[(Missing, "DOB"), (Missing, "MIS_START")],
    points_at: &["DOB", "MIS_START"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Correct the date of birth or the start of the time missing.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.missing {
        match (row.dob.date(), row.mis_start.date()) {
            (Some(born), Some(began)) if began <= born => {
                let (born, began) = (said(born), said(began));
                found.at(row, format!("Missing from {began}, but born on {born}"));
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
    fn a_start_by_the_day_of_birth_is_found() {
        check(
            "586",
            "
            Missing
            CHILD DOB MIS_START
            A 02/05/2022 01/05/2022
            B 02/05/2022 02/05/2022
            C 02/05/2022 03/05/2022
            D 02/05/2022 -
            E - 01/05/2022
            ",
            expect![[r#"
                missing 1: Missing from 1 May 2022, but born on 2 May 2022
                missing 2: Missing from 2 May 2022, but born on 2 May 2022
            "#]],
        );
    }

    #[test]
    fn the_header_row_is_not_asked() {
        check(
            "586",
            "
            CHILD DOB
            A 01/01/2023

            Missing
            CHILD DOB MIS_START
            A 01/01/2010 01/05/2022
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
