//! Rule INT06: every child of the OC3 table is in the Header. A row that names no child is found
//! too: no Header row can be its own.

use super::compared::without_header;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "INT06",
    says: "Every child with a care leaver’s row has a row in the Header.",
    reads: &[(Oc3, "CHILD"), (Header, "CHILD")],
    points_at: &["CHILD"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Add the child’s Header row, or correct the number on this care leaver’s row if \
              the Header writes it otherwise.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    without_header(checked, found, &checked.this.oc3, |child| &child.oc3);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn each_row_of_a_child_the_header_lacks_is_found() {
        check(
            "INT06",
            "
            OC3
            CHILD IN_TOUCH
            A YES
            B YES
            B YES

            CHILD SEX
            A 1
            ",
            expect![[r#"
                oc3 2: This child is in the OC3 table and not in the Header
                oc3 3: This child is in the OC3 table and not in the Header
            "#]],
        );
    }

    #[test]
    fn a_row_that_names_no_child_is_found_whatever_the_header_holds() {
        check(
            "INT06",
            "
            OC3
            CHILD IN_TOUCH
            - YES

            CHILD SEX
            - 1
            ",
            expect![[r#"
                oc3 1: This OC3 row names no child, so the Header cannot have it
            "#]],
        );
    }
}
