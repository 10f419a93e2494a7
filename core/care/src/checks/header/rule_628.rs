//! Rule 628: nothing is said of motherhood for a care leaver who was not looked after this year,
//! that is, who has no row in Episodes. An OC3 row that fills in nothing makes no care leaver.

use crate::checks::index::says_care_leaver;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "628",
    says: "MOTHER is blank for a care leaver not looked after this year.",
    reads: &[
        (Header, "MOTHER"),
        (Episodes, "CHILD"),
        (Oc3, "ACCOM"),
        (Oc3, "ACTIV"),
        (Oc3, "IN_TOUCH"),
    ],
    points_at: &["MOTHER"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Leave MOTHER blank, or add the episode if there was one this year.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children().iter().filter(|child| child.episode_rows.is_empty()) {
        if !child.oc3.iter().any(|row| says_care_leaver(row)) {
            continue;
        }
        for row in child.headers.iter().filter(|row| !row.mother.is_empty()) {
            let title = format!("MOTHER is {}, but no episode this year", row.mother);
            found.at(*row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn motherhood_of_a_care_leaver_with_no_episode_is_found() {
        check(
            "628",
            "
            CHILD MOTHER
            A 0
            B -
            C 0
            D 0

            CHILD DECOM
            C 31/02/2022

            OC3
            CHILD DOB IN_TOUCH
            A 01/05/2004 YES
            B 01/05/2004 YES
            C 01/05/2004 YES
            D 01/05/2004 -
            ",
            expect![[r#"
                header 1: MOTHER is 0, but no episode this year
            "#]],
        );
    }
}
