//! Rule 103: ethnicity is recorded, with a code of the list.

use crate::checks::codes::{List, is_unknown};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "103",
    says: "Ethnicity is recorded with a code of the list.",
    reads: &[(Header, "ETHNIC")],
    points_at: &["ETHNIC"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Record one of the ethnicity codes; REFU if the family declined, NOBT if it is \
              not yet known.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.header {
        if row.ethnic.is_empty() {
            found.at(row, "No ethnicity is recorded for this child".to_owned());
        } else if is_unknown(List::Ethnic, &row.ethnic) {
            found.at(row, format!("“{}” is not an ethnicity code", row.ethnic));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_code_of_no_list_and_a_blank_are_found() {
        check(
            "103",
            "
            CHILD ETHNIC
            A WBRI
            B NOBT
            C WHITE
            D -
            ",
            expect![[r#"
                header 3: “WHITE” is not an ethnicity code
                header 4: No ethnicity is recorded for this child
            "#]],
        );
    }
}
