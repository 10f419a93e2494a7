//! Rule 218: a placement in England that Ofsted registers has a URN, in every episode of the
//! collection’s year or later. Semi-independent living (H5) needs none to 2023-24, when rule 230
//! asks for one, and independent living (P2) none at all. Where the placement is, its postcode
//! says; of one that a list of postcodes does not place, the years to 2024-25 ask for nothing and
//! those from 2025-26 for a URN, as in the public validator.

use super::kinds::{not_registered, placement_named};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "218",
    says: "A placement in England that Ofsted registers has a URN.",
    reads: &[
        (Episodes, "DEC"),
        (Episodes, "PLACE"),
        (Episodes, "PL_POST"),
        (Episodes, "URN"),
        (PostcodeList, "PL_POST"),
    ],
    points_at: &["URN"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Enter the number Ofsted gives the placement.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let Some(postcodes) = &checked.lists.postcodes else { return };
    let year = checked.year().starts_in();
    let begins = checked.collection_begins();
    for row in checked.this.episodes.iter().filter(|row| row.urn.is_empty()) {
        let in_year = row.dec.is_blank() || row.dec.date().is_some_and(|ceased| begins <= ceased);
        let needs_none = not_registered(&row.place, year) || (row.place == "H5" && year < 2024);
        if !in_year || needs_none {
            continue;
        }
        let needs_one = match postcodes.placement_authority(row) {
            Some("SCO" | "WAL" | "NIR") => false,
            Some(_) => true,
            None => 2025 <= year,
        };
        if needs_one {
            let place = placement_named(&row.place);
            found.at(row, format!("No URN is recorded; placement: {place}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    const LIST: &str = "
        postcodes
        POSTCODE AUTHORITY
        CM11AA   E10000012
        CF11AA   W06000015
    ";

    const ROWS: &str = "
        CHILD DECOM PLACE PL_POST DEC URN
        A 01/05/2021 U4 CM11AA - -
        A 01/05/2021 U4 CM11AA - SC400001
        A 01/05/2021 U4 CF11AA - -
        A 01/05/2021 U4 QQ11AA - -
        A 01/05/2021 U4 - - -
        A 01/05/2021 - CM11AA - -
        B 01/05/2021 P1 CM11AA - -
        B 01/05/2021 H5 CM11AA - -
        B 01/05/2021 P2 CM11AA - -
        B 01/05/2021 Z1 CM11AA - -
        B 01/05/2021 Z11 CM11AA - -
    ";

    #[test]
    fn a_placement_in_england_without_a_urn_is_found() {
        check(
            "218",
            &format!("{ROWS}\n\n{LIST}"),
            expect![[r#"
            episodes 1: No URN is recorded; placement: U4 (foster with other carer, long-term)
            episodes 6: No URN is recorded; placement: not recorded
            episodes 11: No URN is recorded; placement: Z11 (other placement, group 1 of 4)
        "#]],
        );
    }

    #[test]
    fn semi_independent_living_needs_one_from_2024_25() {
        check(
            "218",
            &format!("2024-25\n{ROWS}\n\n{LIST}"),
            expect![[r#"
            episodes 1: No URN is recorded; placement: U4 (foster with other carer, long-term)
            episodes 6: No URN is recorded; placement: not recorded
            episodes 8: No URN is recorded; placement: H5 (semi-independent living, not a children’s home)
            episodes 9: No URN is recorded; placement: P2 (independent living)
            episodes 11: No URN is recorded; placement: Z11 (other placement, group 1 of 4)
        "#]],
        );
    }

    #[test]
    fn from_2025_26_a_placement_nobody_can_place_needs_one_too() {
        check(
            "218",
            &format!("2025-26\n{ROWS}\n\n{LIST}"),
            expect![[r#"
            episodes 1: No URN is recorded; placement: U4 (foster with other carer, long-term)
            episodes 4: No URN is recorded; placement: U4 (foster with other carer, long-term)
            episodes 5: No URN is recorded; placement: U4 (foster with other carer, long-term)
            episodes 6: No URN is recorded; placement: not recorded
            episodes 8: No URN is recorded; placement: H5 (semi-independent living, not a children’s home)
            episodes 9: No URN is recorded; placement: P2 (independent living)
            episodes 10: No URN is recorded; placement: Z1 (other placement)
        "#]],
        );
    }

    #[test]
    fn an_episode_that_ceased_before_the_year_is_passed_over() {
        let rows = "
            CHILD DECOM PLACE PL_POST DEC
            A 01/05/2021 U4 CM11AA 31/03/2022
            B 01/05/2021 U4 CM11AA 01/04/2022
            C 01/05/2021 U4 CM11AA 31/04/2022
        ";
        check(
            "218",
            &format!("{rows}\n\n{LIST}"),
            expect![[r#"
            episodes 2: No URN is recorded; placement: U4 (foster with other carer, long-term)
        "#]],
        );
    }

    #[test]
    fn without_a_list_of_postcodes_it_does_not_run() {
        check(
            "218",
            ROWS,
            expect![[r#"
            not run: it needs a list of postcodes, and none was loaded
        "#]],
        );
    }
}
