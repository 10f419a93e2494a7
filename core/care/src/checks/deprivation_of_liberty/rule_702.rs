//! Rule 702: a deprivation of liberty order ends after it begins. One that ends on the day it
//! began is found as well.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "702",
    says: "A deprivation of liberty order ends after the day it began.",
    reads: &[(DeprivationOfLiberty, "DOLO_START"), (DeprivationOfLiberty, "DOLO_END")],
    points_at: &["DOLO_START", "DOLO_END"],
    in_force: Years::Published(2026, 2026),
    weight: Weight::Look,
    remedy: "Check whether the day and the month were swapped, and correct one of the two dates.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.deprivation_of_liberty {
        match (row.dolo_start.date(), row.dolo_end.date()) {
            (Some(began), Some(ended)) if ended == began => {
                found.at(row, format!("This order began and ended on {}", said(began)));
            }
            (Some(began), Some(ended)) if ended < began => {
                let (began, ended) = (said(began), said(ended));
                found.at(row, format!("This order began on {began} and ended on {ended}"));
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
    fn an_end_by_the_day_it_began_is_found() {
        check(
            "702",
            "
            2026-27
            DoLo
            CHILD DOLO_START DOLO_END
            A 02/05/2026 01/05/2026
            A 02/05/2026 02/05/2026
            A 02/05/2026 03/05/2026
            A 02/05/2026 -
            A - 01/05/2026
            ",
            expect![[r#"
                dolo 1: This order began on 2 May 2026 and ended on 1 May 2026
                dolo 2: This order began and ended on 2 May 2026
            "#]],
        );
    }

    #[test]
    fn a_date_that_cannot_be_read_is_not_compared() {
        check(
            "702",
            "
            2026-27
            DoLo
            CHILD DOLO_START DOLO_END
            A 02/05/2026 31/04/2026
            B 31/04/2026 01/04/2026
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
