//! Rule 406: a child who is or was unaccompanied and seeking asylum has no home in this country to
//! measure from, so no distance is reckoned. The guide works the distance out from both postcodes;
//! an episode is found where that can be done. Such a child is known by a row of the UASC table of
//! this return or last year’s.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "406",
    says: "No distance can be worked out for a child who is or was seeking asylum alone.",
    reads: &[
        (Episodes, "HOME_POST"),
        (Episodes, "PL_POST"),
        (PostcodeList, "HOME_POST"),
        (PostcodeList, "PL_POST"),
    ],
    points_at: &["HOME_POST", "PL_POST"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Leave the home postcode blank; or take the child out of the UASC table, if entered \
              there by mistake.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let Some(postcodes) = &checked.lists.postcodes else { return };
    for child in checked.children().iter().filter(|child| child.unaccompanied()) {
        for row in &child.episode_rows {
            if let Some(miles) = postcodes.placement_distance(row) {
                let title = format!(
                    "The postcodes give a distance, {miles} miles, but the child is or was \
                     seeking asylum alone"
                );
                found.at(*row, title);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_distance_for_a_child_seeking_asylum_alone_this_year_or_last_is_found() {
        check(
            "406",
            "
            CHILD DECOM HOME_POST PL_POST
            A 01/05/2022 CM11AA CO11AA
            A 01/06/2022 - CO11AA
            A 01/07/2022 QQ11AA CO11AA
            B 01/05/2022 CM11AA CO11AA
            C 01/05/2022 CM11AA CO11AA

            UASC
            CHILD DUC
            A -

            UASC
            last year
            CHILD DUC
            B -

            postcodes
            POSTCODE AUTHORITY EASTING NORTHING
            CM11AA   E10000012 570000  207000
            CO11AA   E10000012 600000  225000
            ",
            expect![[r#"
                episodes 1: The postcodes give a distance, 21.7 miles, but the child is or was seeking asylum alone
                episodes 4: The postcodes give a distance, 21.7 miles, but the child is or was seeking asylum alone
            "#]],
        );
    }
}
