//! Rule 432: after care has ceased, the child’s next episode is a start, RNE S. Every known reason
//! for ceasing but X1 says that care ceased.

use crate::checks::codes::{List, list};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "432",
    says: "The episode after care ceased is a start.",
    reads: &[(Episodes, "DECOM"), (Episodes, "REC"), (Episodes, "RNE")],
    points_at: &["RNE"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "If care ceased in between, the reason is S; if it went on, the earlier episode \
              ended with X1.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for (previous, episode) in checked.neighbours() {
        let ended = previous.rec != "X1" && list(List::Rec).entry(&previous.rec).is_some();
        if ended && episode.rne != "S" {
            let reason = if episode.rne.is_empty() { "no reason" } else { &episode.rne };
            let title = format!(
                "Care ceased ({}) before this episode, begun {}, yet it has {reason} and not S",
                previous.rec,
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
    fn a_continuation_after_care_ceased_is_found() {
        check(
            "432",
            "
            CHILD DECOM DEC REC RNE
            A 01/05/2022 01/06/2022 E4A S
            A 01/07/2022 - - P
            ",
            expect![[r#"
                episodes 2: Care ceased (E4A) before this episode, begun 1 July 2022, yet it has P and not S
            "#]],
        );
    }

    #[test]
    fn a_start_after_an_ending_and_a_continuation_after_x1_pass() {
        check(
            "432",
            "
            CHILD DECOM DEC REC RNE
            A 01/05/2022 01/06/2022 E4A S
            A 01/07/2022 01/08/2022 X1 S
            A 01/08/2022 - - P
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn an_open_episode_or_a_code_of_no_list_says_no_ending() {
        check(
            "432",
            "
            CHILD DECOM DEC REC RNE
            A 01/05/2022 - - S
            A 01/07/2022 01/08/2022 E99 P
            A 01/08/2022 - - P
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
