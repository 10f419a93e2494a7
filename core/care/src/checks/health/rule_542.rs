//! Rule 542: a child still under ten on 31 March has nothing recorded of convictions.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "542",
    says: "A child under ten at the end of the year has no answer about convictions.",
    reads: &[(Oc2, "CONVICTED"), (Oc2, "DOB")],
    points_at: &["CONVICTED"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the date of birth; if it is right, leave CONVICTED blank.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.oc2 {
        let Some(born) = row.dob.date() else { continue };
        let ten = birthday(born, 10);
        if checked.collection_ends() < ten && !row.convicted.is_empty() {
            let title = format!(
                "Turns 10 only on {}, after the year, but CONVICTED holds {}",
                said(ten),
                row.convicted,
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
    fn the_tenth_birthday_on_the_last_day_is_in_time() {
        check(
            "542",
            "
            OC2
            CHILD DOB CONVICTED
            A 31/03/2013 0
            B 01/04/2013 0
            C 01/04/2013 -
            D 31/02/2013 1
            ",
            expect![[r#"
                oc2 2: Turns 10 only on 1 April 2023, after the year, but CONVICTED holds 0
            "#]],
        );
    }
}
