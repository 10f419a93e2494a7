//! Rule 188: a child still under four on 31 March has neither an SDQ score nor a reason for none.

use super::oc2::sdq;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "188",
    says: "A child under four at the end of the year has nothing of the SDQ recorded.",
    reads: &[(Oc2, "DOB"), (Oc2, "SDQ_REASON"), (Oc2, "SDQ_SCORE")],
    points_at: &["SDQ_REASON", "SDQ_SCORE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the date of birth; if it is right, leave SDQ_SCORE and SDQ_REASON blank.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.oc2 {
        let (Some(born), Some(recorded)) = (row.dob.date(), sdq(row)) else { continue };
        let four = birthday(born, 4);
        if checked.collection_ends() < four {
            let title =
                format!("Turns 4 only on {}, after the year, but has {recorded}", said(four));
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn the_fourth_birthday_on_the_last_day_is_in_time() {
        check(
            "188",
            "
            OC2
            CHILD DOB SDQ_SCORE SDQ_REASON
            A 31/03/2019 12 -
            B 01/04/2019 12 -
            C 01/04/2019 - SDQ1
            D 01/04/2021 12 SDQ1
            E 01/04/2021 - -
            F - 12 -
            ",
            expect![[r#"
                oc2 2: Turns 4 only on 1 April 2023, after the year, but has an SDQ score
                oc2 3: Turns 4 only on 1 April 2023, after the year, but has a reason for no SDQ score
                oc2 4: Turns 4 only on 1 April 2025, after the year, but has an SDQ score and a reason for none
            "#]],
        );
    }

    #[test]
    fn born_on_a_leap_day_the_birthday_is_one_too() {
        check(
            "188",
            "
            2023-24
            OC2
            CHILD DOB SDQ_SCORE
            A 29/02/2020 12
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
