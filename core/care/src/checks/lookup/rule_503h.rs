//! Rule 503H: the first episode of the year is placed in the authority of the one last year’s return
//! left open. Two that are not known agree.

use super::shared::differs;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "503H",
    says: "The placement is in the authority of the episode open at the end of last year.",
    reads: &[
        (Episodes, "DECOM"),
        (Episodes, "PL_POST"),
        (EpisodesLast, "DECOM"),
        (EpisodesLast, "DEC"),
        (EpisodesLast, "PL_POST"),
        (PostcodeList, "PL_LA"),
    ],
    points_at: &["PL_POST"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Ask which return has the right postcode, and correct the other: the same episode is \
             reported in both years.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let Some(postcodes) = &checked.lists.postcodes else { return };
    differs(checked, found, |row| postcodes.placement_authority(row).map(str::to_owned));
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn another_authority_is_found_and_another_postcode_of_the_same_is_not() {
        check(
            "503H",
            "
            CHILD DECOM      PL_POST
            A     01/02/2022 CO11AA
            B     01/02/2022 CB11AA
            B     01/06/2022 CM11AA
            C     01/02/2022 CF11AA
            D     01/02/2022 -
            E     01/02/2022 -
            F     01/06/2022 CB11AA

            last year
            CHILD DECOM      DEC        PL_POST
            A     01/02/2022 -          CM11AA
            B     01/02/2022 -          CM11AA
            C     01/02/2022 -          CM11AA
            D     01/02/2022 -          CM11AA
            E     01/02/2022 -          ZZ11AA
            F     01/02/2022 01/03/2022 CM11AA

            postcodes
            POSTCODE AUTHORITY
            CM11AA   E10000012
            CO11AA   E10000012
            CB11AA   E10000003
            CF11AA   W06000015
            ",
            expect![[r#"
                episodes 2: The postcodes of the episode open at the end of last year, begun 1 February 2022, give E10000012; those of the first of this year, begun 1 February 2022, give E10000003
                episodes 4: The postcodes of the episode open at the end of last year, begun 1 February 2022, give E10000012; those of the first of this year, begun 1 February 2022, give WAL
                episodes 5: The postcodes of the episode open at the end of last year, begun 1 February 2022, give E10000012; those of the first of this year, begun 1 February 2022, give nothing
            "#]],
        );
    }
}
