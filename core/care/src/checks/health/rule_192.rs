//! Rule 192: where a substance misuse problem was identified, the row says whether an intervention
//! was received.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "192",
    says: "With a substance misuse problem the return says whether an intervention was received.",
    reads: &[(Oc2, "INTERVENTION_RECEIVED"), (Oc2, "SUBSTANCE_MISUSE")],
    points_at: &["INTERVENTION_RECEIVED", "SUBSTANCE_MISUSE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Record in INTERVENTION_RECEIVED whether one was received: 0 or 1.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.oc2 {
        if row.substance_misuse == "1" && row.intervention_received.is_empty() {
            let title = "A substance misuse problem, and not said whether an intervention was \
                         received";
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn only_a_problem_asks_for_the_intervention() {
        check(
            "192",
            "
            OC2
            CHILD SUBSTANCE_MISUSE INTERVENTION_RECEIVED
            A 1 -
            B 1 0
            C 1 1
            D 0 -
            E - -
            ",
            expect![[r#"
                oc2 1: A substance misuse problem, and not said whether an intervention was received
            "#]],
        );
    }
}
