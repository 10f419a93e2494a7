//! Rule 1015: a child in the authority’s own provision (PR1) is in the authority’s own area.
//! Fostering, adoption and short breaks are passed over, as is a row without a placement or a
//! legal status. A postcode whose authority is not known is not the authority’s own.

use super::shared::told;
use crate::checks::index::short_break;
use crate::checks::placement::kinds::{for_adoption, foster};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "1015",
    says: "A child in the authority’s own provision is in the authority’s own area.",
    reads: &[
        (Episodes, "LS"),
        (Episodes, "PLACE"),
        (Episodes, "PLACE_PROVIDER"),
        (Episodes, "PL_POST"),
        (PostcodeList, "PL_LA"),
        (OwnAuthority, "LA_CODE"),
    ],
    points_at: &["PLACE_PROVIDER", "PL_POST"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the placement’s postcode and the provider code; leave them if your own \
             provision stands in another area.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let lists = &checked.lists;
    let Some((postcodes, own)) = lists.postcodes.as_ref().zip(lists.authority) else { return };
    for row in checked.this.episodes.iter().filter(|row| row.place_provider == "PR1") {
        let family = for_adoption(&row.place) || foster(&row.place);
        if family || short_break(row) || row.place.is_empty() || row.ls.is_empty() {
            continue;
        }
        let placed = postcodes.placement_authority(row);
        if placed != Some(own.as_str()) {
            let title = format!(
                "The provider is the authority itself (PR1, {own}), but the placement’s postcode \
                 gives {}",
                told(placed),
            );
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    const LISTS: &str = "

            postcodes
            POSTCODE AUTHORITY
            CM11AA   E10000012
            CB11AA   E10000003
            CF11AA   W06000015
    ";

    #[test]
    fn own_provision_in_another_area_is_found() {
        check(
            "1015",
            &format!(
                "
            authority E10000012

            CHILD DECOM      LS PLACE PLACE_PROVIDER PL_POST
            A     01/05/2022 C2 K2    PR1            CM11AA
            A     01/06/2022 C2 K2    PR1            CB11AA
            A     01/07/2022 C2 K2    PR1            CF11AA
            A     01/08/2022 C2 K2    PR1            ZZ11AA
            A     01/09/2022 C2 K2    PR1            -{LISTS}"
            ),
            expect![[r#"
                episodes 2: The provider is the authority itself (PR1, E10000012), but the placement’s postcode gives E10000003
                episodes 3: The provider is the authority itself (PR1, E10000012), but the placement’s postcode gives WAL
                episodes 4: The provider is the authority itself (PR1, E10000012), but the placement’s postcode gives nothing
                episodes 5: The provider is the authority itself (PR1, E10000012), but the placement’s postcode gives nothing
            "#]],
        );
    }

    #[test]
    fn families_short_breaks_others_provision_and_blanks_are_passed_over() {
        check(
            "1015",
            &format!(
                "
            authority E10000012

            CHILD DECOM      LS PLACE PLACE_PROVIDER PL_POST
            A     01/05/2022 C2 U2    PR1            CB11AA
            A     01/06/2022 C2 A5    PR1            CB11AA
            A     01/07/2022 V3 K2    PR1            CB11AA
            A     01/08/2022 C2 K2    PR2            CB11AA
            A     01/09/2022 C2 -     PR1            CB11AA
            A     01/10/2022 -  K2    PR1            CB11AA
            A     01/11/2022 C2 K2    -              CB11AA{LISTS}"
            ),
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn what_is_missing_first_is_named() {
        let row = "CHILD DECOM LS PLACE PLACE_PROVIDER PL_POST\nA 01/05/2022 C2 K2 PR1 CB11AA";
        check(
            "1015",
            &format!("authority E10000012\n{row}"),
            expect![[r#"
            not run: it needs a list of postcodes, and none was loaded
        "#]],
        );
        check(
            "1015",
            &format!("{row}{LISTS}"),
            expect![[r#"
            not run: it needs the authority’s own code, and none was named
        "#]],
        );
    }
}
