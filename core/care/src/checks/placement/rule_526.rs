//! Rule 526: a placement has a provider, unless it is a temporary one (T0 to T4) or another one (Z1,
//! from 2025-26 Z11 to Z14). A blank placement is of no such kind.

use super::kinds::{placement_named, remaining};
use crate::checks::index::temporary;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "526",
    says: "A placement has a provider, unless it is temporary (T) or of another kind (Z).",
    reads: &[(Episodes, "PLACE"), (Episodes, "PLACE_PROVIDER")],
    points_at: &["PLACE", "PLACE_PROVIDER"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Record who provides the placement, PR0 to PR5.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let year = checked.year().starts_in();
    for row in checked.this.episodes.iter().filter(|row| row.place_provider.is_empty()) {
        if !temporary(row) && !remaining(&row.place, year) {
            let place = placement_named(&row.place);
            found.at(row, format!("No provider is recorded; placement: {place}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    const ROWS: &str = "
        CHILD DECOM PLACE PLACE_PROVIDER
        A 01/05/2022 U4 -
        A 01/06/2022 - -
        A 01/07/2022 U4 PR1
        A 01/08/2022 T4 -
        A 01/09/2022 Z1 -
        A 01/10/2022 Z14 -
    ";

    #[test]
    fn a_placement_without_a_provider_is_found() {
        check(
            "526",
            ROWS,
            expect![[r#"
            episodes 1: No provider is recorded; placement: U4 (foster with other carer, long-term)
            episodes 2: No provider is recorded; placement: not recorded
            episodes 6: No provider is recorded; placement: Z14 (other placement, group 4 of 4)
        "#]],
        );
    }

    #[test]
    fn from_2025_26_the_other_placements_are_z11_to_z14() {
        check(
            "526",
            &format!("2025-26\n{ROWS}"),
            expect![[r#"
            episodes 1: No provider is recorded; placement: U4 (foster with other carer, long-term)
            episodes 2: No provider is recorded; placement: not recorded
            episodes 5: No provider is recorded; placement: Z1 (other placement)
        "#]],
        );
    }
}
