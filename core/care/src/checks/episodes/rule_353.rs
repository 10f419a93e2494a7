//! Rule 353: no episode of a return begins before 14 October 1991, the day the Children Act 1989
//! came into force.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "353",
    says: "No episode begins before 14 October 1991.",
    reads: &[(Episodes, "DECOM")],
    points_at: &["DECOM"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Check the year of the start.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.episodes {
        match row.decom.date() {
            Some(began) if began < CHILDREN_ACT => {
                let title = format!(
                    "This episode began on {}, before the Children Act 1989 began, 14 October 1991",
                    said(began)
                );
                found.at(row, title);
            }
            _ => {}
        }
    }
}

const CHILDREN_ACT: definitions::Date = definitions::Date::constant(1991, 10, 14);

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn the_day_before_the_act_is_found_and_the_day_itself_is_not() {
        check(
            "353",
            "
            CHILD DECOM
            A 13/10/1991
            A 14/10/1991
            ",
            expect![[r#"
                episodes 1: This episode began on 13 October 1991, before the Children Act 1989 began, 14 October 1991
            "#]],
        );
    }
}
