//! Rule 383: from a temporary placement a child goes back to the one before it, by a change of
//! placement (P). From 2025-26 to the same postcode too. Read where there is an episode before the
//! temporary one and another after it. Blank equals blank, and postcodes are compared without
//! their spaces; to the public validator a blank is never the same as a blank.

use super::kinds::{placement_named, same_postcode};
use crate::checks::index::temporary;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "383",
    says: "After a temporary placement a child goes back to the placement before it.",
    reads: &[(Episodes, "DECOM"), (Episodes, "PLACE"), (Episodes, "PL_POST"), (Episodes, "RNE")],
    points_at: &["PLACE", "PL_POST", "RNE"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Enter the child’s usual placement after the temporary one, with reason P. A child \
              who moved on was not there for a time only: give that placement its own code.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let with_postcode = 2025 <= checked.year().starts_in();
    for child in checked.children() {
        for three in child.episodes.windows(3) {
            let [usual, between, after] = three else { continue };
            if !temporary(between) {
                continue;
            }
            let wrong = if after.place != usual.place {
                format!(
                    "the placement is {}, where before it was {}",
                    placement_named(&after.place),
                    placement_named(&usual.place),
                )
            } else if after.rne != "P" {
                let reason = if after.rne.is_empty() { "blank" } else { &after.rne };
                format!("the reason for new episode is {reason}, not P")
            } else if with_postcode && !same_postcode(&after.pl_post, &usual.pl_post) {
                "the placement’s postcode differs from the one before".to_owned()
            } else {
                continue;
            };
            let title = format!("After a temporary placement ({}) {wrong}", between.place);
            found.at(after.row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn another_placement_or_another_reason_is_found() {
        check(
            "383",
            "
            CHILD DECOM RNE PLACE
            A 01/05/2022 S U4
            A 01/06/2022 P T1
            A 01/07/2022 P K2
            A 01/08/2022 P T2
            A 01/09/2022 B K2
            B 01/05/2022 S -
            B 01/06/2022 P T1
            B 01/07/2022 P -
            ",
            expect![[r#"
                episodes 3: After a temporary placement (T1) the placement is K2 (children’s home), where before it was U4 (foster with other carer, long-term)
                episodes 5: After a temporary placement (T2) the reason for new episode is B, not P
            "#]],
        );
    }

    #[test]
    fn going_back_passes_and_so_do_two_episodes_alone() {
        check(
            "383",
            "
            CHILD DECOM RNE PLACE PL_POST
            A 01/05/2022 S U4 CM11AA
            A 01/06/2022 P T1 CM12AA
            A 01/07/2022 P U4 CM13AA
            B 01/05/2022 P T1 CM11AA
            B 01/06/2022 B U4 CM12AA
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn from_2025_26_the_postcode_is_the_same_too() {
        check(
            "383",
            "
            2025-26
            CHILD DECOM RNE PLACE PL_POST
            A 01/05/2025 S U4 CM11AA
            A 01/06/2025 P T1 -
            A 01/07/2025 P U4 CM13AA
            B 01/05/2025 S U4 -
            B 01/06/2025 P T1 CM11AA
            B 01/07/2025 P U4 -
            ",
            expect![[r#"
                episodes 3: After a temporary placement (T1) the placement’s postcode differs from the one before
            "#]],
        );
    }
}
