//! Rule 131: whether the council is in touch with a care leaver is recorded, with one of the
//! list’s codes. A blank is found too.

use crate::checks::codes::{List, is_unknown};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "131",
    says: "Whether the council is in touch is recorded with one of the list’s codes.",
    reads: &[(Oc3, "IN_TOUCH")],
    points_at: &["IN_TOUCH"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Record YES, NO, DIED, REFU, NREQ or RHOM.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.oc3 {
        if row.in_touch.is_empty() {
            found.at(row, "Not recorded whether the council is in touch with this care leaver");
        } else if is_unknown(List::InTouch, &row.in_touch) {
            found.at(row, format!("“{}” is not a code for being in touch", row.in_touch));
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
            "131",
            "
            OC3
            CHILD IN_TOUCH
            A YES
            B RHOM
            C REFUSE
            D 1
            E -
            ",
            expect![[r#"
                oc3 3: “REFUSE” is not a code for being in touch
                oc3 4: “1” is not a code for being in touch
                oc3 5: Not recorded whether the council is in touch with this care leaver
            "#]],
        );
    }
}
