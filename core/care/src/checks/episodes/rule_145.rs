//! Rule 145: the category of need is a code of some year’s list. A code of another year’s is noted
//! by `code_from_another_year`; a blank, by `needed_value_is_blank`.

use crate::checks::codes::{List, is_unknown};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "145",
    says: "The category of need is a code of the list.",
    reads: &[(Episodes, "CIN")],
    points_at: &["CIN"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Use N1 to N8.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.episodes {
        if is_unknown(List::Cin, &row.cin) {
            found.at(row, format!("“{}” is not a code for category of need", row.cin));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_code_of_no_list_is_found_and_a_blank_is_not() {
        check(
            "145",
            "
            CHILD DECOM CIN
            A 01/05/2022 N8
            A 02/05/2022 N9
            A 03/05/2022 -
            ",
            expect![[r#"
                episodes 2: “N9” is not a code for category of need
            "#]],
        );
    }
}
