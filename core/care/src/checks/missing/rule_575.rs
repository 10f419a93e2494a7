//! Rule 575: when the placement a child went missing from has ended, so has the time missing. The
//! placement is any episode the child went missing in, from its start to the day it ceased, that
//! day included.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "575",
    says: "A time missing has an end when the episode it began in has ceased.",
    reads: &[(Episodes, "DECOM"), (Episodes, "DEC"), (Missing, "MIS_START"), (Missing, "MIS_END")],
    points_at: &["MIS_END"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Enter the day the child was found or came back, no later than the day the episode \
              ceased; begin a new row if the child went missing from the next placement too.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        for row in child.missing.iter().filter(|row| row.mis_end.is_blank()) {
            let Some(began) = row.mis_start.date() else { continue };
            let over = child.episodes.iter().find_map(|episode| {
                let ceased = episode.ceased?;
                (episode.began <= began && began <= ceased).then_some(ceased)
            });
            if let Some(ceased) = over {
                let title = format!(
                    "This time missing has no end, but the episode it began in ceased on {}",
                    said(ceased)
                );
                found.at(*row, title);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    const EPISODES: &str = "
            CHILD DECOM DEC
            A 01/05/2022 10/06/2022
            A 10/06/2022 -
            ";

    #[test]
    fn an_open_one_in_an_episode_that_ceased_is_found() {
        let missing = "
            Missing
            CHILD MIS_START MIS_END
            A 01/05/2022 -
            A 02/05/2022 03/05/2022
            A 09/06/2022 -
            ";
        check(
            "575",
            &[EPISODES, missing].join("\n\n"),
            expect![[r#"
                missing 1: This time missing has no end, but the episode it began in ceased on 10 June 2022
                missing 3: This time missing has no end, but the episode it began in ceased on 10 June 2022
            "#]],
        );
    }

    #[test]
    fn the_day_it_ceased_counts_and_an_open_episode_does_not() {
        let missing = "
            Missing
            CHILD MIS_START MIS_END
            A 10/06/2022 -
            A 11/06/2022 -
            A 30/04/2022 -
            A - -
            ";
        check(
            "575",
            &[EPISODES, missing].join("\n\n"),
            expect![[r#"
                missing 1: This time missing has no end, but the episode it began in ceased on 10 June 2022
            "#]],
        );
    }

    #[test]
    fn an_end_that_is_no_date_is_left_to_its_own_rule() {
        let missing = "
            Missing
            CHILD MIS_START MIS_END
            A 02/05/2022 33/05/2022
            ";
        check(
            "575",
            &[EPISODES, missing].join("\n\n"),
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
