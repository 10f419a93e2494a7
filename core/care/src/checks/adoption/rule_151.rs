//! Rule 151: the particulars of an adoption are all given, or all left blank. What cannot be read
//! counts as given: rules 112 to 114 and 175 to 177 say that it cannot.

use super::details;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "151",
    says: "The particulars of an adoption are all given, or all blank.",
    reads: &[
        (Ad1, "DATE_INT"),
        (Ad1, "DATE_MATCH"),
        (Ad1, "FOSTER_CARE"),
        (Ad1, "NB_ADOPTR"),
        (Ad1, "SEX_ADOPTR"),
        (Ad1, "LS_ADOPTR"),
    ],
    points_at: &["DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give what is missing if the child was adopted in the year; otherwise remove the row.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.ad1 {
        if (1..details::ALL).contains(&details::blank(row).count()) {
            let names = details::names_of_blank(row);
            found.at(row, format!("Part of this adoption is recorded, but not {names}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_part_left_out_is_found() {
        check(
            "151",
            "
            AD1
            CHILD DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR
            A 01/05/2022 01/06/2022 0 2 MF L11
            B 01/05/2022 01/06/2022 0 2 MF -
            C - - 0 - - -
            D - 01/06/2022 0 2 MF L11
            ",
            expect![[r#"
                ad1 2: Part of this adoption is recorded, but not LS_ADOPTR
                ad1 3: Part of this adoption is recorded, but not DATE_INT, DATE_MATCH, NB_ADOPTR, SEX_ADOPTR, LS_ADOPTR
                ad1 4: Part of this adoption is recorded, but not DATE_INT
            "#]],
        );
    }

    #[test]
    fn all_blank_passes_and_so_does_what_cannot_be_read() {
        check(
            "151",
            "
            AD1
            CHILD DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR
            A - - - - - -
            B 31/06/2022 soon 7 9 X X
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
