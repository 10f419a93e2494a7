//! Rule 517: an unmarried couple of a man and a woman (L3) is recorded as MF. A blank sex does not
//! agree, and is found.

use super::adopters::of_status;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "517",
    says: "Adopters of legal status L3 are recorded as a man and a woman.",
    reads: &[(Ad1, "LS_ADOPTR"), (Ad1, "SEX_ADOPTR")],
    points_at: &["LS_ADOPTR", "SEX_ADOPTR"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give MF, or the legal status that the adopters have.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    of_status("L3", &["MF"], checked, found);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn any_other_sex_is_found_and_so_is_a_blank() {
        check(
            "517",
            "
            AD1
            CHILD LS_ADOPTR SEX_ADOPTR
            A L3 M1
            B L3 F1
            C L3 MM
            D L3 FF
            E L3 -
            F L3 X
            ",
            expect![[r#"
                ad1 1: Legal status L3 is an unmarried couple of a man and a woman, but the adopters’ sex is one man (M1)
                ad1 2: Legal status L3 is an unmarried couple of a man and a woman, but the adopters’ sex is one woman (F1)
                ad1 3: Legal status L3 is an unmarried couple of a man and a woman, but the adopters’ sex is two men (MM)
                ad1 4: Legal status L3 is an unmarried couple of a man and a woman, but the adopters’ sex is two women (FF)
                ad1 5: Legal status L3 is an unmarried couple of a man and a woman, but the adopters’ sex is blank
                ad1 6: Legal status L3 is an unmarried couple of a man and a woman, but the adopters’ sex is “X”
            "#]],
        );
    }

    #[test]
    fn a_sex_that_agrees_passes_and_another_legal_status_is_not_looked_at() {
        check(
            "517",
            "
            AD1
            CHILD LS_ADOPTR SEX_ADOPTR
            A L3 MF
            Y L0 MM
            Z - MM
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
