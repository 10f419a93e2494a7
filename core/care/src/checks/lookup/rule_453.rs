//! Rule 453: the first episode of the year, where it carries on the one last year’s return left
//! open for the same reason, is as far from home, give or take a tenth of a mile. One distance
//! known and the other not is a difference: the public validator says so only where last year’s is
//! the one not known, by a clause written twice.

use super::shared::{apart, at, miles};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "453",
    says: "An episode carried over from last year is as far from home as it was.",
    reads: &[
        (Episodes, "DECOM"),
        (Episodes, "RNE"),
        (Episodes, "HOME_POST"),
        (Episodes, "PL_POST"),
        (EpisodesLast, "DECOM"),
        (EpisodesLast, "DEC"),
        (EpisodesLast, "RNE"),
        (EpisodesLast, "HOME_POST"),
        (EpisodesLast, "PL_POST"),
        (PostcodeList, "PL_DISTANCE"),
    ],
    points_at: &["HOME_POST", "PL_POST"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Ask which return has the right postcodes, and correct the other; if the child moved, \
             an episode is missing.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let Some(postcodes) = &checked.lists.postcodes else { return };
    for (first, open) in checked.children().iter().filter_map(|child| child.carried()) {
        if first.rne.is_empty() || first.rne != open.rne {
            continue;
        }
        let distance = |row| postcodes.placement_distance(row);
        let (old, new) = (distance(open.row), distance(first.row));
        if apart(old, new) {
            at(found, &first, &open, miles(old), miles(new));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    const POSTCODES: &str = "

            postcodes
            POSTCODE EASTING NORTHING
            AA11AA   0       0
            AA11AB   16093   0
            AA11AC   16254   0
            AA11AD   16415   0
    ";

    #[test]
    fn two_tenths_of_a_mile_are_a_difference_and_one_is_not() {
        check(
            "453",
            &format!(
                "
            CHILD DECOM      RNE HOME_POST PL_POST
            A     01/02/2022 P   AA11AA    AA11AB
            B     01/02/2022 P   AA11AA    AA11AC
            C     01/02/2022 P   AA11AA    AA11AD
            C     01/06/2022 P   AA11AA    AA11AB
            D     01/02/2022 P   AA11AA    AA11AB
            E     01/02/2022 P   -         AA11AB
            F     01/02/2022 P   -         AA11AB

            last year
            CHILD DECOM      DEC RNE HOME_POST PL_POST
            A     01/02/2022 -   P   AA11AA    AA11AB
            B     01/02/2022 -   P   AA11AA    AA11AB
            C     01/02/2022 -   P   AA11AA    AA11AB
            D     01/02/2022 -   P   AA11AA    ZZ11AA
            E     01/02/2022 -   P   AA11AA    AA11AB
            F     01/02/2022 -   P   -         AA11AB{POSTCODES}"
            ),
            expect![[r#"
                episodes 3: The postcodes of the episode open at the end of last year, begun 1 February 2022, give 10.0 miles from home; those of the first of this year, begun 1 February 2022, give 10.2 miles from home
                episodes 5: The postcodes of the episode open at the end of last year, begun 1 February 2022, give nothing; those of the first of this year, begun 1 February 2022, give 10.0 miles from home
                episodes 6: The postcodes of the episode open at the end of last year, begun 1 February 2022, give 10.0 miles from home; those of the first of this year, begun 1 February 2022, give nothing
            "#]],
        );
    }

    #[test]
    fn another_reason_and_an_ended_episode_are_not_compared() {
        check(
            "453",
            &format!(
                "
            CHILD DECOM      RNE HOME_POST PL_POST
            A     01/02/2022 P   AA11AA    AA11AD
            B     01/06/2022 P   AA11AA    AA11AD

            last year
            CHILD DECOM      DEC        RNE HOME_POST PL_POST
            A     01/02/2022 -          S   AA11AA    AA11AB
            B     01/02/2022 01/03/2022 P   AA11AA    AA11AB{POSTCODES}"
            ),
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
