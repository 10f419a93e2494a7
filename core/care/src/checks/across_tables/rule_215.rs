//! Rule 215: a child with a care leaver’s answers has nothing filled in about twelve months of
//! being looked after: no conviction, health or substance misuse. The strengths and difficulties
//! score is not among what is asked. Both rows are pointed at.

use crate::checks::index::says_care_leaver;
use crate::checks::prelude::*;
use crate::report::Oc2Row;

pub(super) static RULE: Rule = Rule {
    number: "215",
    says: "A care leaver has no outcomes of a child looked after for twelve months.",
    reads: &[
        (Oc2, "CONVICTED"),
        (Oc2, "HEALTH_ASSESSMENT"),
        (Oc2, "HEALTH_CHECK"),
        (Oc2, "IMMUNISATIONS"),
        (Oc2, "INTERVENTION_OFFERED"),
        (Oc2, "INTERVENTION_RECEIVED"),
        (Oc2, "SUBSTANCE_MISUSE"),
        (Oc2, "TEETH_CHECK"),
        (Oc3, "ACCOM"),
        (Oc3, "ACTIV"),
        (Oc3, "IN_TOUCH"),
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
        "ACCOM",
        "ACTIV",
        "IN_TOUCH",
    ],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Take out the OC2 row if the child has left care, or the OC3 row if not.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        let left = child.oc3.iter().any(|row| says_care_leaver(row));
        let year = child.oc2.iter().any(|row| says_outcomes(row));
        if !(left && year) {
            continue;
        }
        for row in child.oc3.iter().filter(|row| says_care_leaver(row)) {
            found.at(*row, "This care leaver also has outcomes of twelve months looked after");
        }
        for row in child.oc2.iter().filter(|row| says_outcomes(row)) {
            found.at(*row, "Outcomes are filled in for this child, who is also a care leaver");
        }
    }
}

fn says_outcomes(row: &Oc2Row) -> bool {
    let told = [
        &row.convicted,
        &row.health_assessment,
        &row.health_check,
        &row.immunisations,
        &row.intervention_offered,
        &row.intervention_received,
        &row.substance_misuse,
        &row.teeth_check,
    ];
    told.iter().any(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_care_leaver_with_outcomes_is_found_in_both_tables() {
        check(
            "215",
            "
            OC2
            CHILD CONVICTED TEETH_CHECK
            A 0 -
            B - 1

            OC3
            CHILD IN_TOUCH
            A YES
            C YES
            ",
            expect![[r#"
                oc2 1: Outcomes are filled in for this child, who is also a care leaver
                oc3 1: This care leaver also has outcomes of twelve months looked after
            "#]],
        );
    }

    #[test]
    fn a_score_alone_or_an_empty_row_is_passed_over() {
        check(
            "215",
            "
            OC2
            CHILD SDQ_SCORE CONVICTED
            A 12 -
            B - 1

            OC3
            CHILD DOB IN_TOUCH
            A 01/05/2004 YES
            B 01/05/2004 -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
