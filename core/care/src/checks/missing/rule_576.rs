//! Rule 576: a time missing that last year’s return left open is the child’s first of this year,
//! with the same start. The public validator looks only at children with a row in this year’s
//! Missing table; the wording is of every child, so one with none is said beside its Header row.

use crate::checks::prelude::*;
use crate::checks::spells;
use crate::report::MissingRow;

pub(super) static RULE: Rule = Rule {
    number: "576",
    says: "A time missing left open last year is the first of this year’s.",
    reads: &[(Missing, "MIS_START"), (MissingLast, "MIS_START"), (MissingLast, "MIS_END")],
    points_at: &["CHILD", "MIS_START"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Return the time missing that was open on 31 March again, with the start it had, and \
              with its end when it has ended; if that start was wrong, tell the DfE.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    spells::not_carried::<MissingRow>(checked, found, "a time missing");
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn one_that_does_not_go_on_is_found_at_this_years_first() {
        check(
            "576",
            "
            Missing
            CHILD MIS_START
            A 20/03/2022
            B 01/06/2022
            B 21/03/2022
            C -
            D 01/06/2022

            last year
            Missing
            CHILD MIS_START MIS_END
            A 20/03/2022 -
            B 20/03/2022 -
            C 20/03/2022 -
            D 20/03/2022 22/03/2022
            ",
            expect![[r#"
                missing 3: Last year’s return left a time missing of 20 March 2022 open, but this year’s first began on 21 March 2022
                missing 4: Last year’s return left a time missing of 20 March 2022 open, but this year’s has no start
            "#]],
        );
    }

    #[test]
    fn a_child_with_none_this_year_is_said_beside_its_header_row() {
        check(
            "576",
            "
            CHILD DOB
            A 01/02/2008
            B 01/02/2008

            Missing
            CHILD MIS_START
            B 20/03/2022

            last year
            Missing
            CHILD MIS_START MIS_END
            A 20/03/2022 -
            B 20/03/2022 -
            C 20/03/2022 -
            ",
            expect![[r#"
                header 1: Last year’s return left a time missing of 20 March 2022 open, but this year’s has none
            "#]],
        );
    }

    #[test]
    fn an_open_one_of_last_year_without_a_start_is_not_looked_for() {
        check(
            "576",
            "
            Missing
            CHILD MIS_START
            A 20/04/2022

            last year
            Missing
            CHILD MIS_START MIS_END
            A - -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
