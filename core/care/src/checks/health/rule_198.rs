//! Rule 198: a reason for no SDQ score is given only of a child looked after continuously for the
//! twelve months to 31 March. Whatever stands in the column counts as a reason here.

use super::oc2::find_given_without_all_year;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "198",
    says: "Only a child looked after all year has a reason for no SDQ score.",
    reads: &[
        (Episodes, "DECOM"),
        (Episodes, "DEC"),
        (Episodes, "LS"),
        (Episodes, "REC"),
        (Episodes, "RNE"),
        (Oc2, "SDQ_REASON"),
    ],
    points_at: &["SDQ_REASON"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Remove the reason from the return, or correct the episodes if care was \
              continuous.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    find_given_without_all_year(checked, found, |row| {
        (!row.sdq_reason.is_empty()).then(|| "A reason for no SDQ score is given".to_owned())
    });
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_reason_without_twelve_months_in_care_is_found() {
        check(
            "198",
            "
            CHILD DECOM RNE LS REC DEC
            A 01/03/2021 S C2 - -
            B 01/03/2021 S V3 - -
            C 01/05/2023 S C2 - -

            OC2
            CHILD SDQ_REASON
            A SDQ2
            B SDQ2
            C SDQ2
            D -
            ",
            expect![[r#"
                oc2 2: A reason for no SDQ score is given, but not looked after all the year to 31 March 2023: short breaks (V3)
                oc2 3: A reason for no SDQ score is given, but not looked after all the year to 31 March 2023: no episode falls in it
            "#]],
        );
    }
}
