//! Rule 431: a start, RNE S, follows a gap: it is not on the day the child’s previous episode
//! ceased, nor before it.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "431",
    says: "An episode that begins the day another ceased is not a start.",
    reads: &[(Episodes, "DECOM"), (Episodes, "DEC"), (Episodes, "RNE")],
    points_at: &["DECOM", "RNE"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "If care went on, end the earlier episode with X1 and give this one the reason \
              of the change.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for (previous, episode) in checked.neighbours() {
        match previous.ceased {
            Some(ceased) if episode.rne == "S" && episode.began <= ceased => {
                let title = format!(
                    "A start (S) on {}, but the previous episode ceased on {}",
                    said(episode.began),
                    said(ceased),
                );
                found.at(episode.row, title);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_start_on_the_day_the_last_ceased_is_found_and_a_day_later_is_not() {
        check(
            "431",
            "
            CHILD DECOM DEC RNE
            A 01/05/2022 01/06/2022 S
            A 01/06/2022 - S
            B 01/05/2022 01/06/2022 S
            B 02/06/2022 - S
            ",
            expect![[r#"
                episodes 2: A start (S) on 1 June 2022, but the previous episode ceased on 1 June 2022
            "#]],
        );
    }

    #[test]
    fn a_start_inside_the_previous_episode_is_found() {
        check(
            "431",
            "
            CHILD DECOM DEC RNE
            A 01/05/2022 01/07/2022 S
            A 01/06/2022 - S
            ",
            expect![[r#"
                episodes 2: A start (S) on 1 June 2022, but the previous episode ceased on 1 July 2022
            "#]],
        );
    }

    #[test]
    fn a_continuation_on_that_day_passes() {
        check(
            "431",
            "
            CHILD DECOM DEC RNE
            A 01/05/2022 01/06/2022 S
            A 01/06/2022 - P
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
