//! Rule 452: the first episode of the year, where it carries on the one last year’s return left
//! open (its end blank) for the same reason, is placed in the same authority. A reason that is
//! blank is not the same as another.

use super::shared::at;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "452",
    says: "An episode carried over from last year is placed in the same authority.",
    reads: &[
        (Episodes, "DECOM"),
        (Episodes, "RNE"),
        (Episodes, "PL_POST"),
        (EpisodesLast, "DECOM"),
        (EpisodesLast, "DEC"),
        (EpisodesLast, "RNE"),
        (EpisodesLast, "PL_POST"),
        (PostcodeList, "PL_LA"),
    ],
    points_at: &["PL_POST"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Ask which return has the right postcode, and correct the other; if the child moved, \
             an episode is missing.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let Some(postcodes) = &checked.lists.postcodes else { return };
    for (first, open) in checked.children().iter().filter_map(|child| child.carried()) {
        if !open.dec.is_blank() || first.rne.is_empty() || first.rne != open.rne {
            continue;
        }
        let placed = |row| postcodes.placement_authority(row);
        let (old, new) = (placed(open.row), placed(first.row));
        if old != new {
            at(found, &first, &open, old, new);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    const POSTCODES: &str = "

            postcodes
            POSTCODE AUTHORITY
            CM11AA   E10000012
            CO11AA   E10000012
            CB11AA   E10000003
    ";

    #[test]
    fn another_authority_than_last_years_is_found() {
        check(
            "452",
            &format!(
                "
            CHILD DECOM      RNE PL_POST
            A     01/02/2022 P   CB11AA
            A     01/06/2022 P   CM11AA
            B     01/02/2022 P   CO11AA
            C     01/02/2022 P   -
            D     01/02/2022 P   -

            last year
            CHILD DECOM      DEC RNE PL_POST
            A     01/02/2022 -   P   CM11AA
            B     01/02/2022 -   P   CM11AA
            C     01/02/2022 -   P   CM11AA
            D     01/02/2022 -   P   ZZ11AA{POSTCODES}"
            ),
            expect![[r#"
                episodes 1: The postcodes of the episode open at the end of last year, begun 1 February 2022, give E10000012; those of the first of this year, begun 1 February 2022, give E10000003
                episodes 4: The postcodes of the episode open at the end of last year, begun 1 February 2022, give E10000012; those of the first of this year, begun 1 February 2022, give nothing
            "#]],
        );
    }

    #[test]
    fn another_reason_an_ended_episode_and_a_new_child_are_not_compared() {
        check(
            "452",
            &format!(
                "
            CHILD DECOM      RNE PL_POST
            A     01/02/2022 P   CB11AA
            B     01/02/2022 -   CB11AA
            C     01/06/2022 P   CB11AA
            D     01/06/2022 P   CB11AA
            E     01/06/2022 S   CB11AA

            last year
            CHILD DECOM      DEC        RNE PL_POST
            A     01/02/2022 -          S   CM11AA
            B     01/02/2022 -          -   CM11AA
            C     01/02/2022 01/03/2022 P   CM11AA
            D     01/02/2022 31/02/2022 P   CM11AA{POSTCODES}"
            ),
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
