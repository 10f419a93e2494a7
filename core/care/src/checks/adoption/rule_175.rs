//! Rule 175: the number of adopters is 1 or 2. A blank is not looked at here: rule 151 asks for it
//! when the rest of the adoption is given.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "175",
    says: "The number of adopters is 1 or 2.",
    reads: &[(Ad1, "NB_ADOPTR")],
    points_at: &["NB_ADOPTR"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give 1 for one adopter or 2 for a couple.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.ad1 {
        if !matches!(row.nb_adoptr.as_str(), "" | "1" | "2") {
            found.at(row, format!("“{}” is not a number of adopters", row.nb_adoptr));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn what_is_neither_1_nor_2_is_found_and_a_blank_is_not() {
        check(
            "175",
            "
            AD1
            CHILD NB_ADOPTR
            A 1
            B 2
            C 3
            D 11
            E YES
            F -
            ",
            expect![[r#"
                ad1 3: “3” is not a number of adopters
                ad1 4: “11” is not a number of adopters
                ad1 5: “YES” is not a number of adopters
            "#]],
        );
    }
}
