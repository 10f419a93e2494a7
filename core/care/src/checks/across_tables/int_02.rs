//! Rule INT02: every child of the Placed for adoption table is in the Header. A row that names
//! no child is found too: no Header row can be its own.

use super::compared::without_header;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "INT02",
    says: "Every child with a decision to place for adoption has a row in the Header.",
    reads: &[(PlacedForAdoption, "CHILD"), (Header, "CHILD")],
    points_at: &["CHILD"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Add the child’s Header row, or correct the number on this decision to place for \
              adoption if the Header writes it otherwise.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    without_header(checked, found, &checked.this.placed_for_adoption, |child| {
        &child.placed_for_adoption
    });
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn each_row_of_a_child_the_header_lacks_is_found() {
        check(
            "INT02",
            "
            PlacedAdoption
            CHILD DATE_PLACED
            A 01/05/2022
            B 01/05/2022
            B 01/05/2022

            CHILD SEX
            A 1
            ",
            expect![[r#"
                placedadoption 2: This child is in the Placed for adoption table and not in the Header
                placedadoption 3: This child is in the Placed for adoption table and not in the Header
            "#]],
        );
    }

    #[test]
    fn a_row_that_names_no_child_is_found_whatever_the_header_holds() {
        check(
            "INT02",
            "
            PlacedAdoption
            CHILD DATE_PLACED
            - 01/05/2022

            CHILD SEX
            - 1
            ",
            expect![[r#"
                placedadoption 1: This Placed for adoption row names no child, so the Header cannot have it
            "#]],
        );
    }
}
