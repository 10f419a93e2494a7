//! Rule 179: the placement’s postcode says whether it is inside the authority’s area (PL_LOCATION).
//! Short breaks are passed over. A place outside the country is outside the area.

use crate::checks::index::short_break;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "179",
    says: "The placement’s postcode says whether it is inside or outside the authority.",
    reads: &[(Episodes, "LS"), (Episodes, "PL_POST"), (PostcodeList, "PL_LOCATION")],
    points_at: &["PL_POST"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Fill in or correct the placement’s postcode. If it is right, the list of postcodes \
             is older or newer than it.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let Some(postcodes) = &checked.lists.postcodes else { return };
    for row in checked.this.episodes.iter().filter(|row| !short_break(row)) {
        if !postcodes.has_placement_location(row) {
            let what = "whether the placement is inside the authority";
            found.at(
                row,
                match row.pl_post.is_empty() {
                    true => format!("Without a postcode nobody can say {what}"),
                    false => format!("The postcode {} does not say {what}", row.pl_post),
                },
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_postcode_that_lies_nowhere_known_is_found() {
        check(
            "179",
            "
            CHILD DECOM      LS PL_POST
            A     01/05/2022 C2 CM11AA
            A     01/06/2022 C2 ZZ11AA
            A     01/07/2022 C2 -
            A     01/08/2022 V3 -
            A     01/09/2022 V4 ZZ11AA
            B     01/06/2022 C2 JE11AA
            B     01/07/2022 C2 CM19ZZ

            postcodes
            POSTCODE AUTHORITY
            CM11AA   E10000012
            JE11AA   L99999999
            CM19ZZ   -
            ",
            expect![[r#"
                episodes 2: The postcode ZZ11AA does not say whether the placement is inside the authority
                episodes 3: Without a postcode nobody can say whether the placement is inside the authority
                episodes 7: The postcode CM19ZZ does not say whether the placement is inside the authority
            "#]],
        );
    }
}
