//! Rule 503D: the first episode of the year has the placement of the episode last year’s return
//! left open; a code that only took another’s place in the list is not a difference.

use super::carried::differs;
use crate::checks::codes::{List, list};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "503D",
    says: "The placement is that of the episode open at the end of last year.",
    reads: &[
        (Episodes, "DECOM"),
        (Episodes, "PLACE"),
        (EpisodesLast, "DECOM"),
        (EpisodesLast, "DEC"),
        (EpisodesLast, "PLACE"),
    ],
    points_at: &["PLACE"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Ask which return is right, and correct the other: the same episode is reported \
              in both years.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    differs(
        checked,
        found,
        |row| &row.place,
        |old, new| list(List::Place).renamed(old, new, checked.year()),
    );
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_value_that_changed_is_found_in_the_first_episode_alone() {
        check(
            "503D",
            "
            CHILD DECOM PLACE
            A 01/02/2022 K2
            A 01/06/2022 K2
            B 01/02/2022 U4

            last year
            CHILD DECOM DEC PLACE
            A 01/01/2022 01/02/2022 K2
            A 01/02/2022 - U4
            B 01/02/2022 - U4
            ",
            expect![[r#"
                episodes 1: The episode open at the end of last year, begun 1 February 2022, had U4; the first of this year, begun 1 February 2022, has K2
            "#]],
        );
    }

    #[test]
    fn a_blank_differs_from_a_value_and_two_blanks_agree() {
        check(
            "503D",
            "
            CHILD DECOM PLACE
            A 01/02/2022 -
            B 01/02/2022 -

            last year
            CHILD DECOM DEC PLACE
            A 01/02/2022 - U4
            B 01/02/2022 - -
            ",
            expect![[r#"
                episodes 1: The episode open at the end of last year, begun 1 February 2022, had U4; the first of this year, begun 1 February 2022, has nothing
            "#]],
        );
    }

    #[test]
    fn an_episode_that_ended_last_year_is_not_compared() {
        check(
            "503D",
            "
            CHILD DECOM PLACE
            A 01/06/2022 K2

            last year
            CHILD DECOM DEC PLACE
            A 01/02/2022 01/03/2022 U4
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn a_renamed_code_is_not_a_difference_from_the_year_the_list_changed() {
        check(
            "503D",
            "
            2023-24
            CHILD DECOM PLACE
            A 01/02/2023 K3
            B 01/02/2023 K3

            last year
            CHILD DECOM DEC PLACE
            A 01/02/2023 - H5
            B 01/02/2023 - P2
            ",
            expect![[r#"
                episodes 2: The episode open at the end of last year, begun 1 February 2023, had P2; the first of this year, begun 1 February 2023, has K3
            "#]],
        );
    }

    #[test]
    fn before_that_year_it_is() {
        check(
            "503D",
            "
            CHILD DECOM PLACE
            A 01/02/2022 K3

            last year
            CHILD DECOM DEC PLACE
            A 01/02/2022 - H5
            ",
            expect![[r#"
                episodes 1: The episode open at the end of last year, begun 1 February 2022, had H5; the first of this year, begun 1 February 2022, has K3
            "#]],
        );
    }
}
