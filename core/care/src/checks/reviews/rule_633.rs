//! Rule 633: the authority that arranged a previous permanence is one of the DfE’s numbers of
//! authorities, 999 where it is not known, or WAL, SCO, NIR or NUK. The public validator has the
//! authorities of 2016; those that began in 2019, 2021 and 2023 are accepted here as well.

use crate::checks::codes::{List, is_unknown};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "633",
    says: "The authority that arranged a previous permanence is one of the codes.",
    reads: &[(PreviousPermanence, "LA_PERM")],
    points_at: &["LA_PERM"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Enter the three digits the DfE has for the authority (881 for Essex), 999 if it is \
              not known, or WAL, SCO, NIR or NUK outside England.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.previous_permanence {
        if is_unknown(List::LaPerm, &row.la_perm) {
            found.at(row, format!("“{}” is not an authority’s code", row.la_perm));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_code_of_no_authority_is_found_and_a_blank_is_not() {
        check(
            "633",
            "
            PrevPerm
            CHILD PREV_PERM LA_PERM
            A P1 881
            B P1 SCO
            C P1 176
            D P1 E10000012
            E P1 -
            F P1 941
            ",
            expect![[r#"
                prevperm 3: “176” is not an authority’s code
                prevperm 4: “E10000012” is not an authority’s code
            "#]],
        );
    }

    #[test]
    fn an_authority_since_merged_and_one_not_known_are_right() {
        check(
            "633",
            "
            PrevPerm
            CHILD PREV_PERM LA_PERM
            A P1 928
            B P1 999
            C P1 NUK
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
