//! Rule 435: RNE P or T says that the placement changed and the legal status did not. The
//! placement is unchanged when type, postcode, URN and provider are all given and all as before: a
//! blank in both rows shows nothing.

use crate::checks::index::{Dated, or_blank, placement};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "435",
    says: "With reason P or T the placement changed and the legal status did not.",
    reads: &[
        (Episodes, "DECOM"),
        (Episodes, "LS"),
        (Episodes, "PLACE"),
        (Episodes, "PLACE_PROVIDER"),
        (Episodes, "PL_POST"),
        (Episodes, "RNE"),
        (Episodes, "URN"),
    ],
    points_at: &["LS", "PLACE", "PLACE_PROVIDER", "PL_POST", "URN"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Correct what was entered, or give the reason that says what changed: L, B or \
              U.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let moves = |row: &Dated| matches!(row.rne.as_str(), "P" | "T");
    for (previous, episode) in checked.neighbours().filter(|(_, episode)| moves(episode)) {
        let (now, before) = (placement(&episode), placement(&previous));
        let unchanged = now == before && now.iter().all(|value| !value.is_empty());
        let title = if episode.ls != previous.ls {
            format!(
                "The reason is a change of placement only ({}), but the legal status went from {} \
                 to {}",
                episode.rne,
                or_blank(&previous.ls),
                or_blank(&episode.ls),
            )
        } else if unchanged {
            format!("The reason is a change of placement ({}), but none differs", episode.rne)
        } else {
            continue;
        };
        found.at(episode.row, title);
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_status_that_changed_as_well_is_found() {
        check(
            "435",
            "
            CHILD DECOM RNE LS PLACE PLACE_PROVIDER PL_POST URN
            A 01/05/2022 S V2 U4 PR1 CM11AA 123
            A 01/06/2022 P C2 U6 PR4 CM12AA 124
            ",
            expect![[r#"
                episodes 2: The reason is a change of placement only (P), but the legal status went from V2 to C2
            "#]],
        );
    }

    #[test]
    fn a_placement_that_did_not_change_is_found() {
        check(
            "435",
            "
            CHILD DECOM RNE LS PLACE PLACE_PROVIDER PL_POST URN
            A 01/05/2022 S V2 U4 PR1 CM11AA 123
            A 01/06/2022 T V2 U4 PR1 CM11AA 123
            ",
            expect![[r#"
                episodes 2: The reason is a change of placement (T), but none differs
            "#]],
        );
    }

    #[test]
    fn blanks_do_not_show_that_nothing_changed() {
        check(
            "435",
            "
            CHILD DECOM RNE LS PLACE PLACE_PROVIDER PL_POST URN
            A 01/05/2022 S V2 U4 PR1 CM11AA -
            A 01/06/2022 P V2 U4 PR1 CM11AA -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn a_new_postcode_alone_is_a_change() {
        check(
            "435",
            "
            CHILD DECOM RNE LS PLACE PLACE_PROVIDER PL_POST URN
            A 01/05/2022 S V2 U4 PR1 CM11AA 123
            A 01/06/2022 P V2 U4 PR1 CM12AA 123
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
