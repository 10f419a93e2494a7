//! Rule 706: a deprivation of liberty order that last year’s return left open is the child’s first
//! of this year, with the same start. The public validator gives the row of last year’s table;
//! here it is this year’s first, or the child’s Header row where this year has none. 2026-27 is the
//! first year of the table, so that last year’s has it only where a council kept one early.

use crate::checks::prelude::*;
use crate::checks::spells;
use crate::report::DeprivationRow;

pub(super) static RULE: Rule = Rule {
    number: "706",
    says: "A deprivation of liberty order left open last year is the first of this year’s.",
    reads: &[
        (DeprivationOfLiberty, "DOLO_START"),
        (DeprivationOfLibertyLast, "DOLO_START"),
        (DeprivationOfLibertyLast, "DOLO_END"),
    ],
    points_at: &["CHILD", "DOLO_START"],
    in_force: Years::Published(2026, 2026),
    weight: Weight::Look,
    remedy: "Return the order that was in force on 31 March again, with the start it had, and \
              with its end when it has ended.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    spells::not_carried::<DeprivationRow>(checked, found, "an order");
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn one_that_does_not_go_on_is_found() {
        check(
            "706",
            "
            2026-27
            CHILD DOB
            D 01/02/2010

            DoLo
            CHILD DOLO_START
            A 20/03/2026
            B 01/06/2026
            B 21/03/2026
            C 01/06/2026

            last year
            DoLo
            CHILD DOLO_START DOLO_END
            A 20/03/2026 -
            B 20/03/2026 -
            C 20/03/2026 22/03/2026
            D 20/03/2026 -
            ",
            expect![[r#"
                header 1: Last year’s return left an order of 20 March 2026 open, but this year’s has none
                dolo 3: Last year’s return left an order of 20 March 2026 open, but this year’s first began on 21 March 2026
            "#]],
        );
    }

    #[test]
    fn without_last_years_table_it_does_not_run() {
        check(
            "706",
            "
            2026-27
            DoLo
            CHILD DOLO_START
            A 20/03/2026

            last year
            CHILD DOB
            A 01/02/2010
            ",
            expect![[r#"
                not run: last year’s Deprivation of liberty table was not sent
            "#]],
        );
    }

    #[test]
    fn one_that_goes_on_is_right_in_whatever_order_it_was_sent() {
        check(
            "706",
            "
            2026-27
            DoLo
            CHILD DOLO_START
            A 01/06/2026
            A 20/03/2026

            last year
            DoLo
            CHILD DOLO_START DOLO_END
            A 20/03/2026 -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
