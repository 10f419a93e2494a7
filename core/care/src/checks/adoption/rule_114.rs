//! Rule 114: whether former foster carers adopted the child is recorded as 0 or 1. A blank is not
//! looked at here: rule 151 asks for it when the rest of the adoption is given.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "114",
    says: "Whether former foster carers adopted the child is recorded as 0 or 1.",
    reads: &[(Ad1, "FOSTER_CARE")],
    points_at: &["FOSTER_CARE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give 1 if the child’s former foster carers adopted the child, otherwise 0.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.ad1 {
        if !matches!(row.foster_care.as_str(), "" | "0" | "1") {
            found.at(
                row,
                format!(
                    "“{}” does not say whether former foster carers adopted the child",
                    row.foster_care
                ),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn what_is_neither_0_nor_1_is_found_and_a_blank_is_not() {
        check(
            "114",
            "
            AD1
            CHILD FOSTER_CARE
            A 0
            B 1
            C 3
            D 00
            E YES
            F -
            ",
            expect![[r#"
                ad1 3: “3” does not say whether former foster carers adopted the child
                ad1 4: “00” does not say whether former foster carers adopted the child
                ad1 5: “YES” does not say whether former foster carers adopted the child
            "#]],
        );
    }
}
