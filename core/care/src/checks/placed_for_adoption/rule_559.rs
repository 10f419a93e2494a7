//! Rule 559: a decision to place for adoption made before the year has a date in last year’s
//! return too. The child is found when last year’s return has no decision, or one without a date
//! that can be read; which day it gives is for rules 560, 561 and 584.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "559",
    says: "A decision made before the year is dated in last year’s return.",
    reads: &[(PlacedForAdoption, "DATE_PLACED"), (PlacedForAdoptionLast, "DATE_PLACED")],
    points_at: &["DATE_PLACED"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the day of the decision; if it is right, last year’s return lacked it.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        let last = &child.last.placed_for_adoption;
        if !last.is_empty() && last.iter().all(|row| row.date_placed.date().is_some()) {
            continue;
        }
        let lacking = if last.is_empty() { "has none" } else { "does not date one" };
        for row in &child.placed_for_adoption {
            match row.date_placed.date() {
                Some(decided) if decided < checked.collection_begins() => {
                    let day = said(decided);
                    let title = format!(
                        "A decision of {day}, before the year, but last year’s return {lacking}"
                    );
                    found.at(*row, title);
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_earlier_decision_that_last_year_does_not_date_is_found() {
        check(
            "559",
            "
            PlacedAdoption
            CHILD DATE_PLACED
            A 31/03/2022
            B 31/03/2022
            C 31/03/2022

            last year
            PlacedAdoption
            CHILD DATE_PLACED
            B -
            C 01/03/2022
            C 31/06/2021
            ",
            expect![[r#"
                placedadoption 1: A decision of 31 March 2022, before the year, but last year’s return has none
                placedadoption 2: A decision of 31 March 2022, before the year, but last year’s return does not date one
                placedadoption 3: A decision of 31 March 2022, before the year, but last year’s return does not date one
            "#]],
        );
    }

    #[test]
    fn one_of_the_first_day_of_the_year_and_one_dated_last_year_pass() {
        check(
            "559",
            "
            PlacedAdoption
            CHILD DATE_PLACED
            A 01/04/2022
            B 31/03/2022
            C -

            last year
            PlacedAdoption
            CHILD DATE_PLACED
            B 01/03/2022
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn without_last_year_the_rule_does_not_run() {
        check(
            "559",
            "
            PlacedAdoption
            CHILD DATE_PLACED
            A 31/03/2022
            ",
            expect![[r#"
                not run: it needs last year’s return, which was not given
            "#]],
        );
    }
}
