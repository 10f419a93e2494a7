//! Rule 225: where one placement gives way to another, the episode that ends says why. It is asked
//! of an episode that ends with X1 before one begun by P, B, T or U, unless either of the two is a
//! temporary placement.

use crate::checks::index::temporary;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "225",
    says: "An episode that ends with a change of placement says why it changed.",
    reads: &[
        (Episodes, "DECOM"),
        (Episodes, "PLACE"),
        (Episodes, "REASON_PLACE_CHANGE"),
        (Episodes, "REC"),
        (Episodes, "RNE"),
    ],
    points_at: &["REASON_PLACE_CHANGE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Record why the placement changed, on the episode that ended.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for (episode, next) in checked.neighbours() {
        if episode.rec != "X1" || !episode.reason_place_change.is_empty() {
            continue;
        }
        let changed = matches!(next.rne.as_str(), "P" | "B" | "T" | "U");
        if changed && !temporary(&episode) && !temporary(&next) {
            let title = format!(
                "The placement changed on {} ({}), but this episode does not say why",
                said(next.began),
                next.rne,
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
    fn a_change_of_placement_without_a_reason_is_found() {
        check(
            "225",
            "
            CHILD DECOM RNE PLACE REC REASON_PLACE_CHANGE
            A 01/05/2022 S U4 X1 -
            A 01/06/2022 P K2 X1 CARPL
            A 01/07/2022 T U6 X1 -
            A 01/08/2022 U U5 E4A -
            ",
            expect![[r#"
                episodes 1: The placement changed on 1 June 2022 (P), but this episode does not say why
                episodes 3: The placement changed on 1 August 2022 (U), but this episode does not say why
            "#]],
        );
    }

    #[test]
    fn a_change_of_legal_status_an_end_and_another_child_need_none() {
        check(
            "225",
            "
            CHILD DECOM RNE PLACE REC REASON_PLACE_CHANGE
            A 01/05/2022 S U4 X1 -
            A 01/06/2022 L U4 E4A -
            A 01/07/2022 S U4 X1 -
            B 01/08/2022 P U4 - -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn a_temporary_placement_before_or_after_needs_none() {
        check(
            "225",
            "
            CHILD DECOM RNE PLACE REC REASON_PLACE_CHANGE
            A 01/05/2022 S U4 X1 -
            A 01/06/2022 P T1 X1 -
            A 01/07/2022 P U4 - -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
