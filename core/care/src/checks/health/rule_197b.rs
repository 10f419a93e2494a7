//! Rule 197B: a child looked after all year whose fourth or seventeenth birthday falls in the year,
//! first and last day included, has an SDQ score or a reason for none.

use super::oc2::{all_year, sdq};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "197B",
    says: "A child who turns 4 or 17 in the year has an SDQ score or a reason for none.",
    reads: &[
        (Episodes, "DECOM"),
        (Episodes, "DEC"),
        (Episodes, "LS"),
        (Episodes, "REC"),
        (Episodes, "RNE"),
        (Oc2, "DOB"),
        (Oc2, "SDQ_REASON"),
        (Oc2, "SDQ_SCORE"),
    ],
    points_at: &["DOB", "SDQ_REASON"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Record the score if there is one, or in SDQ_REASON why not: SDQ1 says that the \
              child was outside the ages.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let year = checked.collection_begins()..=checked.collection_ends();
    for row in all_year(checked).filter(|row| sdq(row).is_none()) {
        let Some(born) = row.dob.date() else { continue };
        let ages = [4, 17].map(|age| (age, birthday(born, age)));
        if let Some((age, day)) = ages.into_iter().find(|(_, day)| year.contains(day)) {
            let title = format!(
                "Neither an SDQ score nor a reason for none of a child looked after all year who \
                 turned {age} on {}",
                said(day),
            );
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    const CARE: &str = "
        CHILD DECOM RNE LS REC DEC
        A 01/03/2021 S C2 - -
        B 01/03/2021 S C2 - -
        C 01/03/2021 S C2 - -
        D 01/03/2021 S C2 - -
        E 01/03/2021 S C2 - -
        F 01/03/2021 S C2 - -
        G 01/05/2022 S C2 - -
    ";

    #[test]
    fn a_birthday_on_the_first_or_the_last_day_is_in_the_year() {
        check(
            "197B",
            &format!(
                "{CARE}

                OC2
                CHILD DOB
                A 01/04/2018
                B 31/03/2018
                C 31/03/2019
                D 01/04/2019
                E 01/04/2005
                F 31/03/2006
                G 31/03/2006
                "
            ),
            expect![[r#"
                oc2 1: Neither an SDQ score nor a reason for none of a child looked after all year who turned 4 on 1 April 2022
                oc2 3: Neither an SDQ score nor a reason for none of a child looked after all year who turned 4 on 31 March 2023
                oc2 5: Neither an SDQ score nor a reason for none of a child looked after all year who turned 17 on 1 April 2022
                oc2 6: Neither an SDQ score nor a reason for none of a child looked after all year who turned 17 on 31 March 2023
            "#]],
        );
    }

    #[test]
    fn a_score_or_a_reason_is_enough() {
        check(
            "197B",
            &format!(
                "{CARE}

                OC2
                CHILD DOB SDQ_SCORE SDQ_REASON
                A 01/06/2018 12 -
                B 01/06/2018 - SDQ1
                C - - -
                "
            ),
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
