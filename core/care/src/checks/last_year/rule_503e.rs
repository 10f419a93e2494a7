//! Rule 503E: the first episode of the year has the placement provider of the episode last year’s
//! return left open.

use super::carried::differs;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "503E",
    says: "The placement provider is that of the episode open at the end of last year.",
    reads: &[
        (Episodes, "DECOM"),
        (Episodes, "PLACE_PROVIDER"),
        (EpisodesLast, "DECOM"),
        (EpisodesLast, "DEC"),
        (EpisodesLast, "PLACE_PROVIDER"),
    ],
    points_at: &["PLACE_PROVIDER"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Ask which return is right, and correct the other: the same episode is reported \
              in both years.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    differs(checked, found, |row| &row.place_provider, |_, _| false);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_value_that_changed_is_found_in_the_first_episode_alone() {
        check(
            "503E",
            "
            CHILD DECOM PLACE_PROVIDER
            A 01/02/2022 PR4
            A 01/06/2022 PR4
            B 01/02/2022 PR1

            last year
            CHILD DECOM DEC PLACE_PROVIDER
            A 01/01/2022 01/02/2022 PR4
            A 01/02/2022 - PR1
            B 01/02/2022 - PR1
            ",
            expect![[r#"
                episodes 1: The episode open at the end of last year, begun 1 February 2022, had PR1; the first of this year, begun 1 February 2022, has PR4
            "#]],
        );
    }

    #[test]
    fn a_blank_differs_from_a_value_and_two_blanks_agree() {
        check(
            "503E",
            "
            CHILD DECOM PLACE_PROVIDER
            A 01/02/2022 -
            B 01/02/2022 -

            last year
            CHILD DECOM DEC PLACE_PROVIDER
            A 01/02/2022 - PR1
            B 01/02/2022 - -
            ",
            expect![[r#"
                episodes 1: The episode open at the end of last year, begun 1 February 2022, had PR1; the first of this year, begun 1 February 2022, has nothing
            "#]],
        );
    }

    #[test]
    fn an_episode_that_ended_last_year_is_not_compared() {
        check(
            "503E",
            "
            CHILD DECOM PLACE_PROVIDER
            A 01/06/2022 PR4

            last year
            CHILD DECOM DEC PLACE_PROVIDER
            A 01/02/2022 01/03/2022 PR1
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
