//! Rule INT05: every child of the OC2 table is in the Header. A row that names no child is found
//! too: no Header row can be its own.

use super::compared::without_header;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "INT05",
    says: "Every child with an OC2 row has a row in the Header.",
    reads: &[(Oc2, "CHILD"), (Header, "CHILD")],
    points_at: &["CHILD"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Add the child’s Header row, or correct the number on this OC2 row if the Header \
              writes it otherwise.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    without_header(checked, found, &checked.this.oc2, |child| &child.oc2);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn each_row_of_a_child_the_header_lacks_is_found() {
        check(
            "INT05",
            "
            OC2
            CHILD CONVICTED
            A 0
            B 0
            B 0

            CHILD SEX
            A 1
            ",
            expect![[r#"
                oc2 2: This child is in the OC2 table and not in the Header
                oc2 3: This child is in the OC2 table and not in the Header
            "#]],
        );
    }

    #[test]
    fn a_row_that_names_no_child_is_found_whatever_the_header_holds() {
        check(
            "INT05",
            "
            OC2
            CHILD CONVICTED
            - 0

            CHILD SEX
            - 1
            ",
            expect![[r#"
                oc2 1: This OC2 row names no child, so the Header cannot have it
            "#]],
        );
    }
}
