//! Rule 501: an episode does not begin before the child’s previous one has ceased.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "501",
    says: "An episode does not begin before the previous one ceased.",
    reads: &[(Episodes, "DECOM"), (Episodes, "DEC")],
    points_at: &["DECOM", "DEC"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Correct one of the two dates: a day is counted once, whichever episode holds \
              it.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for (previous, episode) in checked.neighbours() {
        match previous.ceased {
            Some(ceased) if episode.began < ceased => {
                let title = format!(
                    "This episode began on {}, before the previous one ceased on {}",
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
    fn an_overlap_is_found_and_the_same_day_is_not() {
        check(
            "501",
            "
            CHILD DECOM DEC
            A 01/05/2022 02/06/2022
            A 01/06/2022 01/07/2022
            A 01/07/2022 -
            ",
            expect![[r#"
                episodes 2: This episode began on 1 June 2022, before the previous one ceased on 2 June 2022
            "#]],
        );
    }

    #[test]
    fn the_rows_need_not_be_in_order() {
        check(
            "501",
            "
            CHILD DECOM DEC
            A 01/06/2022 -
            A 01/05/2022 02/06/2022
            ",
            expect![[r#"
                episodes 1: This episode began on 1 June 2022, before the previous one ceased on 2 June 2022
            "#]],
        );
    }

    #[test]
    fn two_children_may_overlap() {
        check(
            "501",
            "
            CHILD DECOM DEC
            A 01/05/2022 02/06/2022
            B 01/06/2022 -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
