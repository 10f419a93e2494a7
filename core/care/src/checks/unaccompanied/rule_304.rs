//! Rule 304: the status of unaccompanied asylum-seeking child ceases by the eighteenth birthday.
//! The day itself passes. The date of birth is the UASC row’s own.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "304",
    says: "UASC status ceases by the eighteenth birthday.",
    reads: &[(Uasc, "DOB"), (Uasc, "DUC")],
    points_at: &["DOB", "DUC"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Correct the date of birth, or give the eighteenth birthday as DUC.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.uasc {
        let (Some(born), Some(ceased)) = (row.dob.date(), row.duc.date()) else { continue };
        let eighteenth = birthday(born, 18);
        if eighteenth < ceased {
            let title = format!(
                "UASC status ceased on {}, after the 18th birthday, {}",
                said(ceased),
                said(eighteenth),
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
    fn a_day_after_the_birthday_is_found_and_the_birthday_is_not() {
        check(
            "304",
            "
            UASC
            CHILD DOB DUC
            A 04/11/2004 05/11/2022
            B 04/11/2004 04/11/2022
            C - 05/11/2022
            D 04/11/2004 -
            E 29/02/2004 01/03/2022
            F 29/02/2004 02/03/2022
            ",
            expect![[r#"
                uasc 1: UASC status ceased on 5 November 2022, after the 18th birthday, 4 November 2022
                uasc 6: UASC status ceased on 2 March 2022, after the 18th birthday, 1 March 2022
            "#]],
        );
    }
}
