//! Rule 433: a continuation (RNE L, P, T, B or U) begins on the day the child’s previous episode
//! ceased. Of episodes begun on one day the one that ceased first comes first, an open one last.

use crate::checks::index::or_last;
use crate::checks::prelude::*;
use std::borrow::Cow;

pub(super) static RULE: Rule = Rule {
    number: "433",
    says: "A continuation begins the day the previous episode ceased.",
    reads: &[(Episodes, "DECOM"), (Episodes, "DEC"), (Episodes, "RNE")],
    points_at: &["DECOM", "RNE"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Correct one of the two dates, enter the episode between them, or give S if \
              care had ceased.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let order = |episode: &Dated| (episode.began, or_last(episode.ceased));
    for child in checked.children() {
        let mut episodes = Cow::Borrowed(child.episodes.as_slice());
        if !episodes.is_sorted_by_key(order) {
            episodes.to_mut().sort_by_key(order);
        }
        for pair in episodes.windows(2) {
            continues(&pair[0], &pair[1], found);
        }
    }
}

fn continues(previous: &Dated, episode: &Dated, found: &mut Found) {
    let continues = matches!(episode.rne.as_str(), "L" | "P" | "T" | "B" | "U");
    if !continues || previous.ceased == Some(episode.began) {
        return;
    }
    let before = match previous.ceased {
        Some(ceased) => format!("ceased on {}", said(ceased)),
        None => "has no day of ceasing".to_owned(),
    };
    let title = format!(
        "This episode continues ({}) from {}, but the previous one {before}",
        episode.rne,
        said(episode.began),
    );
    found.at(episode.row, title);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_continuation_after_a_gap_or_an_overlap_is_found() {
        check(
            "433",
            "
            CHILD DECOM DEC RNE
            A 01/05/2022 01/06/2022 S
            A 02/06/2022 03/07/2022 P
            A 02/07/2022 - L
            ",
            expect![[r#"
                episodes 2: This episode continues (P) from 2 June 2022, but the previous one ceased on 1 June 2022
                episodes 3: This episode continues (L) from 2 July 2022, but the previous one ceased on 3 July 2022
            "#]],
        );
    }

    #[test]
    fn a_continuation_of_an_open_episode_is_found() {
        check(
            "433",
            "
            CHILD DECOM DEC RNE
            A 01/05/2022 - S
            A 02/06/2022 - P
            ",
            expect![[r#"
                episodes 2: This episode continues (P) from 2 June 2022, but the previous one has no day of ceasing
            "#]],
        );
    }

    #[test]
    fn the_same_day_passes_and_so_does_a_start_after_a_gap() {
        check(
            "433",
            "
            CHILD DECOM DEC RNE
            A 01/05/2022 01/06/2022 S
            A 01/06/2022 01/07/2022 B
            A 01/08/2022 - S
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn of_two_begun_on_one_day_the_one_that_ceased_first_comes_first() {
        check(
            "433",
            "
            CHILD DECOM RNE DEC
            A 01/05/2022 S 01/06/2022
            A 01/06/2022 P 01/08/2022
            A 01/06/2022 L 01/07/2022
            A 01/08/2022 P -
            ",
            expect![[r#"
                episodes 2: This episode continues (P) from 1 June 2022, but the previous one ceased on 1 July 2022
            "#]],
        );
    }
}
