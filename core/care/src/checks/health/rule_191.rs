//! Rule 191: of a child looked after continuously for the twelve months to 31 March, the OC2 table
//! answers what is asked at any age: immunisations, teeth check, health assessment and substance
//! misuse. A child with no row there is found at the earliest episode.

use super::oc2::blank_at_any_age;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "191",
    says: "Of a child looked after all year the answers asked at any age are given.",
    reads: &[
        (Episodes, "DECOM"),
        (Episodes, "DEC"),
        (Episodes, "LS"),
        (Episodes, "REC"),
        (Episodes, "RNE"),
        (Oc2, "HEALTH_ASSESSMENT"),
        (Oc2, "IMMUNISATIONS"),
        (Oc2, "SUBSTANCE_MISUSE"),
        (Oc2, "TEETH_CHECK"),
    ],
    points_at: &["CHILD", "HEALTH_ASSESSMENT", "IMMUNISATIONS", "SUBSTANCE_MISUSE", "TEETH_CHECK"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Answer the blank columns with 0 or 1; add a row to OC2 where the child has none.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        if !checked.looked_after_all_year(child) {
            continue;
        }
        for row in &child.oc2 {
            if let Some(blank) = blank_at_any_age(row) {
                found.at(*row, format!("Looked after all year, but blank: {blank}"));
            }
        }
        if let (true, Some(first)) = (child.oc2.is_empty(), child.first()) {
            let title = format!(
                "Looked after all the year to {}, but has no row in OC2",
                said(checked.collection_ends()),
            );
            found.at_column(first.row, "CHILD", title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_blank_and_a_missing_row_are_found() {
        check(
            "191",
            "
            CHILD DECOM RNE LS REC DEC
            A 01/03/2021 S C2 - -
            B 01/03/2021 S C2 - -
            C 01/06/2022 P C2 - -
            C 01/03/2021 S C2 X1 01/06/2022
            D 02/04/2022 S C2 - -

            OC2
            CHILD IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE
            A 1 1 1 0
            B 1 - 1 -
            D - - - -
            ",
            expect![[r#"
                episodes 4: Looked after all the year to 31 March 2023, but has no row in OC2
                oc2 2: Looked after all year, but blank: TEETH_CHECK, SUBSTANCE_MISUSE
            "#]],
        );
    }
}
