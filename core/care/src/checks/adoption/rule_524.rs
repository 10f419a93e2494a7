//! Rule 524: a married couple of one sex (L12) is recorded as MM or FF. A blank sex does not
//! agree, and is found.

use super::adopters::of_status;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "524",
    says: "Adopters of legal status L12 are recorded as two men or two women.",
    reads: &[(Ad1, "LS_ADOPTR"), (Ad1, "SEX_ADOPTR")],
    points_at: &["LS_ADOPTR", "SEX_ADOPTR"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give MM or FF, or the legal status that the adopters have.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    of_status("L12", &["MM", "FF"], checked, found);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn any_other_sex_is_found_and_so_is_a_blank() {
        check(
            "524",
            "
            AD1
            CHILD LS_ADOPTR SEX_ADOPTR
            A L12 M1
            B L12 F1
            C L12 MF
            D L12 -
            E L12 X
            ",
            expect![[r#"
                ad1 1: Legal status L12 is a married couple of one sex, but the adopters’ sex is one man (M1)
                ad1 2: Legal status L12 is a married couple of one sex, but the adopters’ sex is one woman (F1)
                ad1 3: Legal status L12 is a married couple of one sex, but the adopters’ sex is a man and a woman (MF)
                ad1 4: Legal status L12 is a married couple of one sex, but the adopters’ sex is blank
                ad1 5: Legal status L12 is a married couple of one sex, but the adopters’ sex is “X”
            "#]],
        );
    }

    #[test]
    fn a_sex_that_agrees_passes_and_another_legal_status_is_not_looked_at() {
        check(
            "524",
            "
            AD1
            CHILD LS_ADOPTR SEX_ADOPTR
            A L12 MM
            B L12 FF
            Y L0 MM
            Z - MM
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
