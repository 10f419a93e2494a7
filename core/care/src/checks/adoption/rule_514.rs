//! Rule 514: a single adopter (legal status L0) has the sex of one person. A blank sex does not
//! agree, and is found.

use super::adopters::of_status;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "514",
    says: "Adopters of legal status L0 are recorded as one man or one woman.",
    reads: &[(Ad1, "LS_ADOPTR"), (Ad1, "SEX_ADOPTR")],
    points_at: &["LS_ADOPTR", "SEX_ADOPTR"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give M1 or F1, or the legal status of the couple.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    of_status("L0", &["M1", "F1"], checked, found);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn any_other_sex_is_found_and_so_is_a_blank() {
        check(
            "514",
            "
            AD1
            CHILD LS_ADOPTR SEX_ADOPTR
            A L0 MM
            B L0 FF
            C L0 MF
            D L0 -
            E L0 X
            ",
            expect![[r#"
                ad1 1: Legal status L0 is a single adopter, but the adopters’ sex is two men (MM)
                ad1 2: Legal status L0 is a single adopter, but the adopters’ sex is two women (FF)
                ad1 3: Legal status L0 is a single adopter, but the adopters’ sex is a man and a woman (MF)
                ad1 4: Legal status L0 is a single adopter, but the adopters’ sex is blank
                ad1 5: Legal status L0 is a single adopter, but the adopters’ sex is “X”
            "#]],
        );
    }

    #[test]
    fn a_sex_that_agrees_passes_and_another_legal_status_is_not_looked_at() {
        check(
            "514",
            "
            AD1
            CHILD LS_ADOPTR SEX_ADOPTR
            A L0 M1
            B L0 F1
            Y L2 M1
            Z - M1
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
