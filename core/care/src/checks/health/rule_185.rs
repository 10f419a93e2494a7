//! Rule 185: an SDQ score is recorded only of a child looked after continuously for the twelve
//! months to 31 March. Whatever stands in the column counts as a score here.

use super::oc2::find_given_without_all_year;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "185",
    says: "Only a child looked after all year has an SDQ score.",
    reads: &[
        (Episodes, "DECOM"),
        (Episodes, "DEC"),
        (Episodes, "LS"),
        (Episodes, "REC"),
        (Episodes, "RNE"),
        (Oc2, "SDQ_SCORE"),
    ],
    points_at: &["SDQ_SCORE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Remove the score from the return, or correct the episodes if care was \
              continuous.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    find_given_without_all_year(checked, found, |row| {
        (!row.sdq_score.is_empty()).then(|| "An SDQ score is recorded".to_owned())
    });
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_score_without_twelve_months_in_care_is_found() {
        check(
            "185",
            "
            CHILD DECOM RNE LS REC DEC
            A 01/04/2022 S C2 - -
            B 02/04/2022 S C2 - -
            C 01/03/2021 S C2 E4A 30/03/2023
            D 01/03/2021 S C2 E4A 31/03/2023
            E 01/03/2021 S C2 X1 01/06/2022
            E 01/06/2022 L V4 - -
            F 01/03/2021 S C2 E4A 31/03/2022
            G 01/03/2021 S C2 X1 01/06/2022
            G 01/06/2022 P C2 - -

            OC2
            CHILD SDQ_SCORE
            A 12
            B 12
            C 12
            D 12
            E 12
            F 12
            G 12
            H 12
            - 12
            I -
            ",
            expect![[r#"
                oc2 2: An SDQ score is recorded, but not looked after all the year to 31 March 2023: care began on 2 April 2022
                oc2 3: An SDQ score is recorded, but not looked after all the year to 31 March 2023: care ended on 30 March 2023
                oc2 5: An SDQ score is recorded, but not looked after all the year to 31 March 2023: short breaks (V4)
                oc2 6: An SDQ score is recorded, but not looked after all the year to 31 March 2023: no episode falls in it
                oc2 8: An SDQ score is recorded, but not looked after all the year to 31 March 2023: no episode falls in it
                oc2 9: An SDQ score is recorded, but the row names no child looked after all the year to 31 March 2023
            "#]],
        );
    }

    #[test]
    fn an_unreadable_ending_is_taken_as_no_ending() {
        check(
            "185",
            "
            CHILD DECOM RNE LS REC DEC
            A 01/03/2021 S C2 E4A 31/02/2023
            B 31/02/2021 S C2 - -

            OC2
            CHILD SDQ_SCORE
            A 12
            B 12
            ",
            expect![[r#"
                oc2 2: An SDQ score is recorded, but not looked after all the year to 31 March 2023: no episode falls in it
            "#]],
        );
    }
}
