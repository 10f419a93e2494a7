//! Rule 181: the answers about health, convictions and substance misuse are 0 or 1 where they are
//! given.

use super::oc2::ANSWERS;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "181",
    says: "The answers of the OC2 table are 0 or 1.",
    reads: &[
        (Oc2, "CONVICTED"),
        (Oc2, "HEALTH_ASSESSMENT"),
        (Oc2, "HEALTH_CHECK"),
        (Oc2, "IMMUNISATIONS"),
        (Oc2, "INTERVENTION_OFFERED"),
        (Oc2, "INTERVENTION_RECEIVED"),
        (Oc2, "SUBSTANCE_MISUSE"),
        (Oc2, "TEETH_CHECK"),
    ],
    points_at: &[
        "CONVICTED",
        "HEALTH_ASSESSMENT",
        "HEALTH_CHECK",
        "IMMUNISATIONS",
        "INTERVENTION_OFFERED",
        "INTERVENTION_RECEIVED",
        "SUBSTANCE_MISUSE",
        "TEETH_CHECK",
    ],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Answer with 1 for yes or 0 for no.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.oc2 {
        for (column, answer) in ANSWERS {
            let answer = answer(row);
            if !matches!(answer, "" | "0" | "1") {
                found.at_column(row, column, format!("“{answer}” in {column} is not 0 or 1"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_answer_that_is_neither_is_found_in_its_column() {
        check(
            "181",
            "
            OC2
            CHILD CONVICTED HEALTH_CHECK TEETH_CHECK INTERVENTION_OFFERED
            A 0 1 - 1
            B 2 1 - Y
            C - - 01 -
            ",
            expect![[r#"
                oc2 2: “2” in CONVICTED is not 0 or 1
                oc2 2: “Y” in INTERVENTION_OFFERED is not 0 or 1
                oc2 3: “01” in TEETH_CHECK is not 0 or 1
            "#]],
        );
    }
}
