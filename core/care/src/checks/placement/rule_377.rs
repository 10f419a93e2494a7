//! Rule 377: a child has at most two temporary placements for a carer’s holiday (T3) in 12 months.
//! Read of the return as a whole, which is a year: where it has three or more such episodes of one
//! child, each of them is found, however they lie.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "377",
    says: "A child has at most two temporary placements for a carer’s holiday in a year.",
    reads: &[(Episodes, "PLACE")],
    points_at: &["PLACE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the placements; a third stay is a placement of its own and needs its own code.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        let holidays = child.episode_rows.iter().filter(|row| row.place == "T3");
        let times = holidays.clone().count();
        if times > 2 {
            for row in holidays {
                let title = format!(
                    "This child has {times} temporary placements for a carer’s holiday (T3); two \
                     in 12 months is the most"
                );
                found.at(*row, title);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn three_are_found_and_two_are_not() {
        check(
            "377",
            "
            CHILD DECOM PLACE
            A 01/05/2022 T3
            A 01/06/2022 U4
            A 01/07/2022 T3
            A 01/08/2022 T2
            A - T3
            B 01/05/2022 T3
            B 01/06/2022 T3
            ",
            expect![[r#"
                episodes 1: This child has 3 temporary placements for a carer’s holiday (T3); two in 12 months is the most
                episodes 3: This child has 3 temporary placements for a carer’s holiday (T3); two in 12 months is the most
                episodes 5: This child has 3 temporary placements for a carer’s holiday (T3); two in 12 months is the most
            "#]],
        );
    }
}
