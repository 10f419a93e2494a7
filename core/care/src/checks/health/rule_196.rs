//! Rule 196: the reason for no SDQ score is one of the codes SDQ1 to SDQ5.

use crate::checks::codes::{List, is_unknown};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "196",
    says: "The reason for no SDQ score is one of the list’s codes.",
    reads: &[(Oc2, "SDQ_REASON")],
    points_at: &["SDQ_REASON"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Record one of SDQ1 to SDQ5, or leave it blank where there is a score.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.oc2 {
        if is_unknown(List::SdqReason, &row.sdq_reason) {
            found.at(row, format!("“{}” is not a reason for no SDQ score", row.sdq_reason));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_code_of_no_list_is_found_and_a_blank_is_not() {
        check(
            "196",
            "
            OC2
            CHILD SDQ_REASON
            A SDQ1
            B SDQ5
            C SDQ6
            D 2
            E -
            ",
            expect![[r#"
                oc2 3: “SDQ6” is not a reason for no SDQ score
                oc2 4: “2” is not a reason for no SDQ score
            "#]],
        );
    }
}
