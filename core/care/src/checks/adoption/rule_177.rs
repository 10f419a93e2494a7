//! Rule 177: the legal status of the adopters is recorded with a code of the list. A blank is not
//! looked at here: rule 151 asks for it when the rest of the adoption is given.

use crate::checks::codes::{List, is_unknown};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "177",
    says: "The legal status of the adopters is recorded with a code of the list.",
    reads: &[(Ad1, "LS_ADOPTR")],
    points_at: &["LS_ADOPTR"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give L0 for one adopter; L11, L12, L2, L3 or L4 for a couple.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.ad1 {
        if is_unknown(List::LsAdoptr, &row.ls_adoptr) {
            found.at(
                row,
                format!("“{}” is not a code for the legal status of the adopters", row.ls_adoptr),
            );
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
            "177",
            "
            AD1
            CHILD LS_ADOPTR
            A L0
            B L11
            C L12
            D L2
            E L3
            F L4
            G L1
            H 0
            I -
            ",
            expect![[r#"
                ad1 7: “L1” is not a code for the legal status of the adopters
                ad1 8: “0” is not a code for the legal status of the adopters
            "#]],
        );
    }
}
