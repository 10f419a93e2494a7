//! Rule 164: the distance from home to placement is between 0.0 and 999.9 miles. Nowhere in the
//! country is further from anywhere else, so what is found is a list of postcodes gone wrong. Short
//! breaks and children who are or were unaccompanied asylum seekers are passed over; without the
//! UASC table nobody can say who is.

use crate::checks::index::short_break;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "164",
    says: "The distance from home to placement is less than a thousand miles.",
    reads: &[
        (Episodes, "HOME_POST"),
        (Episodes, "LS"),
        (Episodes, "PL_POST"),
        (Uasc, "CHILD"),
        (PostcodeList, "PL_DISTANCE"),
    ],
    points_at: &["HOME_POST", "PL_POST"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check both postcodes; if they are right, check the list of postcodes: its eastings \
             and northings are in metres.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let Some(postcodes) = &checked.lists.postcodes else { return };
    for child in checked.children().iter().filter(|child| !child.unaccompanied()) {
        for row in child.episode_rows.iter().filter(|row| !short_break(row)) {
            match postcodes.placement_distance(row) {
                Some(miles) if 9_999 < miles.tenths => {
                    found.at(*row, format!("The placement is {miles} miles from home"));
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    const ROWS: &str = "
            CHILD DECOM      LS HOME_POST PL_POST
            A     01/05/2022 C2 AA11AA    AA11AB
            A     01/06/2022 C2 AA11AA    AA11AC
            A     01/07/2022 V3 AA11AA    AA11AC
            A     01/08/2022 C2 AA11AA    ZZ11AA
            B     01/05/2022 C2 AA11AA    AA11AC
            C     01/05/2022 C2 AA11AA    AA11AC

            postcodes
            POSTCODE EASTING NORTHING
            AA11AA   0       0
            AA11AB   1609138 0
            AA11AC   1609300 0
    ";

    #[test]
    fn a_thousand_miles_is_found_and_a_tenth_less_is_not() {
        let uasc = "UASC\nCHILD DOB\nB 01/01/2006\n\nlast year\nUASC\nCHILD DOB\nC 01/01/2006";
        check(
            "164",
            &format!("{ROWS}\n\n{uasc}"),
            expect![[r#"
            episodes 2: The placement is 1000.0 miles from home
        "#]],
        );
    }

    #[test]
    fn without_the_uasc_table_it_is_not_run() {
        check(
            "164",
            ROWS,
            expect![[r#"
            not run: the UASC table was not sent
        "#]],
        );
    }
}
