//! Rule 520: a married couple of a man and a woman (L11) is recorded as MF; anything else is
//! found, not only a couple of one sex. A blank sex does not agree, and is found.

use super::adopters::of_status;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "520",
    says: "Adopters of legal status L11 are recorded as a man and a woman.",
    reads: &[(Ad1, "LS_ADOPTR"), (Ad1, "SEX_ADOPTR")],
    points_at: &["LS_ADOPTR", "SEX_ADOPTR"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give MF, or the legal status that the adopters have.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    of_status("L11", &["MF"], checked, found);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn any_other_sex_is_found_and_so_is_a_blank() {
        check(
            "520",
            "
            AD1
            CHILD LS_ADOPTR SEX_ADOPTR
            A L11 M1
            B L11 F1
            C L11 MM
            D L11 FF
            E L11 -
            F L11 X
            ",
            expect![[r#"
                ad1 1: Legal status L11 is a married couple of a man and a woman, but the adopters’ sex is one man (M1)
                ad1 2: Legal status L11 is a married couple of a man and a woman, but the adopters’ sex is one woman (F1)
                ad1 3: Legal status L11 is a married couple of a man and a woman, but the adopters’ sex is two men (MM)
                ad1 4: Legal status L11 is a married couple of a man and a woman, but the adopters’ sex is two women (FF)
                ad1 5: Legal status L11 is a married couple of a man and a woman, but the adopters’ sex is blank
                ad1 6: Legal status L11 is a married couple of a man and a woman, but the adopters’ sex is “X”
            "#]],
        );
    }

    #[test]
    fn a_sex_that_agrees_passes_and_another_legal_status_is_not_looked_at() {
        check(
            "520",
            "
            AD1
            CHILD LS_ADOPTR SEX_ADOPTR
            A L11 MF
            Y L0 MM
            Z - MM
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
