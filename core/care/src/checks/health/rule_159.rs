//! Rule 159: where a substance misuse problem led to no intervention received, the row says
//! whether one was offered.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "159",
    says: "Where no intervention was received, the return says whether one was offered.",
    reads: &[
        (Oc2, "INTERVENTION_OFFERED"),
        (Oc2, "INTERVENTION_RECEIVED"),
        (Oc2, "SUBSTANCE_MISUSE"),
    ],
    points_at: &["INTERVENTION_OFFERED", "INTERVENTION_RECEIVED", "SUBSTANCE_MISUSE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Record in INTERVENTION_OFFERED whether one was offered: 0 or 1.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.oc2 {
        let not_received = row.substance_misuse == "1" && row.intervention_received == "0";
        if not_received && row.intervention_offered.is_empty() {
            let title = "A substance misuse problem with no intervention received, and not said \
                         whether one was offered";
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn only_a_problem_without_intervention_asks_for_the_offer() {
        check(
            "159",
            "
            OC2
            CHILD SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED
            A 1 0 -
            B 1 0 0
            C 1 1 -
            D 1 - -
            E 0 0 -
            F - 0 -
            ",
            expect![[r#"
                oc2 1: A substance misuse problem with no intervention received, and not said whether one was offered
            "#]],
        );
    }
}
