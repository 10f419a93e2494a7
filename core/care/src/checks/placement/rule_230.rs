//! Rule 230, of 2023-24 alone: semi-independent living in England, H5, has a URN once it goes on
//! after 28 October 2023, and seven Xs are none. An episode that ceased that day is in order. A
//! placement that a list of postcodes does not place is passed over.

use crate::checks::prelude::*;
use definitions::Date;

pub(super) static RULE: Rule = Rule {
    number: "230",
    says: "Semi-independent living in England, H5, has a URN after 28 October 2023.",
    reads: &[
        (Episodes, "DEC"),
        (Episodes, "PLACE"),
        (Episodes, "PL_POST"),
        (Episodes, "URN"),
        (PostcodeList, "PL_POST"),
    ],
    points_at: &["DEC", "PLACE", "URN"],
    in_force: Years::Published(2023, 2023),
    weight: Weight::Look,
    remedy: "Enter the number Ofsted gives the supported accommodation, or the day the placement \
              ended.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let Some(postcodes) = &checked.lists.postcodes else { return };
    let last = Date::constant(2023, 10, 28);
    for row in checked.this.episodes.iter().filter(|row| row.place == "H5") {
        let over = row.dec.date().is_some_and(|ceased| ceased <= last);
        let has_urn = !row.urn.is_empty() && row.urn != "XXXXXXX";
        let in_england = |authority: &str| !matches!(authority, "SCO" | "WAL" | "NIR");
        if !over && !has_urn && postcodes.placement_authority(row).is_some_and(in_england) {
            let urn = if row.urn.is_empty() { "no URN" } else { "XXXXXXX for a URN" };
            let title = format!("Semi-independent living (H5) after {} has {urn}", said(last));
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_placement_in_england_that_goes_on_after_the_day_without_a_urn_is_found() {
        check(
            "230",
            "
            2023-24
            CHILD DECOM PLACE PL_POST DEC URN
            A 01/05/2023 H5 CM11AA - -
            B 01/05/2023 H5 CM11AA 29/10/2023 XXXXXXX
            C 01/05/2023 H5 CM11AA 28/10/2023 -
            D 01/05/2023 H5 CM11AA - SC400001
            E 01/05/2023 H5 CF11AA - -
            F 01/05/2023 H5 - - -
            G 01/05/2023 K2 CM11AA - -

            postcodes
            POSTCODE AUTHORITY
            CM11AA   E10000012
            CF11AA   W06000015
            ",
            expect![[r#"
                episodes 1: Semi-independent living (H5) after 28 October 2023 has no URN
                episodes 2: Semi-independent living (H5) after 28 October 2023 has XXXXXXX for a URN
            "#]],
        );
    }
}
