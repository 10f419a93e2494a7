//! Rule 708: a child is born before a deprivation of liberty order, by the date of birth in the
//! same table. The day of birth itself is found as well.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "708",
    says: "A deprivation of liberty order begins after the child’s birth.",
    reads: &[(DeprivationOfLiberty, "DOB"), (DeprivationOfLiberty, "DOLO_START")],
    points_at: &["DOB", "DOLO_START"],
    in_force: Years::Published(2026, 2026),
    weight: Weight::Look,
    remedy: "Correct the date of birth or the start of the order.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.deprivation_of_liberty {
        match (row.dob.date(), row.dolo_start.date()) {
            (Some(born), Some(began)) if began <= born => {
                let (born, began) = (said(born), said(began));
                found.at(row, format!("An order from {began}, but the child was born on {born}"));
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
            "708",
            "
            2026-27
            DoLo
            CHILD DOB DOLO_START
            A 02/05/2026 01/05/2026
            B 02/05/2026 02/05/2026
            C 02/05/2026 03/05/2026
            D - 01/05/2026
            E 02/05/2026 -
            ",
            expect![[r#"
                dolo 1: An order from 1 May 2026, but the child was born on 2 May 2026
                dolo 2: An order from 2 May 2026, but the child was born on 2 May 2026
            "#]],
        );
    }

    #[test]
    fn the_header_row_is_not_asked() {
        check(
            "708",
            "
            2026-27
            CHILD DOB
            A 01/01/2027

            DoLo
            CHILD DOB DOLO_START
            A 01/01/2012 01/05/2026
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
