//! Rule NoE: a child whose episode began before the year has one in last year’s return too. Each
//! such episode of a child who is not there at all is found.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "NoE",
    says: "A child in care before the year began has an episode in last year’s return.",
    reads: &[(Episodes, "DECOM"), (EpisodesLast, "CHILD")],
    points_at: &["DECOM"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Look for the child in last year’s return, perhaps under another number; or correct \
              the start.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let began = checked.collection_begins();
    for child in checked.children().iter().filter(|child| child.last.episode_rows.is_empty()) {
        for episode in child.episodes.iter().take_while(|episode| episode.began < began) {
            let title = format!(
                "This episode began on {}, before the year, but last year’s return has none of \
                 the child’s",
                said(episode.began),
            );
            found.at(episode.row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_child_without_an_episode_last_year_is_found() {
        check(
            "NoE",
            "
            CHILD DECOM
            A 01/03/2022
            A 31/03/2022
            A 01/04/2022
            B 01/03/2022

            last year
            CHILD DECOM
            B -
            ",
            expect![[r#"
                episodes 1: This episode began on 1 March 2022, before the year, but last year’s return has none of the child’s
                episodes 2: This episode began on 31 March 2022, before the year, but last year’s return has none of the child’s
            "#]],
        );
    }

    #[test]
    fn a_start_on_the_first_day_of_the_year_is_not_looked_for() {
        check(
            "NoE",
            "
            CHILD DECOM
            A 01/04/2022

            last year
            CHILD DECOM
            B 01/03/2022
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn without_last_years_return_it_does_not_run() {
        check(
            "NoE",
            "
            CHILD DECOM
            A 01/03/2022
            ",
            expect![[r#"
                not run: it needs last year’s return, which was not given
            "#]],
        );
    }
}
