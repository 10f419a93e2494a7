//! Rule 231: an unaccompanied asylum seeker is eleven or older on the last day of the year; one who
//! turns eleven that day passes. The published rule reads a flag; in a CSV return the flag is a row
//! in the UASC table. The date of birth is the Header’s.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "231",
    says: "A child in the UASC table is at least eleven by the end of the year.",
    reads: &[(Header, "DOB"), (Uasc, "CHILD")],
    points_at: &["DOB"],
    in_force: Years::Published(2024, 2026),
    weight: Weight::Look,
    remedy: "Check the date of birth. If it is right, tell the DfE so in a bypass request.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children().iter().filter(|child| !child.uasc.is_empty()) {
        for row in &child.headers {
            let Some(born) = row.dob.date() else { continue };
            if checked.collection_ends() < birthday(born, 11) {
                let title =
                    format!("In the UASC table, but under 11 all year: born on {}", said(born));
                found.at(*row, title);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_asylum_seeker_under_eleven_is_found() {
        check(
            "231",
            "
            2024-25
            CHILD DOB
            A 01/04/2014
            B 31/03/2014
            C 01/04/2014
            D -

            UASC
            CHILD DUC
            A 01/04/2032
            B 31/03/2032
            D -
            ",
            expect![[r#"
                header 1: In the UASC table, but under 11 all year: born on 1 April 2014
            "#]],
        );
    }
}
