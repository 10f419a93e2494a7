//! Rule 199: a child who left care by adoption (E11 or E12) is not looked after again under the
//! same number. An episode is after an adoption when it begins later than the adopted one did, in
//! this return or last year’s; of episodes begun on one day, this year’s come first and then the
//! order sent. Without last year’s return, this year’s alone is read.

use crate::checks::index::Dated;
use crate::checks::index::adopted;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "199",
    says: "No episode follows a child’s adoption.",
    reads: &[(Episodes, "CHILD"), (Episodes, "DECOM"), (Episodes, "REC")],
    points_at: &["CHILD"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Correct the reason the earlier episode ceased, if the child was not adopted; a child \
              who was adopted and comes back into care has a new number.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        let here = child.episodes.iter().position(|episode| adopted(episode));
        let here = here.map(|at| (child.episodes[at], at + 1));
        let earlier = child.last.episodes.iter().find(|episode| adopted(episode)).map(|adoption| {
            let after = |episode: &Dated| episode.began <= adoption.began;
            (*adoption, child.episodes.partition_point(after))
        });
        let first = earlier.into_iter().chain(here).min_by_key(|(_, after)| *after);
        let Some((adoption, after)) = first else { continue };
        for episode in &child.episodes[after..] {
            let title = format!(
                "This episode began on {}, after the child’s adoption ({}) from the one begun {}",
                said(episode.began),
                adoption.rec,
                said(adoption.began),
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
    fn an_episode_after_an_adoption_is_found_and_the_adoption_itself_is_not() {
        check(
            "199",
            "
            CHILD DECOM DEC REC
            A 01/05/2022 01/06/2022 X1
            A 01/06/2022 01/07/2022 E11
            A 01/09/2022 - -
            B 01/05/2022 01/06/2022 E12
            ",
            expect![[r#"
                episodes 3: This episode began on 1 September 2022, after the child’s adoption (E11) from the one begun 1 June 2022
            "#]],
        );
    }

    #[test]
    fn an_adoption_in_last_years_return_counts_and_a_second_one_is_found() {
        check(
            "199",
            "
            CHILD DECOM DEC REC
            A 01/05/2022 - -
            B 01/05/2022 01/06/2022 E11
            C 01/03/2022 01/05/2022 E12

            last year
            CHILD DECOM DEC REC
            A 01/05/2021 01/06/2021 E12
            B 01/05/2021 01/06/2021 E11
            C 01/03/2022 01/05/2022 E12
            ",
            expect![[r#"
                episodes 1: This episode began on 1 May 2022, after the child’s adoption (E12) from the one begun 1 May 2021
                episodes 2: This episode began on 1 May 2022, after the child’s adoption (E11) from the one begun 1 May 2021
            "#]],
        );
    }
}
