//! Rule 544: beside a conviction, immunisations, teeth check, health assessment and substance
//! misuse are answered too. A conviction is CONVICTED 1, as the public validator has it; rule 182
//! asks the same beside a 0.

use super::oc2::blank_at_any_age;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "544",
    says: "Beside a conviction the answers asked of every child are given.",
    reads: &[
        (Oc2, "CONVICTED"),
        (Oc2, "HEALTH_ASSESSMENT"),
        (Oc2, "IMMUNISATIONS"),
        (Oc2, "SUBSTANCE_MISUSE"),
        (Oc2, "TEETH_CHECK"),
    ],
    points_at: &[
        "CONVICTED",
        "HEALTH_ASSESSMENT",
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
    for row in checked.this.oc2.iter().filter(|row| row.convicted == "1") {
        if let Some(blank) = blank_at_any_age(row) {
            found.at(row, format!("A conviction is recorded, but blank: {blank}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_conviction_asks_for_the_other_answers() {
        check(
            "544",
            "
            OC2
            CHILD CONVICTED IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE
            A 1 - 1 0 -
            B 1 1 0 1 0
            C 0 - - - -
            D - - - - -
            ",
            expect![[r#"
                oc2 1: A conviction is recorded, but blank: IMMUNISATIONS, SUBSTANCE_MISUSE
            "#]],
        );
    }
}
