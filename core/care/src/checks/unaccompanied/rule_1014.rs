//! Rule 1014: the UASC table leaves out a care leaver who was not looked after at all this year.
//! The public validator passes over one with no row in Episodes, who is the plainest case; here
//! that child is found too. Both tables’ rows are pointed at.

use crate::checks::index::says_care_leaver;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "1014",
    says: "A care leaver not looked after this year is not in the UASC table.",
    reads: &[
        (Episodes, "DEC"),
        (Episodes, "DECOM"),
        (Oc3, "ACCOM"),
        (Oc3, "ACTIV"),
        (Oc3, "IN_TOUCH"),
        (Uasc, "DUC"),
    ],
    points_at: &["ACCOM", "ACTIV", "DUC", "IN_TOUCH"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Take the child’s row out of the UASC table, or add the episode if there was one \
              this year.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children().iter().filter(|child| !child.uasc.is_empty()) {
        let left = child.oc3.iter().any(|row| says_care_leaver(row));
        if !left || child.episodes.iter().any(|episode| checked.in_collection(episode)) {
            continue;
        }
        for row in &child.uasc {
            found.at(*row, "In the UASC table, but a care leaver with no episode this year");
        }
        for row in child.oc3.iter().filter(|row| says_care_leaver(row)) {
            found.at(*row, "A care leaver with no episode this year, but in the UASC table");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    const TABLES: &str = "
            UASC
            CHILD DUC
            A 01/06/2022

            OC3
            CHILD IN_TOUCH
            A YES
            B YES
    ";

    fn with(episodes: &str, expected: expect_test::Expect) {
        check("1014", &format!("CHILD DECOM DEC\n{episodes}\n{TABLES}"), expected);
    }

    #[test]
    fn a_care_leaver_with_no_episode_this_year_is_found_in_both_tables() {
        with(
            "B 01/05/2022 -",
            expect![[r#"
            uasc 1: In the UASC table, but a care leaver with no episode this year
            oc3 1: A care leaver with no episode this year, but in the UASC table
        "#]],
        );
        with(
            "A 01/05/2019 31/03/2022",
            expect![[r#"
            uasc 1: In the UASC table, but a care leaver with no episode this year
            oc3 1: A care leaver with no episode this year, but in the UASC table
        "#]],
        );
    }

    #[test]
    fn one_looked_after_for_a_day_of_the_year_passes() {
        with(
            "A 01/05/2019 01/04/2022",
            expect![[r#"
            nothing found
        "#]],
        );
        with(
            "A 31/03/2023 -",
            expect![[r#"
            nothing found
        "#]],
        );
    }

    #[test]
    fn a_row_that_fills_in_nothing_is_no_care_leavers() {
        check(
            "1014",
            "
            CHILD DECOM
            B 01/05/2022

            UASC
            CHILD DUC
            A 01/06/2022

            OC3
            CHILD DOB
            A 01/06/2004
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
