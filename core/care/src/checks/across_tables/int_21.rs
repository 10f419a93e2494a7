//! Rule INT21: the UASC table gives a child the same sex as the Header. A blank disagrees with
//! nothing; with two Header rows, one that differs is enough.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "INT21",
    says: "The sex in the UASC table is the one in the Header.",
    reads: &[(Uasc, "SEX"), (Header, "SEX")],
    points_at: &["SEX"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Find out which of the two is right and correct the other.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        for row in child.uasc.iter().filter(|row| !row.sex.is_empty()) {
            let other = |sex: &&str| !sex.is_empty() && *sex != row.sex;
            if let Some(sex) = child.headers.iter().map(|header| header.sex.as_str()).find(other) {
                found.at(*row, format!("The sex is {} here and {sex} in the Header", row.sex));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn another_sex_than_the_headers_is_found() {
        check(
            "INT21",
            "
            UASC
            CHILD SEX
            A 1
            B 1

            CHILD SEX
            A 1
            B 2
            ",
            expect![[r#"
                uasc 2: The sex is 1 here and 2 in the Header
            "#]],
        );
    }

    #[test]
    fn a_blank_and_no_header_row_disagree_with_nothing() {
        check(
            "INT21",
            "
            UASC
            CHILD SEX
            A -
            B 1
            C 1

            CHILD SEX
            A 1
            B -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
