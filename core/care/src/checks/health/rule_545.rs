//! Rule 545: a child looked after all year and still under five on 31 March has an answer about
//! health checks.

use super::oc2::all_year;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "545",
    says: "A child under five looked after all year has an answer about health checks.",
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
    remedy: "Record in HEALTH_CHECK whether health surveillance is up to date: 0 or 1.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in all_year(checked).filter(|row| row.health_check.is_empty()) {
        let Some(born) = row.dob.date() else { continue };
        let five = birthday(born, 5);
        if checked.collection_ends() < five {
            let title = format!(
                "Turns 5 only on {} and was looked after all year, but HEALTH_CHECK is blank",
                said(five),
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
    fn the_fifth_birthday_on_the_last_day_is_no_longer_asked() {
        check(
            "545",
            "
            CHILD DECOM RNE LS REC DEC
            A 01/03/2021 S C2 - -
            B 01/03/2021 S C2 - -
            C 01/03/2021 S C2 - -
            D 01/05/2022 S C2 - -
            E 01/03/2021 S C2 - -

            OC2
            CHILD DOB HEALTH_CHECK
            A 31/03/2018 -
            B 01/04/2018 -
            C 01/04/2020 0
            D 01/04/2020 -
            E - -
            ",
            expect![[r#"
                oc2 2: Turns 5 only on 1 April 2023 and was looked after all year, but HEALTH_CHECK is blank
            "#]],
        );
    }
}
