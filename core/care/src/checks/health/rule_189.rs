//! Rule 189: a child who was 17 before the year began has neither an SDQ score nor a reason for
//! none. One who turned 17 on 1 April itself is left to rule 197B, which asks for a score or reason
//! from those whose birthday falls in the year; the public validator does the same.

use super::oc2::sdq;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "189",
    says: "A child of 17 before the year began has nothing of the SDQ recorded.",
    reads: &[(Oc2, "DOB"), (Oc2, "SDQ_REASON"), (Oc2, "SDQ_SCORE")],
    points_at: &["DOB", "SDQ_REASON", "SDQ_SCORE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the date of birth; if it is right, leave SDQ_SCORE and SDQ_REASON blank.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.oc2 {
        let (Some(born), Some(recorded)) = (row.dob.date(), sdq(row)) else { continue };
        let seventeen = birthday(born, 17);
        if seventeen < checked.collection_begins() {
            let title =
                format!("Turned 17 on {}, before the year, but has {recorded}", said(seventeen));
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn seventeen_before_the_first_day_is_too_old() {
        check(
            "189",
            "
            OC2
            CHILD DOB SDQ_SCORE SDQ_REASON
            A 31/03/2005 12 -
            B 31/03/2005 - SDQ1
            C 01/04/2005 12 -
            D 31/03/2005 - -
            E - 12 SDQ1
            ",
            expect![[r#"
                oc2 1: Turned 17 on 31 March 2022, before the year, but has an SDQ score
                oc2 2: Turned 17 on 31 March 2022, before the year, but has a reason for no SDQ score
            "#]],
        );
    }
}
