//! Rule 392a: an episode has a distance from home to placement, so both its postcodes are filled in
//! and known. Short breaks and children who are or were unaccompanied asylum seekers are passed
//! over; without the UASC table nobody can say who is. One difference from the public validator: a
//! child in the UASC table is passed over even where the Header lacks the child.

use crate::checks::index::short_break;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "392a",
    says: "Both postcodes of an episode are known, so that the distance from home can be.",
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
    remedy: "Fill in or correct the postcode. A child who came to the country alone has no \
             distance: add the child to the UASC table.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let Some(postcodes) = &checked.lists.postcodes else { return };
    for child in checked.children().iter().filter(|child| !child.unaccompanied()) {
        for row in child.episode_rows.iter().filter(|row| !short_break(row)) {
            if postcodes.placement_distance(row).is_none() {
                let why = |which: &str, sent: &str| match sent.is_empty() {
                    true => Some(format!("the postcode of {which} is blank")),
                    false if postcodes.has(sent) => None,
                    false => Some(format!("the postcode of {which}, {sent}, is not on the list")),
                };
                let whys = [why("home", &row.home_post), why("the placement", &row.pl_post)];
                let whys: Vec<String> = whys.into_iter().flatten().collect();
                let why = match whys.is_empty() {
                    true => "the list has no place on the map for one of the postcodes".to_owned(),
                    false => whys.join(", and "),
                };
                found.at(*row, format!("The distance from home is not known: {why}"));
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
            A     01/05/2022 C2 CM11AA    CO11AA
            A     01/06/2022 C2 -         CO11AA
            A     01/07/2022 C2 CM11AA    ZZ11AA
            A     01/08/2022 C2 -         -
            A     01/09/2022 C2 CM11AA    JE11AA
            A     01/10/2022 V3 -         CO11AA
            A     01/11/2022 V4 -         CO11AA
            B     01/05/2022 C2 -         CO11AA
            C     01/05/2022 C2 -         CO11AA

            postcodes
            POSTCODE EASTING NORTHING
            CM11AA   570000  207000
            CO11AA   600000  225000
            JE11AA   -       -
    ";

    #[test]
    fn a_distance_that_cannot_be_known_is_found_with_why() {
        let uasc = "UASC\nCHILD DOB\nB 01/01/2006\n\nlast year\nUASC\nCHILD DOB\nC 01/01/2006";
        check(
            "392a",
            &format!("{ROWS}\n\n{uasc}"),
            expect![[r#"
                episodes 2: The distance from home is not known: the postcode of home is blank
                episodes 3: The distance from home is not known: the postcode of the placement, ZZ11AA, is not on the list
                episodes 4: The distance from home is not known: the postcode of home is blank, and the postcode of the placement is blank
                episodes 5: The distance from home is not known: the list has no place on the map for one of the postcodes
            "#]],
        );
    }

    #[test]
    fn without_the_uasc_table_it_is_not_run() {
        check(
            "392a",
            ROWS,
            expect![[r#"
            not run: the UASC table was not sent
        "#]],
        );
    }
}
