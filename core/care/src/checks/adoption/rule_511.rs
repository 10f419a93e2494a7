//! Rule 511: two adopters are not recorded with the sex of one. Only this way round is looked at:
//! one adopter with the code of a couple is not.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "511",
    says: "Two adopters are recorded with the sex of a couple.",
    reads: &[(Ad1, "NB_ADOPTR"), (Ad1, "SEX_ADOPTR")],
    points_at: &["NB_ADOPTR", "SEX_ADOPTR"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Correct the number of adopters, or give MM, FF or MF for the couple.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.ad1 {
        if row.nb_adoptr == "2" && matches!(row.sex_adoptr.as_str(), "M1" | "F1") {
            let sex = &row.sex_adoptr;
            found.at(row, format!("There are two adopters, but their sex ({sex}) is that of one"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn two_adopters_with_the_sex_of_one_are_found() {
        check(
            "511",
            "
            AD1
            CHILD NB_ADOPTR SEX_ADOPTR
            A 2 M1
            B 2 F1
            C 2 MF
            ",
            expect![[r#"
                ad1 1: There are two adopters, but their sex (M1) is that of one
                ad1 2: There are two adopters, but their sex (F1) is that of one
            "#]],
        );
    }

    #[test]
    fn one_adopter_and_a_blank_are_not_looked_at() {
        check(
            "511",
            "
            AD1
            CHILD NB_ADOPTR SEX_ADOPTR
            A 1 MM
            B 2 -
            C - M1
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
