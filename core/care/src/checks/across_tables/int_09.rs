//! Rule INT09: every child of the UASC table is in the Header. A row that names no child is
//! found too: no Header row can be its own.

use super::compared::without_header;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "INT09",
    says: "Every child with a UASC row has a row in the Header.",
    reads: &[(Uasc, "CHILD"), (Header, "CHILD")],
    points_at: &["CHILD"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Add the child’s Header row, or correct the number on this UASC row if the Header \
              writes it otherwise.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    without_header(checked, found, &checked.this.uasc, |child| &child.uasc);
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn each_row_of_a_child_the_header_lacks_is_found() {
        check(
            "INT09",
            "
            UASC
            CHILD DUC
            A 01/05/2022
            B 01/05/2022
            B 01/05/2022

            CHILD SEX
            A 1
            ",
            expect![[r#"
                uasc 2: This child is in the UASC table and not in the Header
                uasc 3: This child is in the UASC table and not in the Header
            "#]],
        );
    }

    #[test]
    fn a_row_that_names_no_child_is_found_whatever_the_header_holds() {
        check(
            "INT09",
            "
            UASC
            CHILD DUC
            - 01/05/2022

            CHILD SEX
            - 1
            ",
            expect![[r#"
                uasc 1: This UASC row names no child, so the Header cannot have it
            "#]],
        );
    }
}
