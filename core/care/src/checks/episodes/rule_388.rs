//! Rule 388: X1 says the next episode begins the day this one ceased. So after X1 there is one, on
//! that day; and where one begins on that day, the reason is X1.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "388",
    says: "X1 is followed by an episode beginning the same day, and nothing else is.",
    reads: &[(Episodes, "DECOM"), (Episodes, "DEC"), (Episodes, "REC")],
    points_at: &["REC"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Enter the episode that follows or correct its start; where care ended, give \
              the reason it ended instead of X1.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        for (at, episode) in child.episodes.iter().enumerate() {
            let Some(ceased) = episode.ceased else { continue };
            let day = said(ceased);
            let title = match (child.episodes.get(at + 1), episode.rec.as_str()) {
                (_, "") => continue,
                (None, "X1") => format!("X1 on {day} says another episode follows, but none does"),
                (Some(next), "X1") if next.began != ceased => format!(
                    "X1 says an episode follows on {day}, but the next begins on {}",
                    said(next.began),
                ),
                (Some(next), reason) if reason != "X1" && next.began == ceased => {
                    format!("Care ceased ({reason}) on {day}, but an episode begins the same day")
                }
                _ => continue,
            };
            found.at(episode.row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn x1_with_nothing_after_it_is_found() {
        check(
            "388",
            "
            CHILD DECOM DEC REC
            A 01/05/2022 01/06/2022 X1
            ",
            expect![[r#"
                episodes 1: X1 on 1 June 2022 says another episode follows, but none does
            "#]],
        );
    }

    #[test]
    fn x1_with_a_gap_or_an_overlap_after_it_is_found() {
        check(
            "388",
            "
            CHILD DECOM DEC REC
            A 01/05/2022 01/06/2022 X1
            A 02/06/2022 01/07/2022 X1
            A 30/06/2022 - -
            ",
            expect![[r#"
                episodes 1: X1 says an episode follows on 1 June 2022, but the next begins on 2 June 2022
                episodes 2: X1 says an episode follows on 1 July 2022, but the next begins on 30 June 2022
            "#]],
        );
    }

    #[test]
    fn an_ending_with_an_episode_the_same_day_is_found() {
        check(
            "388",
            "
            CHILD DECOM DEC REC
            A 01/05/2022 01/06/2022 E4A
            A 01/06/2022 - -
            ",
            expect![[r#"
                episodes 1: Care ceased (E4A) on 1 June 2022, but an episode begins the same day
            "#]],
        );
    }

    #[test]
    fn x1_followed_the_same_day_and_an_ending_with_a_gap_pass() {
        check(
            "388",
            "
            CHILD DECOM DEC REC
            A 01/05/2022 01/06/2022 X1
            A 01/06/2022 01/07/2022 E4A
            A 01/08/2022 - -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
