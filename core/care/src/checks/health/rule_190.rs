//! Rule 190: the answers about health, convictions and substance misuse are given only of a child
//! looked after continuously for the twelve months to 31 March.

use super::oc2::{ANSWERS, find_given_without_all_year, given};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "190",
    says: "Only a child looked after all year has answers in the OC2 table.",
    reads: &[
        (Episodes, "DECOM"),
        (Episodes, "DEC"),
        (Episodes, "LS"),
        (Episodes, "REC"),
        (Episodes, "RNE"),
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
    remedy: "Remove the answers from the return, or correct the episodes if care was \
              continuous.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    find_given_without_all_year(checked, found, |row| {
        given(row, &ANSWERS).map(|columns| format!("Answered ({columns})"))
    });
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_answer_without_twelve_months_in_care_is_found() {
        check(
            "190",
            "
            CHILD DECOM RNE LS REC DEC
            A 01/04/2022 S C2 - -
            B 02/04/2022 S C2 - -
            C 01/03/2021 S C2 E4A 30/03/2023

            OC2
            CHILD CONVICTED TEETH_CHECK SDQ_SCORE
            A 0 1 12
            B 0 1 12
            C - 0 -
            D 1 - -
            - - 1 -
            B - - 12
            ",
            expect![[r#"
                oc2 2: Answered (CONVICTED, TEETH_CHECK), but not looked after all the year to 31 March 2023: care began on 2 April 2022
                oc2 3: Answered (TEETH_CHECK), but not looked after all the year to 31 March 2023: care ended on 30 March 2023
                oc2 4: Answered (CONVICTED), but not looked after all the year to 31 March 2023: no episode falls in it
                oc2 5: Answered (TEETH_CHECK), but the row names no child looked after all the year to 31 March 2023
            "#]],
        );
    }
}
