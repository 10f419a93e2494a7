//! Rule 158: where an intervention was received, whether one was offered is left blank. A 0 in
//! INTERVENTION_OFFERED is not blank.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "158",
    says: "Where an intervention was received, whether one was offered is not asked.",
    reads: &[(Oc2, "INTERVENTION_OFFERED"), (Oc2, "INTERVENTION_RECEIVED")],
    points_at: &["INTERVENTION_OFFERED", "INTERVENTION_RECEIVED"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Leave INTERVENTION_OFFERED blank, or correct INTERVENTION_RECEIVED.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.oc2 {
        if row.intervention_received == "1" && !row.intervention_offered.is_empty() {
            let title = format!(
                "An intervention was received (1), yet INTERVENTION_OFFERED holds {}",
                row.intervention_offered,
            );
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn one_received_and_also_said_to_be_offered_or_not_is_found() {
        check(
            "158",
            "
            OC2
            CHILD INTERVENTION_RECEIVED INTERVENTION_OFFERED
            A 1 1
            B 1 0
            C 1 -
            D 0 1
            E - 1
            ",
            expect![[r#"
                oc2 1: An intervention was received (1), yet INTERVENTION_OFFERED holds 1
                oc2 2: An intervention was received (1), yet INTERVENTION_OFFERED holds 0
            "#]],
        );
    }
}
