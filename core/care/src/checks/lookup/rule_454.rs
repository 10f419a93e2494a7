//! Rule 454, from 2025-26: the placement is no more than 350 miles from home. Exactly 999.9
//! is passed over, as the published rule does. Children who came to the country alone are not told
//! apart.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "454",
    says: "The placement is no more than 350 miles from home.",
    reads: &[(Episodes, "HOME_POST"), (Episodes, "PL_POST"), (PostcodeList, "PL_DISTANCE")],
    points_at: &["HOME_POST", "PL_POST"],
    in_force: Years::Published(2025, Years::LAST),
    weight: Weight::Look,
    remedy: "Check both postcodes; leave them if the child is placed that far away.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let Some(postcodes) = &checked.lists.postcodes else { return };
    for row in &checked.this.episodes {
        match postcodes.placement_distance(row) {
            Some(miles) if 3_500 < miles.tenths && miles.tenths != 9_999 => {
                found.at(row, format!("The placement is {miles} miles from home"));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    const TABLES: &str = "
            CHILD DECOM      HOME_POST PL_POST
            A     01/05/2025 AA11AA    AA11AB
            A     01/06/2025 AA11AA    AA11AC
            A     01/07/2025 AA11AA    AA11AD
            A     01/08/2025 -         AA11AC

            postcodes
            POSTCODE EASTING NORTHING
            AA11AA   0       0
            AA11AB   0       563255
            AA11AC   0       563416
            AA11AD   0       1609139
    ";

    #[test]
    fn a_tenth_more_than_350_miles_is_found() {
        check(
            "454",
            &format!("2025-26\n{TABLES}"),
            expect![[r#"
            episodes 2: The placement is 350.1 miles from home
        "#]],
        );
    }

    #[test]
    fn before_2025_26_it_is_not_among_the_rules() {
        check(
            "454",
            &format!("2024-25\n{TABLES}"),
            expect![[r#"
            not run: it is not among the rules for 2024-25
        "#]],
        );
    }
}
