//! Rule 176: the sex of the adopters is recorded with a code of the list. A blank is not looked at
//! here: rule 151 asks for it when the rest of the adoption is given.

use crate::checks::codes::{List, is_unknown};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "176",
    says: "The sex of the adopters is recorded with a code of the list.",
    reads: &[(Ad1, "SEX_ADOPTR")],
    points_at: &["SEX_ADOPTR"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give M1 or F1 for one adopter, MM, FF or MF for a couple.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.ad1 {
        if is_unknown(List::SexAdoptr, &row.sex_adoptr) {
            found
                .at(row, format!("“{}” is not a code for the sex of the adopters", row.sex_adoptr));
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
            "176",
            "
            AD1
            CHILD SEX_ADOPTR
            A M1
            B F1
            C MM
            D FF
            E MF
            F 1
            G FM
            H -
            ",
            expect![[r#"
                ad1 6: “1” is not a code for the sex of the adopters
                ad1 7: “FM” is not a code for the sex of the adopters
            "#]],
        );
    }
}
