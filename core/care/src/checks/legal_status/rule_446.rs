//! Rule 446: no episode under a placement order (E1) begins before December 2005, when they were
//! introduced.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "446",
    says: "No episode under a placement order begins before December 2005.",
    reads: &[(Episodes, "DECOM"), (Episodes, "LS")],
    points_at: &["DECOM", "LS"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Check the legal status and the start.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.episodes.iter().filter(|row| row.ls == "E1") {
        match row.decom.date() {
            Some(began) if began < FIRST_DAY => {
                found.at(
                    row,
                    format!(
                        "Under a placement order (E1) from {}, before they began in December 2005",
                        said(began)
                    ),
                );
            }
            _ => {}
        }
    }
}

const FIRST_DAY: definitions::Date = definitions::Date::constant(2005, 12, 1);

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn the_last_of_november_2005_is_found_and_the_day_after_is_not() {
        check(
            "446",
            "
            CHILD DECOM LS
            A 30/11/2005 E1
            B 01/12/2005 E1
            C 30/11/2005 C2
            ",
            expect![[r#"
                episodes 1: Under a placement order (E1) from 30 November 2005, before they began in December 2005
            "#]],
        );
    }
}
