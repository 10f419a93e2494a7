//! Rule 391: a care leaver of whom something is recorded was 17, 18, 19, 20 or 21 on some day of
//! the year. The public validator looks for those too young only; the wording ends at 21, so those
//! who were 22 by 1 April are found here too.

use crate::checks::index::says_care_leaver;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "391",
    says: "A care leaver was aged 17 to 21 on some day of the year.",
    reads: &[(Oc3, "ACCOM"), (Oc3, "ACTIV"), (Oc3, "DOB"), (Oc3, "IN_TOUCH")],
    points_at: &["ACCOM", "ACTIV", "DOB", "IN_TOUCH"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the date of birth; if it is right, remove the row.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.oc3.iter().filter(|row| says_care_leaver(row)) {
        let Some(born) = row.dob.date() else { continue };
        let (seventeen, twenty_two) = (birthday(born, 17), birthday(born, 22));
        if checked.collection_ends() < seventeen {
            found.at(row, format!("Turns 17 only on {}, after the year", said(seventeen)));
        } else if twenty_two <= checked.collection_begins() {
            found.at(row, format!("Turned 22 on {}, before any day of the year", said(twenty_two)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn seventeen_on_the_last_day_and_twenty_one_on_the_first_are_in_the_year() {
        check(
            "391",
            "
            OC3
            CHILD DOB IN_TOUCH ACTIV ACCOM
            A 31/03/2006 YES - -
            B 01/04/2006 YES - -
            C 01/04/2006 - - B1
            D 01/04/2006 - - -
            E 02/04/2000 YES - -
            F 01/04/2000 - F1 -
            G - YES - -
            ",
            expect![[r#"
                oc3 2: Turns 17 only on 1 April 2023, after the year
                oc3 3: Turns 17 only on 1 April 2023, after the year
                oc3 6: Turned 22 on 1 April 2022, before any day of the year
            "#]],
        );
    }
}
