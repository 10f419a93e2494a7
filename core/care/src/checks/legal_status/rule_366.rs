//! Rule 366: a short break of a series (V3) is always a start, RNE S: the placement does not
//! change within a break.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "366",
    says: "Each short break is a start, with no change of placement within it.",
    reads: &[(Episodes, "LS"), (Episodes, "RNE")],
    points_at: &["RNE"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Record each break as a start (S) that ends when the child goes home.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.episodes.iter().filter(|row| row.ls == "V3" && row.rne != "S") {
        let reason = if row.rne.is_empty() { "no reason" } else { &row.rne };
        found.at(row, format!("A short break (V3) has {reason} where each break has S"));
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_short_break_that_is_no_start_is_found() {
        check(
            "366",
            "
            CHILD DECOM LS RNE
            A 01/05/2022 V3 S
            A 10/05/2022 V3 P
            A 20/05/2022 V3 -
            A 30/05/2022 V4 P
            ",
            expect![[r#"
                episodes 2: A short break (V3) has P where each break has S
                episodes 3: A short break (V3) has no reason where each break has S
            "#]],
        );
    }
}
