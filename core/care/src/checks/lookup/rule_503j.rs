//! Rule 503J: the first episode of the year is inside or outside the authority’s area as the one
//! last year’s return left open was. Two that are not known agree.

use super::shared::differs;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "503J",
    says: "The placement is inside or outside the area as the episode open last year was.",
    reads: &[
        (Episodes, "DECOM"),
        (Episodes, "PL_POST"),
        (EpisodesLast, "DECOM"),
        (EpisodesLast, "DEC"),
        (EpisodesLast, "PL_POST"),
        (PostcodeList, "PL_LOCATION"),
        (OwnAuthority, "LA_CODE"),
    ],
    points_at: &["PL_POST"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Ask which return has the right postcode, and correct the other: the same episode is \
             reported in both years.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let lists = &checked.lists;
    let Some((postcodes, own)) = lists.postcodes.as_ref().zip(lists.authority) else { return };
    differs(checked, found, |row| postcodes.placement_location(row, own));
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    const TABLES: &str = "
            CHILD DECOM      PL_POST
            A     01/02/2022 CO11AA
            B     01/02/2022 CB11AA
            B     01/06/2022 CM11AA
            C     01/02/2022 CM11AA
            D     01/02/2022 CF11AA
            E     01/02/2022 -
            F     01/02/2022 -

            last year
            CHILD DECOM      DEC        PL_POST
            A     01/02/2022 -          CM11AA
            B     01/02/2022 -          CM11AA
            C     01/02/2022 -          CB11AA
            D     01/02/2022 -          CB11AA
            E     01/02/2022 -          CB11AA
            F     01/02/2022 -          ZZ11AA

            postcodes
            POSTCODE AUTHORITY
            CM11AA   E10000012
            CO11AA   E10000012
            CB11AA   E10000003
            CF11AA   W06000015
    ";

    #[test]
    fn a_placement_that_crossed_the_boundary_is_found() {
        check(
            "503J",
            &format!("authority E10000012\n{TABLES}"),
            expect![[r#"
            episodes 2: The postcodes of the episode open at the end of last year, begun 1 February 2022, give IN; those of the first of this year, begun 1 February 2022, give OUT
            episodes 4: The postcodes of the episode open at the end of last year, begun 1 February 2022, give OUT; those of the first of this year, begun 1 February 2022, give IN
            episodes 6: The postcodes of the episode open at the end of last year, begun 1 February 2022, give OUT; those of the first of this year, begun 1 February 2022, give nothing
        "#]],
        );
    }

    #[test]
    fn without_the_authoritys_own_code_it_is_not_run() {
        check(
            "503J",
            TABLES,
            expect![[r#"
            not run: it needs the authority’s own code, and none was named
        "#]],
        );
    }
}
