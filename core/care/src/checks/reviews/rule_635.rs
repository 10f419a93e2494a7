//! Rule 635: an authority and a date go with a previous permanence option: with Z1, none before,
//! there is neither. The public validator finds them where the option is blank, and the wording
//! where it is Z1; both are found here.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "635",
    says: "Where there was no permanence before (Z1), no authority or date is given.",
    reads: &[
        (PreviousPermanence, "PREV_PERM"),
        (PreviousPermanence, "LA_PERM"),
        (PreviousPermanence, "DATE_PERM"),
    ],
    points_at: &["DATE_PERM", "LA_PERM", "PREV_PERM"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Enter the option there was, P1 to P4, or take the authority and the date out.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.previous_permanence {
        let what = match (row.la_perm.is_empty(), row.date_perm.is_empty()) {
            (true, true) => continue,
            (false, false) => "An authority and a date",
            (false, true) => "An authority",
            (true, false) => "A date",
        };
        match row.prev_perm.as_str() {
            "Z1" => found.at(row, format!("{what}, but no permanence before (Z1)")),
            "" => found.at(row, format!("{what}, but no permanence option")),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_authority_or_a_date_without_an_option_is_found() {
        check(
            "635",
            "
            PrevPerm
            CHILD PREV_PERM LA_PERM DATE_PERM
            A Z1 - -
            B Z1 881 01/02/2012
            C Z1 - ZZ/ZZ/ZZZZ
            D - 881 -
            E P1 881 01/02/2012
            F - - -
            ",
            expect![[r#"
                prevperm 2: An authority and a date, but no permanence before (Z1)
                prevperm 3: A date, but no permanence before (Z1)
                prevperm 4: An authority, but no permanence option
            "#]],
        );
    }

    #[test]
    fn an_option_with_its_authority_and_date_is_right() {
        check(
            "635",
            "
            PrevPerm
            CHILD PREV_PERM LA_PERM DATE_PERM
            A P2 881 01/02/2012
            B P4 - -
            C P9 881 -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
