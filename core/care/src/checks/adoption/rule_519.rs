//! Rule 519: a civil partnership (L2) is recorded as a couple. A blank sex does not agree, and is
//! found.

use super::adopters::of_status;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "519",
    says: "Adopters of legal status L2 are recorded as a couple.",
    reads: &[(Ad1, "LS_ADOPTR"), (Ad1, "SEX_ADOPTR")],
    points_at: &["LS_ADOPTR", "SEX_ADOPTR"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give MM, FF or MF, or the legal status that the adopters have.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    of_status("L2", &["MM", "FF", "MF"], checked, found);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn any_other_sex_is_found_and_so_is_a_blank() {
        check(
            "519",
            "
            AD1
            CHILD LS_ADOPTR SEX_ADOPTR
            A L2 M1
            B L2 F1
            C L2 -
            D L2 X
            ",
            expect![[r#"
                ad1 1: Legal status L2 is a civil partnership, but the adopters’ sex is one man (M1)
                ad1 2: Legal status L2 is a civil partnership, but the adopters’ sex is one woman (F1)
                ad1 3: Legal status L2 is a civil partnership, but the adopters’ sex is blank
                ad1 4: Legal status L2 is a civil partnership, but the adopters’ sex is “X”
            "#]],
        );
    }

    #[test]
    fn a_sex_that_agrees_passes_and_another_legal_status_is_not_looked_at() {
        check(
            "519",
            "
            AD1
            CHILD LS_ADOPTR SEX_ADOPTR
            A L2 MM
            B L2 FF
            C L2 MF
            Y L0 MM
            Z - MM
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
