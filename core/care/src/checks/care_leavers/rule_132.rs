//! Rule 132: a care leaver’s main activity is recorded, with one of the list’s codes. A blank is
//! found too; where the activity is not known the code is 0. F3 and P3, on the lists to 2020-21,
//! are noted by `code_from_another_year`, not here.

use crate::checks::codes::{List, is_unknown};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "132",
    says: "A care leaver’s activity is recorded with one of the list’s codes.",
    reads: &[(Oc3, "ACTIV")],
    points_at: &["ACTIV"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Record a code of the list, or 0 where the council does not know.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.oc3 {
        if row.activ.is_empty() {
            found.at(row, "No activity is recorded for this care leaver");
        } else if is_unknown(List::Activ, &row.activ) {
            found.at(row, format!("“{}” is not a code for activity", row.activ));
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
            "132",
            "
            OC3
            CHILD ACTIV
            A F1
            B G6
            C 0
            D 1
            E F6
            F -
            ",
            expect![[r#"
                oc3 4: “1” is not a code for activity
                oc3 5: “F6” is not a code for activity
                oc3 6: No activity is recorded for this care leaver
            "#]],
        );
    }

    #[test]
    fn a_code_of_another_years_list_is_left_to_its_own_check() {
        check(
            "132",
            "
            OC3
            CHILD ACTIV
            A F3
            B P3
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
