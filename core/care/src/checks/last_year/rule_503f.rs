//! Rule 503F: the first episode of the year has the Ofsted’s number of the episode last year’s
//! return left open.

use super::carried::differs;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "503F",
    says: "Ofsted’s number (URN) is that of the episode open at the end of last year.",
    reads: &[
        (Episodes, "DECOM"),
        (Episodes, "URN"),
        (EpisodesLast, "DECOM"),
        (EpisodesLast, "DEC"),
        (EpisodesLast, "URN"),
    ],
    points_at: &["URN"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Ask which return is right, and correct the other: the same episode is reported \
              in both years.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    differs(checked, found, |row| &row.urn, |_, _| false);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_value_that_changed_is_found_in_the_first_episode_alone() {
        check(
            "503F",
            "
            CHILD DECOM URN
            A 01/02/2022 124
            A 01/06/2022 124
            B 01/02/2022 123

            last year
            CHILD DECOM DEC URN
            A 01/01/2022 01/02/2022 124
            A 01/02/2022 - 123
            B 01/02/2022 - 123
            ",
            expect![[r#"
                episodes 1: The episode open at the end of last year, begun 1 February 2022, had 123; the first of this year, begun 1 February 2022, has 124
            "#]],
        );
    }

    #[test]
    fn a_blank_differs_from_a_value_and_two_blanks_agree() {
        check(
            "503F",
            "
            CHILD DECOM URN
            A 01/02/2022 -
            B 01/02/2022 -

            last year
            CHILD DECOM DEC URN
            A 01/02/2022 - 123
            B 01/02/2022 - -
            ",
            expect![[r#"
                episodes 1: The episode open at the end of last year, begun 1 February 2022, had 123; the first of this year, begun 1 February 2022, has nothing
            "#]],
        );
    }

    #[test]
    fn an_episode_that_ended_last_year_is_not_compared() {
        check(
            "503F",
            "
            CHILD DECOM URN
            A 01/06/2022 124

            last year
            CHILD DECOM DEC URN
            A 01/02/2022 01/03/2022 123
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
