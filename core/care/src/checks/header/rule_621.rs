//! Rule 621: a mother was born before her child. The same day is found too. Both dates are needed:
//! the public validator also finds a row whose own date of birth is missing, of which nothing can
//! be said here.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "621",
    says: "A mother was born before her child.",
    reads: &[(Header, "DOB"), (Header, "MC_DOB")],
    points_at: &["DOB", "MC_DOB"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Correct one of the two: MC_DOB is her child’s date of birth, not her own.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.header {
        let (Some(born), Some(child)) = (row.dob.date(), row.mc_dob.date()) else { continue };
        if child <= born {
            let title = match child == born {
                true => format!("Born on {}, the same day as her child", said(born)),
                false => format!("Born on {}, after her child on {}", said(born), said(child)),
            };
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_mother_not_older_than_her_child_is_found() {
        check(
            "621",
            "
            CHILD DOB MC_DOB
            A 01/05/2006 30/04/2006
            B 01/05/2006 01/05/2006
            C 01/05/2006 01/05/2022
            D - 01/05/2022
            E 01/05/2006 -
            ",
            expect![[r#"
                header 1: Born on 1 May 2006, after her child on 30 April 2006
                header 2: Born on 1 May 2006, the same day as her child
            "#]],
        );
    }
}
