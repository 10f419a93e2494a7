//! Rule 436: RNE B or U says that the legal status and the placement both changed. Placement,
//! postcode, URN and provider are compared with the child’s previous episode; blank equals blank.

use crate::checks::index::{Dated, placement};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "436",
    says: "With reason B or U the legal status and the placement both changed.",
    reads: &[
        (Episodes, "DECOM"),
        (Episodes, "LS"),
        (Episodes, "PLACE"),
        (Episodes, "PLACE_PROVIDER"),
        (Episodes, "PL_POST"),
        (Episodes, "RNE"),
        (Episodes, "URN"),
    ],
    points_at: &["LS", "PLACE", "PLACE_PROVIDER", "PL_POST", "RNE", "URN"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Correct what was entered, or give the reason that says what changed: L, P or \
              T.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let both = |row: &Dated| matches!(row.rne.as_str(), "B" | "U");
    for (previous, episode) in checked.neighbours().filter(|(_, episode)| both(episode)) {
        let same = match (episode.ls == previous.ls, placement(&episode) == placement(&previous)) {
            (true, true) => "neither differs",
            (true, false) => "the legal status is as before",
            (false, true) => "the placement is as before",
            (false, false) => continue,
        };
        let title = format!(
            "The reason is a change of legal status and placement ({}), but {same}",
            episode.rne,
        );
        found.at(episode.row, title);
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn one_that_did_not_change_is_found() {
        check(
            "436",
            "
            CHILD DECOM RNE LS PLACE PLACE_PROVIDER PL_POST URN
            A 01/05/2022 S V2 U4 PR1 CM11AA -
            A 01/06/2022 B C2 U4 PR1 CM11AA -
            A 01/07/2022 U C2 U6 PR1 CM11AA -
            A 01/08/2022 B C2 U6 PR1 CM11AA -
            ",
            expect![[r#"
                episodes 2: The reason is a change of legal status and placement (B), but the placement is as before
                episodes 3: The reason is a change of legal status and placement (U), but the legal status is as before
                episodes 4: The reason is a change of legal status and placement (B), but neither differs
            "#]],
        );
    }

    #[test]
    fn both_changed_passes() {
        check(
            "436",
            "
            CHILD DECOM RNE LS PLACE PLACE_PROVIDER PL_POST URN
            A 01/05/2022 S V2 U4 PR1 CM11AA -
            A 01/06/2022 B C2 K2 PR4 CM12AA 124
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
