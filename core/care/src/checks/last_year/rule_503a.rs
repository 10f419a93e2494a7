//! Rule 503A: the first episode of the year has the reason for new episode of the episode last
//! year’s return left open.

use super::carried::differs;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "503A",
    says: "The reason for new episode is that of the episode open at the end of last \
              year.",
    reads: &[
        (Episodes, "DECOM"),
        (Episodes, "RNE"),
        (EpisodesLast, "DECOM"),
        (EpisodesLast, "DEC"),
        (EpisodesLast, "RNE"),
    ],
    points_at: &["RNE"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Ask which return is right, and correct the other: the same episode is reported \
              in both years.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    differs(checked, found, |row| &row.rne, |_, _| false);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_value_that_changed_is_found_in_the_first_episode_alone() {
        check(
            "503A",
            "
            CHILD DECOM RNE
            A 01/02/2022 P
            A 01/06/2022 P
            B 01/02/2022 S

            last year
            CHILD DECOM DEC RNE
            A 01/01/2022 01/02/2022 P
            A 01/02/2022 - S
            B 01/02/2022 - S
            ",
            expect![[r#"
                episodes 1: The episode open at the end of last year, begun 1 February 2022, had S; the first of this year, begun 1 February 2022, has P
            "#]],
        );
    }

    #[test]
    fn a_blank_differs_from_a_value_and_two_blanks_agree() {
        check(
            "503A",
            "
            CHILD DECOM RNE
            A 01/02/2022 -
            B 01/02/2022 -

            last year
            CHILD DECOM DEC RNE
            A 01/02/2022 - S
            B 01/02/2022 - -
            ",
            expect![[r#"
                episodes 1: The episode open at the end of last year, begun 1 February 2022, had S; the first of this year, begun 1 February 2022, has nothing
            "#]],
        );
    }

    #[test]
    fn an_episode_that_ended_last_year_is_not_compared() {
        check(
            "503A",
            "
            CHILD DECOM RNE
            A 01/06/2022 P

            last year
            CHILD DECOM DEC RNE
            A 01/02/2022 01/03/2022 S
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
