//! Rule 547: beside an up-to-date health check, immunisations, teeth check, health assessment and
//! substance misuse are answered too. The check is HEALTH_CHECK 1, as the public validator has it;
//! rule 182 asks the same beside a 0.

use super::oc2::blank_at_any_age;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "547",
    says: "Beside a health check the answers asked of every child are given.",
    reads: &[
        (Oc2, "HEALTH_ASSESSMENT"),
        (Oc2, "HEALTH_CHECK"),
        (Oc2, "IMMUNISATIONS"),
        (Oc2, "SUBSTANCE_MISUSE"),
        (Oc2, "TEETH_CHECK"),
    ],
    points_at: &[
        "HEALTH_ASSESSMENT",
        "HEALTH_CHECK",
        "IMMUNISATIONS",
        "SUBSTANCE_MISUSE",
        "TEETH_CHECK",
    ],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Answer the blank columns with 0 or 1.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.oc2.iter().filter(|row| row.health_check == "1") {
        if let Some(blank) = blank_at_any_age(row) {
            found.at(row, format!("A health check is recorded, but blank: {blank}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_health_check_asks_for_the_other_answers() {
        check(
            "547",
            "
            OC2
            CHILD HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE
            A 1 - 1 0 -
            B 1 1 0 1 0
            C 0 - - - -
            D - - - - -
            ",
            expect![[r#"
                oc2 1: A health check is recorded, but blank: IMMUNISATIONS, SUBSTANCE_MISUSE
            "#]],
        );
    }
}
