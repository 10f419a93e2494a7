//! Rule 133: a care leaver’s accommodation is recorded, with one of the list’s codes. A blank is
//! found too. S1 and X1 are not on the list: no fixed abode and custody are never suitable.

use crate::checks::codes::{List, is_unknown};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "133",
    says: "A care leaver’s accommodation is recorded with one of the list’s codes.",
    reads: &[(Oc3, "ACCOM")],
    points_at: &["ACCOM"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Record the letter of the accommodation with 1 (suitable) or 2 (not suitable), or \
              0 where the council does not know.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.oc3 {
        if row.accom.is_empty() {
            found.at(row, "No accommodation is recorded for this care leaver");
        } else if is_unknown(List::Accom, &row.accom) {
            found.at(row, format!("“{}” is not a code for accommodation", row.accom));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_code_of_no_list_and_a_blank_are_found() {
        check(
            "133",
            "
            OC3
            CHILD ACCOM
            A B1
            B Z2
            C 0
            D B
            E 1
            F -
            ",
            expect![[r#"
                oc3 4: “B” is not a code for accommodation
                oc3 5: “1” is not a code for accommodation
                oc3 6: No accommodation is recorded for this care leaver
            "#]],
        );
    }

    #[test]
    fn no_fixed_abode_and_custody_are_never_suitable() {
        check(
            "133",
            "
            OC3
            CHILD ACCOM
            A S1
            B S2
            C X1
            D X2
            ",
            expect![[r#"
                oc3 1: “S1” is not a code for accommodation
                oc3 3: “X1” is not a code for accommodation
            "#]],
        );
    }
}
