//! Rule 193: where no substance misuse problem was identified, nothing is said of an intervention.
//! A blank SUBSTANCE_MISUSE identifies none; a value that is neither 0 nor 1 is left to rule 181.

use super::oc2::{ANSWERS, given};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "193",
    says: "Without a substance misuse problem nothing is said of an intervention.",
    reads: &[
        (Oc2, "INTERVENTION_OFFERED"),
        (Oc2, "INTERVENTION_RECEIVED"),
        (Oc2, "SUBSTANCE_MISUSE"),
    ],
    points_at: &["INTERVENTION_OFFERED", "INTERVENTION_RECEIVED", "SUBSTANCE_MISUSE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Leave both intervention columns blank, or record the problem with a 1.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let [.., received, offered] = ANSWERS;
    for row in &checked.this.oc2 {
        let none = match row.substance_misuse.as_str() {
            "" => "SUBSTANCE_MISUSE is blank",
            "0" => "No substance misuse problem was identified",
            _ => continue,
        };
        if let Some(given) = given(row, &[received, offered]) {
            found.at(row, format!("{none}, but there is an answer in {given}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_intervention_without_a_problem_is_found() {
        check(
            "193",
            "
            OC2
            CHILD SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED
            A 0 0 0
            B - 1 -
            C - - 0
            D 0 - -
            E 1 0 1
            F 2 1 -
            ",
            expect![[r#"
                oc2 1: No substance misuse problem was identified, but there is an answer in INTERVENTION_RECEIVED, INTERVENTION_OFFERED
                oc2 2: SUBSTANCE_MISUSE is blank, but there is an answer in INTERVENTION_RECEIVED
                oc2 3: SUBSTANCE_MISUSE is blank, but there is an answer in INTERVENTION_OFFERED
            "#]],
        );
    }
}
