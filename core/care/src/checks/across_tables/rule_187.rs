//! Rule 187: a child looked after for the whole twelve months to 31 March has neither an adoption
//! nor a care leaver’s answers filled in: either is given when care has ended. Whether a child was
//! looked after all year is reckoned from the episodes, not from standing in OC2.

use crate::checks::index::{says_adoption, says_care_leaver};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "187",
    says: "A child looked after all year is neither adopted nor a care leaver.",
    reads: &[
        (Ad1, "DATE_INT"),
        (Ad1, "DATE_MATCH"),
        (Ad1, "FOSTER_CARE"),
        (Ad1, "LS_ADOPTR"),
        (Ad1, "NB_ADOPTR"),
        (Ad1, "SEX_ADOPTR"),
        (Episodes, "DEC"),
        (Episodes, "DECOM"),
        (Episodes, "LS"),
        (Episodes, "REC"),
        (Episodes, "RNE"),
        (Oc3, "ACCOM"),
        (Oc3, "ACTIV"),
        (Oc3, "IN_TOUCH"),
    ],
    points_at: &[
        "DATE_INT",
        "DATE_MATCH",
        "FOSTER_CARE",
        "LS_ADOPTR",
        "NB_ADOPTR",
        "SEX_ADOPTR",
        "ACCOM",
        "ACTIV",
        "IN_TOUCH",
    ],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "End the last episode if the child has left care, or take out what is filled in \
              here.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        let adopted = child.ad1.iter().any(|row| says_adoption(row));
        let left = child.oc3.iter().any(|row| says_care_leaver(row));
        if !(adopted || left) || !checked.looked_after_all_year(child) {
            continue;
        }
        for row in child.ad1.iter().filter(|row| says_adoption(row)) {
            found.at(*row, "An adoption is filled in, but the child was looked after all year");
        }
        for row in child.oc3.iter().filter(|row| says_care_leaver(row)) {
            let title = "A care leaver’s answers are filled in, but the child was looked after all \
                         year";
            found.at(*row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    const OTHERS: &str = "
            AD1
            CHILD FOSTER_CARE
            A 0

            OC3
            CHILD IN_TOUCH
            A YES
            B -
    ";

    fn with(episodes: &str, expected: expect_test::Expect) {
        check("187", &format!("{episodes}\n{OTHERS}"), expected);
    }

    #[test]
    fn both_are_found_for_a_child_looked_after_all_year() {
        with(
            "
            CHILD DECOM RNE LS DEC REC
            A 01/05/2019 S C2 01/06/2022 X1
            A 01/06/2022 P C2 - -
            B 01/05/2019 S C2 - -
            ",
            expect![[r#"
                ad1 1: An adoption is filled in, but the child was looked after all year
                oc3 1: A care leaver’s answers are filled in, but the child was looked after all year
            "#]],
        );
    }

    #[test]
    fn care_that_began_on_the_first_day_or_ended_on_the_last_is_all_year() {
        with(
            "
            CHILD DECOM RNE LS DEC REC
            A 01/04/2022 S C2 31/03/2023 E4A
            ",
            expect![[r#"
                ad1 1: An adoption is filled in, but the child was looked after all year
                oc3 1: A care leaver’s answers are filled in, but the child was looked after all year
            "#]],
        );
    }

    #[test]
    fn care_that_began_or_ended_within_the_year_is_not() {
        with(
            "
            CHILD DECOM RNE LS DEC REC
            A 02/04/2022 S C2 - -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
        with(
            "
            CHILD DECOM RNE LS DEC REC
            A 01/05/2019 S C2 30/03/2023 E4A
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn short_breaks_are_not_care_all_year() {
        with(
            "
            CHILD DECOM RNE LS DEC REC
            A 01/05/2019 S V4 - -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
