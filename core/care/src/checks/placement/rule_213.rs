//! Rule 213: a temporary placement carries no provider, and nor, from 2025-26, does another
//! placement of the Z11 to Z14 kinds. The Z1 of earlier years may carry one or not.

use super::kinds::remaining;
use crate::checks::index::temporary;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "213",
    says: "A temporary or other placement carries no provider.",
    reads: &[(Episodes, "PLACE"), (Episodes, "PLACE_PROVIDER")],
    points_at: &["PLACE_PROVIDER"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Leave the provider blank for this placement.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let year = checked.year().starts_in();
    for row in &checked.this.episodes {
        let other = 2025 <= year && remaining(&row.place, year);
        if (temporary(row) || other) && !row.place_provider.is_empty() {
            let title = format!("Placement {} has a provider, {}", row.place, row.place_provider);
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_temporary_placement_with_a_provider_is_found() {
        check(
            "213",
            "
            CHILD DECOM PLACE PLACE_PROVIDER
            A 01/05/2022 T0 PR1
            A 02/05/2022 T4 -
            A 03/05/2022 U4 PR4
            A 04/05/2022 Z1 PR4
            A 05/05/2022 Z13 PR4
            ",
            expect![[r#"
                episodes 1: Placement T0 has a provider, PR1
            "#]],
        );
    }

    #[test]
    fn from_2025_26_the_four_other_placements_carry_none() {
        check(
            "213",
            "
            2025-26
            CHILD DECOM PLACE PLACE_PROVIDER
            A 01/05/2025 Z13 PR1
            A 02/05/2025 Z14 -
            ",
            expect![[r#"
                episodes 1: Placement Z13 has a provider, PR1
            "#]],
        );
    }
}
