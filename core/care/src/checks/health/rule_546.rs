//! Rule 546: a child aged five or over on 31 March has nothing recorded of health checks. It looks
//! at children looked after all year; rule 190 speaks of the others.

use super::oc2::all_year;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "546",
    says: "A child of five or over at the end of the year has no answer about health checks.",
    reads: &[
        (Episodes, "DECOM"),
        (Episodes, "DEC"),
        (Episodes, "LS"),
        (Episodes, "REC"),
        (Episodes, "RNE"),
        (Oc2, "DOB"),
        (Oc2, "HEALTH_CHECK"),
    ],
    points_at: &["DOB", "HEALTH_CHECK"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the date of birth; if it is right, leave HEALTH_CHECK blank.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in all_year(checked).filter(|row| !row.health_check.is_empty()) {
        let Some(born) = row.dob.date() else { continue };
        let five = birthday(born, 5);
        if five <= checked.collection_ends() {
            let title =
                format!("Turned 5 on {}, but HEALTH_CHECK holds {}", said(five), row.health_check);
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn five_on_the_last_day_is_too_old() {
        check(
            "546",
            "
            CHILD DECOM RNE LS REC DEC
            A 01/03/2021 S C2 - -
            B 01/03/2021 S C2 - -
            C 01/03/2021 S C2 - -
            D 01/05/2022 S C2 - -
            E 01/03/2021 S C2 - -

            OC2
            CHILD DOB HEALTH_CHECK
            A 31/03/2018 0
            B 01/04/2018 1
            C 01/01/2010 -
            D 01/01/2010 1
            E - 1
            ",
            expect![[r#"
                oc2 1: Turned 5 on 31 March 2023, but HEALTH_CHECK holds 0
            "#]],
        );
    }
}
