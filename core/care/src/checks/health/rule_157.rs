//! Rule 157: SDQ1, “outside the age range”, is not the reason for having no SDQ score of a child
//! of the questionnaire’s ages who was looked after all year. The ages are read as the public
//! validator reads them: four by 1 April, and not past the sixteenth birthday on 31 March. The
//! wording’s “16 or under” could also take in the whole of the seventeenth year.

use super::oc2::all_year;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "157",
    says: "SDQ1 is the reason for no score only outside the ages of the questionnaire.",
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
    points_at: &["DOB", "SDQ_REASON"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the date of birth; record the score, or the reason that there is none \
              other than age.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in all_year(checked) {
        let Some(born) = row.dob.date() else { continue };
        if !row.sdq_score.is_empty() || row.sdq_reason != "SDQ1" {
            continue;
        }
        let (four, sixteen) = (birthday(born, 4), birthday(born, 16));
        if four <= checked.collection_begins() && checked.collection_ends() <= sixteen {
            let title = format!(
                "SDQ1 says outside the age range, but the child turned 4 on {} and 16 not before \
                 {}",
                said(four),
                said(sixteen),
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
        E 02/04/2022 S C2 - -
    ";

    #[test]
    fn four_by_the_first_day_and_sixteen_not_before_the_last_is_within_the_ages() {
        check(
            "157",
            &format!(
                "{CARE}

                OC2
                CHILD DOB SDQ_REASON
                A 01/04/2018 SDQ1
                B 02/04/2018 SDQ1
                C 31/03/2007 SDQ1
                D 30/03/2007 SDQ1
                E 01/01/2012 SDQ1
                "
            ),
            expect![[r#"
                oc2 1: SDQ1 says outside the age range, but the child turned 4 on 1 April 2022 and 16 not before 1 April 2034
                oc2 3: SDQ1 says outside the age range, but the child turned 4 on 31 March 2011 and 16 not before 31 March 2023
            "#]],
        );
    }

    #[test]
    fn another_reason_a_score_or_no_date_of_birth_is_not_found() {
        check(
            "157",
            &format!(
                "{CARE}

                OC2
                CHILD DOB SDQ_SCORE SDQ_REASON
                A 01/01/2012 - SDQ2
                B 01/01/2012 12 SDQ1
                C - - SDQ1
                "
            ),
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
