//! Rule 356: an episode does not cease before it begins.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "356",
    says: "An episode does not cease before it begins.",
    reads: &[(Episodes, "DECOM"), (Episodes, "DEC")],
    points_at: &["DECOM"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Check whether the day and the month were swapped in one of the dates.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.episodes {
        match (row.decom.date(), row.dec.date()) {
            (Some(began), Some(ceased)) if ceased < began => {
                let (began, ceased) = (said(began), said(ceased));
                found.at(row, format!("This episode began on {began} and ceased on {ceased}"));
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
    fn an_ending_before_the_start_is_found() {
        check(
            "356",
            "
            CHILD DECOM DEC
            A 05/06/2022 06/05/2022
            B 06/05/2022 05/06/2022
            C 06/05/2022 06/05/2022
            ",
            expect![[r#"
                episodes 1: This episode began on 5 June 2022 and ceased on 6 May 2022
            "#]],
        );
    }
}
