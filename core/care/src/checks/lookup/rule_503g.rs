//! Rule 503G: the first episode of the year is as far from home as the one last year’s return left
//! open, give or take a tenth of a mile. Two distances that are not known agree; one known and the
//! other not do not: the public validator says so only where last year’s is the one not known, by a
//! clause written twice.

use super::shared::{apart, at, miles};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "503G",
    says: "The distance from home is that of the episode open at the end of last year.",
    reads: &[
        (Episodes, "DECOM"),
        (Episodes, "HOME_POST"),
        (Episodes, "PL_POST"),
        (EpisodesLast, "DECOM"),
        (EpisodesLast, "DEC"),
        (EpisodesLast, "HOME_POST"),
        (EpisodesLast, "PL_POST"),
        (PostcodeList, "PL_DISTANCE"),
    ],
    points_at: &["HOME_POST", "PL_POST"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Ask which return has the right postcodes, and correct the other: the same episode is \
             reported in both years.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let Some(postcodes) = &checked.lists.postcodes else { return };
    for (first, open) in checked.children().iter().filter_map(|child| child.carried()) {
        let (old, new) =
            (postcodes.placement_distance(&open), postcodes.placement_distance(&first));
        if apart(old, new) {
            at(found, &first, &open, miles(old), miles(new));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn two_tenths_of_a_mile_are_a_difference_whatever_the_reason() {
        check(
            "503G",
            "
            CHILD DECOM      HOME_POST PL_POST
            A     01/02/2022 AA11AA    AA11AD
            A     01/06/2022 AA11AA    AA11AA
            A1    01/02/2022 AA11AA    AA11AC
            B     01/02/2022 AA11AA    AA11AB
            C     01/02/2022 -         AA11AB
            D     01/02/2022 -         AA11AB
            E     01/06/2022 AA11AA    AA11AD

            last year
            CHILD DECOM      DEC        HOME_POST PL_POST
            A     01/02/2022 -          AA11AA    AA11AB
            A1    01/02/2022 -          AA11AA    AA11AB
            B     01/02/2022 -          AA11AB    AA11AA
            C     01/02/2022 -          AA11AA    AA11AB
            D     01/02/2022 -          AA11AA    ZZ11AA
            E     01/02/2022 01/03/2022 AA11AA    AA11AB

            postcodes
            POSTCODE EASTING NORTHING
            AA11AA   0       0
            AA11AB   16093   0
            AA11AC   16254   0
            AA11AD   16415   0
            ",
            expect![[r#"
                episodes 1: The postcodes of the episode open at the end of last year, begun 1 February 2022, give 10.0 miles from home; those of the first of this year, begun 1 February 2022, give 10.2 miles from home
                episodes 5: The postcodes of the episode open at the end of last year, begun 1 February 2022, give 10.0 miles from home; those of the first of this year, begun 1 February 2022, give nothing
            "#]],
        );
    }
}
