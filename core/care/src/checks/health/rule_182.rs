//! Rule 182: immunisations, teeth check, health assessment and substance misuse are all answered
//! where any of the other four answers is given.

use super::oc2::{ANSWERS, blank_at_any_age, given};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "182",
    says: "The answers asked of every child are given, or no answer is.",
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
    remedy: "Answer the blank columns with 0 or 1, or clear the row if the child was not \
              looked after all year.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let [convicted, health_check, .., received, offered] = ANSWERS;
    let others = [convicted, health_check, received, offered];
    for row in &checked.this.oc2 {
        let Some(given) = given(row, &others) else { continue };
        if let Some(blank) = blank_at_any_age(row) {
            found.at(row, format!("Blank: {blank}. Answered: {given}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn one_of_the_four_left_blank_beside_another_answer_is_found() {
        check(
            "182",
            "
            OC2
            CHILD IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE CONVICTED HEALTH_CHECK INTERVENTION_RECEIVED
            A - - - - - - -
            B - - - - 0 - -
            C 1 1 - 1 - - 1
            D 1 1 1 - - - -
            E 1 0 1 0 0 1 -
            F 1 - 1 0 - 1 -
            ",
            expect![[r#"
                oc2 2: Blank: IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT, SUBSTANCE_MISUSE. Answered: CONVICTED
                oc2 3: Blank: HEALTH_ASSESSMENT. Answered: INTERVENTION_RECEIVED
                oc2 6: Blank: TEETH_CHECK. Answered: HEALTH_CHECK
            "#]],
        );
    }

    #[test]
    fn the_sdq_is_no_answer() {
        check(
            "182",
            "
            OC2
            CHILD SDQ_SCORE SDQ_REASON
            A 12 -
            B - SDQ2
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
