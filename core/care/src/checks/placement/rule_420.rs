//! Rule 420: short breaks, V3 or V4, have no authority of placement. The guide works it out from
//! the placement’s postcode; an episode is found where a list of postcodes has one for it.

use crate::checks::index::short_break;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "420",
    says: "Short breaks have no authority of placement.",
    reads: &[(Episodes, "LS"), (Episodes, "PL_POST"), (PostcodeList, "PL_POST")],
    points_at: &["LS", "PL_POST"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Leave the placement’s postcode blank, or correct the legal status.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let Some(postcodes) = &checked.lists.postcodes else { return };
    for row in checked.this.episodes.iter().filter(|row| short_break(row)) {
        if let Some(authority) = postcodes.placement_authority(row) {
            let title = format!(
                "An episode of short breaks ({}) has a placement postcode, which lies in \
                 {authority}",
                row.ls,
            );
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_placement_that_can_be_placed_in_short_breaks_is_found() {
        check(
            "420",
            "
            CHILD DECOM LS PL_POST
            A 01/05/2022 V3 CM11AA
            A 01/06/2022 V4 CF11AA
            A 01/07/2022 V3 QQ11AA
            A 01/08/2022 V3 -
            A 01/09/2022 V2 CM11AA

            postcodes
            POSTCODE AUTHORITY
            CM11AA   E10000012
            CF11AA   W06000015
            ",
            expect![[r#"
                episodes 1: An episode of short breaks (V3) has a placement postcode, which lies in E10000012
                episodes 2: An episode of short breaks (V4) has a placement postcode, which lies in WAL
            "#]],
        );
    }
}
