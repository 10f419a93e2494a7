//! Rule INT01: every child of the AD1 table is in the Header. A row that names no child is found
//! too: no Header row can be its own.

use super::compared::without_header;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "INT01",
    says: "Every child with an adoption has a row in the Header.",
    reads: &[(Ad1, "CHILD"), (Header, "CHILD")],
    points_at: &["CHILD"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Add the child’s Header row, or correct the number on this adoption if the Header \
              writes it otherwise.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    without_header(checked, found, &checked.this.ad1, |child| &child.ad1);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn each_row_of_a_child_the_header_lacks_is_found() {
        check(
            "INT01",
            "
            AD1
            CHILD FOSTER_CARE
            A 0
            B 0
            B 0

            CHILD SEX
            A 1
            ",
            expect![[r#"
                ad1 2: This child is in the AD1 table and not in the Header
                ad1 3: This child is in the AD1 table and not in the Header
            "#]],
        );
    }

    #[test]
    fn a_row_that_names_no_child_is_found_whatever_the_header_holds() {
        check(
            "INT01",
            "
            AD1
            CHILD FOSTER_CARE
            - 0

            CHILD SEX
            - 1
            ",
            expect![[r#"
                ad1 1: This AD1 row names no child, so the Header cannot have it
            "#]],
        );
    }
}
