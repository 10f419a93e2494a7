//! Rule 142: an episode followed by another of the same child has ended, with a date and a reason.
//! Only the last, by the day it began, may be open.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "142",
    says: "Only a child’s last episode is open.",
    reads: &[(Episodes, "DECOM"), (Episodes, "DEC"), (Episodes, "REC")],
    points_at: &["DEC", "REC"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Enter the day the earlier episode ceased and why, or remove the later episode \
              if it is not one.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for (episode, next) in checked.neighbours() {
        let lacking = match (episode.ceased.is_none(), episode.rec.is_empty()) {
            (true, true) => "no day and no reason of ceasing",
            (true, false) => "no day of ceasing",
            (false, true) => "no reason for ceasing",
            (false, false) => continue,
        };
        let title = format!(
            "This episode, begun {}, has {lacking}, but another began on {}",
            said(episode.began),
            said(next.began),
        );
        found.at(episode.row, title);
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_open_episode_before_another_is_found() {
        check(
            "142",
            "
            CHILD DECOM DEC REC
            A 01/05/2022 - -
            A 01/06/2022 - -
            ",
            expect![[r#"
                episodes 1: This episode, begun 1 May 2022, has no day and no reason of ceasing, but another began on 1 June 2022
            "#]],
        );
    }

    #[test]
    fn the_last_episode_may_be_open_whatever_the_order_of_the_rows() {
        check(
            "142",
            "
            CHILD DECOM DEC REC
            A 01/06/2022 - -
            A 01/05/2022 01/06/2022 X1
            B 01/05/2022 - -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn half_an_ending_is_not_an_ending() {
        check(
            "142",
            "
            CHILD DECOM DEC REC
            A 01/05/2022 01/06/2022 -
            A 01/06/2022 - X1
            A 01/07/2022 - -
            ",
            expect![[r#"
                episodes 1: This episode, begun 1 May 2022, has no reason for ceasing, but another began on 1 June 2022
                episodes 2: This episode, begun 1 June 2022, has no day of ceasing, but another began on 1 July 2022
            "#]],
        );
    }
}
