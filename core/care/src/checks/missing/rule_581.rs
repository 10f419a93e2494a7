//! Rule 581: a child who goes missing is looked after on that day: an episode has begun and has
//! not ceased before it. The day an episode ceased still counts as within it; one whose end cannot
//! be read is taken as open. A start that is blank or no date lies in no episode, and is found; a
//! child with no episode at all is not judged.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "581",
    says: "A time missing begins during one of the child’s episodes.",
    reads: &[(Episodes, "DECOM"), (Episodes, "DEC"), (Missing, "MIS_START")],
    points_at: &["MIS_START"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Correct the start, or take the row out if the child was not looked after that day.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children().iter().filter(|child| !child.episode_rows.is_empty()) {
        for &row in &child.missing {
            let Some(day) = row.mis_start.date() else {
                found.at(
                    row,
                    "This time missing has no start that can be read, so no episode holds it",
                );
                continue;
            };
            let within = |episode: &Dated| {
                episode.began <= day && episode.ceased.is_none_or(|ceased| day <= ceased)
            };
            if !child.episodes.iter().any(within) {
                let title = "when the child had no episode";
                found.at(row, format!("This time missing began on {}, {title}", said(day)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_start_before_between_and_after_the_episodes_is_found() {
        check(
            "581",
            "
            CHILD DECOM DEC
            A 01/05/2022 10/06/2022
            A 01/07/2022 09/07/2022

            Missing
            CHILD MIS_START
            A 30/04/2022
            A 01/05/2022
            A 10/06/2022
            A 11/06/2022
            A 10/07/2022
            ",
            expect![[r#"
                missing 1: This time missing began on 30 April 2022, when the child had no episode
                missing 4: This time missing began on 11 June 2022, when the child had no episode
                missing 5: This time missing began on 10 July 2022, when the child had no episode
            "#]],
        );
    }

    #[test]
    fn an_open_episode_goes_on() {
        check(
            "581",
            "
            CHILD DECOM DEC
            A 01/05/2022 -
            B 01/05/2022 31/02/2023

            Missing
            CHILD MIS_START
            A 30/03/2023
            B 30/03/2023
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn no_start_is_found_where_the_child_has_an_episode() {
        check(
            "581",
            "
            CHILD DECOM DEC
            A 01/05/2022 -

            Missing
            CHILD MIS_START
            A -
            A 31/06/2022
            B -
            ",
            expect![[r#"
                missing 1: This time missing has no start that can be read, so no episode holds it
                missing 2: This time missing has no start that can be read, so no episode holds it
            "#]],
        );
    }
}
