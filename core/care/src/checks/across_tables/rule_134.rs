//! Rule 134: a child with an adoption filled in has nothing filled in as a care leaver. A row that
//! holds only the child and the date of birth fills in nothing. The adoption is pointed at.

use crate::checks::index::{says_adoption, says_care_leaver};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "134",
    says: "No child is both adopted and a care leaver.",
    reads: &[
        (Ad1, "DATE_INT"),
        (Ad1, "DATE_MATCH"),
        (Ad1, "FOSTER_CARE"),
        (Ad1, "LS_ADOPTR"),
        (Ad1, "NB_ADOPTR"),
        (Ad1, "SEX_ADOPTR"),
        (Oc3, "ACCOM"),
        (Oc3, "ACTIV"),
        (Oc3, "IN_TOUCH"),
    ],
    points_at: &["DATE_INT", "DATE_MATCH", "FOSTER_CARE", "LS_ADOPTR", "NB_ADOPTR", "SEX_ADOPTR"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Take out the adoption if the child left care without one, or else the care \
              leaver’s row.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        if !child.oc3.iter().any(|row| says_care_leaver(row)) {
            continue;
        }
        for row in child.ad1.iter().filter(|row| says_adoption(row)) {
            found.at(*row, "An adoption is filled in for this child, who is also a care leaver");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_adoption_of_a_care_leaver_is_found() {
        check(
            "134",
            "
            AD1
            CHILD DATE_INT NB_ADOPTR
            A 01/05/2022 -
            B 31/02/2022 -
            C - 2

            OC3
            CHILD IN_TOUCH ACTIV ACCOM
            A YES - -
            B - - 0
            D YES F1 U1
            ",
            expect![[r#"
                ad1 1: An adoption is filled in for this child, who is also a care leaver
                ad1 2: An adoption is filled in for this child, who is also a care leaver
            "#]],
        );
    }

    #[test]
    fn a_row_that_fills_in_nothing_is_passed_over() {
        check(
            "134",
            "
            AD1
            CHILD DOB NB_ADOPTR
            A 01/05/2004 -
            B 01/05/2004 1

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
