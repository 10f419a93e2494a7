//! Rule 226: neither a temporary placement nor the episode before it carries a reason for placement
//! change: going to a temporary placement and coming back is no change. The finding is at the
//! temporary placement.

use crate::checks::index::temporary;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "226",
    says: "Neither a temporary placement nor the episode before it gives a reason for change.",
    reads: &[(Episodes, "DECOM"), (Episodes, "PLACE"), (Episodes, "REASON_PLACE_CHANGE")],
    points_at: &["PLACE", "REASON_PLACE_CHANGE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Leave the reason for placement change blank here and in the episode before.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.episodes.iter().filter(|row| temporary(row)) {
        if !row.reason_place_change.is_empty() {
            let title = format!(
                "This temporary placement, {}, has a reason for placement change, {}",
                row.place, row.reason_place_change,
            );
            found.at(row, title);
        }
    }
    for (previous, episode) in checked.neighbours().filter(|(_, episode)| temporary(episode)) {
        if episode.reason_place_change.is_empty() && !previous.reason_place_change.is_empty() {
            let title = format!(
                "The episode before this temporary placement, {}, has a reason for placement \
                 change, {}",
                episode.place, previous.reason_place_change,
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
    fn a_reason_on_the_temporary_placement_or_before_it_is_found_once() {
        check(
            "226",
            "
            CHILD DECOM PLACE REASON_PLACE_CHANGE
            A 01/05/2022 U4 CARPL
            A 01/06/2022 T1 -
            A 01/07/2022 U4 CARPL
            A 01/08/2022 T2 OTHER
            A 01/09/2022 U4 -
            B 01/05/2022 U4 CARPL
            ",
            expect![[r#"
                episodes 2: The episode before this temporary placement, T1, has a reason for placement change, CARPL
                episodes 4: This temporary placement, T2, has a reason for placement change, OTHER
            "#]],
        );
    }

    #[test]
    fn a_reason_after_it_and_one_of_another_child_are_not() {
        check(
            "226",
            "
            CHILD DECOM PLACE REASON_PLACE_CHANGE
            A 01/05/2022 U4 CARPL
            B 01/06/2022 T1 -
            B 01/07/2022 U4 CARPL
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn a_temporary_placement_of_no_known_day_is_looked_at_by_itself() {
        check(
            "226",
            "
            CHILD DECOM PLACE REASON_PLACE_CHANGE
            A 01/05/2022 U4 CARPL
            A - T1 -
            A - T1 CARPL
            ",
            expect![[r#"
                episodes 3: This temporary placement, T1, has a reason for placement change, CARPL
            "#]],
        );
    }
}
