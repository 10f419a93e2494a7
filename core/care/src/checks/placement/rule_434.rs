//! Rule 434: RNE L says that the legal status changed and the placement did not. Placement,
//! postcode, URN and provider are compared with the child’s previous episode; blank equals blank.

use crate::checks::index::placement;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "434",
    says: "With reason L the legal status changed and the placement did not.",
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
    remedy: "Correct what was entered, or give the reason that says what changed: P, T, B \
              or U.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for (previous, episode) in checked.neighbours().filter(|(_, episode)| episode.rne == "L") {
        let title = if placement(&episode) != placement(&previous) {
            "The reason is a change of legal status only (L), but the placement differs as well"
                .to_owned()
        } else if episode.ls == previous.ls {
            format!("The reason is a change of legal status (L), but it is still {}", episode.ls)
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
    fn a_status_that_did_not_change_is_found() {
        check(
            "434",
            "
            CHILD DECOM RNE LS PLACE PLACE_PROVIDER PL_POST URN
            A 01/05/2022 S V2 U4 PR1 CM11AA 123
            A 01/06/2022 L V2 U4 PR1 CM11AA 123
            ",
            expect![[r#"
                episodes 2: The reason is a change of legal status (L), but it is still V2
            "#]],
        );
    }

    #[test]
    fn a_placement_that_changed_as_well_is_found() {
        check(
            "434",
            "
            CHILD DECOM RNE LS PLACE PLACE_PROVIDER PL_POST URN
            A 01/05/2022 S V2 U4 PR1 CM11AA 123
            A 01/06/2022 L C2 U4 PR1 CM12AA 123
            A 01/07/2022 L C1 U4 PR1 CM12AA -
            ",
            expect![[r#"
                episodes 2: The reason is a change of legal status only (L), but the placement differs as well
                episodes 3: The reason is a change of legal status only (L), but the placement differs as well
            "#]],
        );
    }

    #[test]
    fn only_the_status_changed_passes() {
        check(
            "434",
            "
            CHILD DECOM RNE LS PLACE PLACE_PROVIDER PL_POST URN
            A 01/05/2022 S V2 U4 PR1 CM11AA -
            A 01/06/2022 L C2 U4 PR1 CM11AA -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
