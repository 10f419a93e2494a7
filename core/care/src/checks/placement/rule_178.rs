//! Rule 178: a provider, where one is given, is a code of the list, and the placement is of a kind
//! that has one. The kinds that have none are T0 to T4 and Z1; from 2025-26 the published list is
//! T0 to T3 and Z11 to Z14, so that T4 with a provider is left to rule 213.

use super::kinds::{placement_named, remaining};
use crate::checks::codes::{List, is_unknown};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "178",
    says: "A provider is a code of the list, given for a placement that has one.",
    reads: &[(Episodes, "PLACE"), (Episodes, "PLACE_PROVIDER")],
    points_at: &["PLACE_PROVIDER"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Use PR0 to PR5, and leave the provider blank for a temporary or other placement.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let year = checked.year().starts_in();
    for row in checked.this.episodes.iter().filter(|row| !row.place_provider.is_empty()) {
        if is_unknown(List::PlaceProvider, &row.place_provider) {
            found.at(row, format!("“{}” is not a code for a provider", row.place_provider));
        } else if has_no_provider(&row.place, year) {
            let title = format!(
                "Provider {} is given, but the placement is {}, which has none",
                row.place_provider,
                placement_named(&row.place),
            );
            found.at(row, title);
        }
    }
}

fn has_no_provider(place: &str, year: i16) -> bool {
    match place {
        "T0" | "T1" | "T2" | "T3" => true,
        "T4" => year < 2025,
        place => remaining(place, year),
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_code_of_no_list_and_a_provider_where_there_is_none_are_found() {
        check(
            "178",
            "
            CHILD DECOM PLACE PLACE_PROVIDER
            A 01/05/2022 U4 PR1
            A 01/06/2022 U4 PR6
            A 01/07/2022 T4 PR1
            A 01/08/2022 Z1 PR4
            A 01/09/2022 - PR4
            A 01/10/2022 U4 -
            A 01/11/2022 T4 -
            ",
            expect![[r#"
                episodes 2: “PR6” is not a code for a provider
                episodes 3: Provider PR1 is given, but the placement is T4 (temporary, other, up to seven days), which has none
                episodes 4: Provider PR4 is given, but the placement is Z1 (other placement), which has none
            "#]],
        );
    }

    #[test]
    fn from_2025_26_the_other_placements_are_z11_to_z14_and_t4_is_not_listed() {
        check(
            "178",
            "
            2025-26
            CHILD DECOM PLACE PLACE_PROVIDER
            A 01/05/2025 Z14 PR4
            A 01/06/2025 Z1 PR4
            A 01/07/2025 T4 PR4
            A 01/08/2025 T3 PR4
            ",
            expect![[r#"
                episodes 1: Provider PR4 is given, but the placement is Z14 (other placement, group 4 of 4), which has none
                episodes 4: Provider PR4 is given, but the placement is T3 (temporary, carer on holiday), which has none
            "#]],
        );
    }
}
