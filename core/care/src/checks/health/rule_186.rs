//! Rule 186: a child who was aged four by 1 April and not yet 17 on 31 March, and looked after all
//! that time, has an SDQ score or a reason for none.

use super::oc2::{all_year, sdq};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "186",
    says: "A child aged 4 to 16 looked after all year has an SDQ score or a reason for none.",
    reads: &[
        (Episodes, "DECOM"),
        (Episodes, "DEC"),
        (Episodes, "LS"),
        (Episodes, "REC"),
        (Episodes, "RNE"),
        (Oc2, "DOB"),
        (Oc2, "SDQ_REASON"),
        (Oc2, "SDQ_SCORE"),
    ],
    points_at: &["SDQ_SCORE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Record the score, or in SDQ_REASON why there is none.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in all_year(checked).filter(|row| sdq(row).is_none()) {
        let Some(born) = row.dob.date() else { continue };
        let (four, seventeen) = (birthday(born, 4), birthday(born, 17));
        if four <= checked.collection_begins() && checked.collection_ends() < seventeen {
            let title = format!(
                "Neither an SDQ score nor a reason for none of a child looked after all year, \
                 aged 4 since {} and 17 only on {}",
                said(four),
                said(seventeen),
            );
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    const CARE: &str = "
        CHILD DECOM RNE LS REC DEC
        A 01/03/2021 S C2 - -
        B 01/03/2021 S C2 - -
        C 01/03/2021 S C2 - -
        D 01/03/2021 S C2 - -
        E 01/05/2022 S C2 - -
    ";

    #[test]
    fn the_ages_hold_through_the_whole_year() {
        check(
            "186",
            &format!(
                "{CARE}

                OC2
                CHILD DOB
                A 01/04/2018
                B 02/04/2018
                C 31/03/2006
                D 01/04/2006
                E 01/01/2012
                "
            ),
            expect![[r#"
                oc2 1: Neither an SDQ score nor a reason for none of a child looked after all year, aged 4 since 1 April 2022 and 17 only on 1 April 2035
                oc2 4: Neither an SDQ score nor a reason for none of a child looked after all year, aged 4 since 1 April 2010 and 17 only on 1 April 2023
            "#]],
        );
    }

    #[test]
    fn a_score_or_a_reason_is_enough_and_no_date_of_birth_says_nothing() {
        check(
            "186",
            &format!(
                "{CARE}

                OC2
                CHILD DOB SDQ_SCORE SDQ_REASON
                A 01/01/2012 1O -
                B 01/01/2012 - SDQ2
                C 31/02/2012 - -
                "
            ),
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
