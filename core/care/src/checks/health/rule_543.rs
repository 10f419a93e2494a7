//! Rule 543: a child looked after all year and aged ten or over on 31 March has an answer about
//! convictions. The public validator passes over a tenth birthday on 31 March itself; the wording,
//! and rule 542, count that child as ten.

use super::oc2::all_year;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "543",
    says: "A child of ten or over looked after all year has an answer about convictions.",
    reads: &[
        (Episodes, "DECOM"),
        (Episodes, "DEC"),
        (Episodes, "LS"),
        (Episodes, "REC"),
        (Episodes, "RNE"),
        (Oc2, "CONVICTED"),
        (Oc2, "DOB"),
    ],
    points_at: &["CONVICTED", "DOB"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Record in CONVICTED whether the child was convicted in the year: 0 or 1.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in all_year(checked).filter(|row| row.convicted.is_empty()) {
        let Some(born) = row.dob.date() else { continue };
        let ten = birthday(born, 10);
        if ten <= checked.collection_ends() {
            let title = format!(
                "Turned 10 on {} and was looked after all year, but CONVICTED is blank",
                said(ten),
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
    fn ten_on_the_last_day_is_asked() {
        check(
            "543",
            "
            CHILD DECOM RNE LS REC DEC
            A 01/03/2021 S C2 - -
            B 01/03/2021 S C2 - -
            C 01/03/2021 S C2 - -
            D 01/05/2022 S C2 - -
            E 01/03/2021 S C2 - -

            OC2
            CHILD DOB CONVICTED
            A 31/03/2013 -
            B 01/04/2013 -
            C 01/01/2010 0
            D 01/01/2010 -
            E - -
            ",
            expect![[r#"
                oc2 1: Turned 10 on 31 March 2023 and was looked after all year, but CONVICTED is blank
            "#]],
        );
    }
}
