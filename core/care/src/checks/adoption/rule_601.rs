//! Rule 601: a child adopted in the year (REC E11 or E12) has every particular of the adoption.
//! The AD1 row and the episode are both named. A child with no AD1 row at all is not looked at.

use super::{details, in_year::adopted_in_year};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "601",
    says: "A child adopted in the year has every particular of the adoption in AD1.",
    reads: &[
        (Episodes, "DEC"),
        (Episodes, "REC"),
        (Ad1, "DATE_INT"),
        (Ad1, "DATE_MATCH"),
        (Ad1, "FOSTER_CARE"),
        (Ad1, "NB_ADOPTR"),
        (Ad1, "SEX_ADOPTR"),
        (Ad1, "LS_ADOPTR"),
    ],
    points_at: &[
        "REC",
        "DATE_INT",
        "DATE_MATCH",
        "FOSTER_CARE",
        "NB_ADOPTR",
        "SEX_ADOPTR",
        "LS_ADOPTR",
    ],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give what is missing, or correct the reason the episode ceased.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children().iter().filter(|child| !child.ad1.is_empty()) {
        found.at_clashes(&child.ad1, &child.episode_rows, |adoption, episode| {
            let lacking = details::blank(adoption).next().is_some();
            (lacking && adopted_in_year(checked, episode)).then(|| {
                let names = details::names_of_blank(adoption);
                format!(
                    "The child was adopted in the year ({}), but AD1 has no {names}",
                    episode.rec
                )
            })
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn what_is_blank_is_found_in_both_tables() {
        check(
            "601",
            "
            CHILD DECOM DEC REC
            A 01/05/2022 01/06/2022 E11
            B 01/05/2022 01/06/2022 E12
            C 01/05/2022 01/06/2022 E12

            AD1
            CHILD DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR
            A 01/02/2022 01/03/2022 0 2 MF -
            B - - - - - -
            C 01/02/2022 01/03/2022 0 2 MF L11
            ",
            expect![[r#"
                episodes 1: The child was adopted in the year (E11), but AD1 has no LS_ADOPTR
                episodes 2: The child was adopted in the year (E12), but AD1 has no particulars
                ad1 1: The child was adopted in the year (E11), but AD1 has no LS_ADOPTR
                ad1 2: The child was adopted in the year (E12), but AD1 has no particulars
            "#]],
        );
    }

    #[test]
    fn the_first_and_the_last_day_of_the_year_are_in_it() {
        check(
            "601",
            "
            CHILD DECOM DEC REC
            A 01/01/2022 31/03/2022 E11
            B 01/01/2022 01/04/2022 E11
            C 01/01/2022 31/03/2023 E11
            D 01/01/2022 01/04/2023 E11

            AD1
            CHILD DATE_INT
            A -
            B -
            C -
            D -
            ",
            expect![[r#"
                episodes 2: The child was adopted in the year (E11), but AD1 has no particulars
                episodes 3: The child was adopted in the year (E11), but AD1 has no particulars
                ad1 2: The child was adopted in the year (E11), but AD1 has no particulars
                ad1 3: The child was adopted in the year (E11), but AD1 has no particulars
            "#]],
        );
    }

    #[test]
    fn a_child_who_was_not_adopted_or_has_no_row_is_not_looked_at() {
        check(
            "601",
            "
            CHILD DECOM DEC REC
            A 01/05/2022 01/06/2022 E4A
            B 01/05/2022 - E11
            C 01/05/2022 01/06/2022 E11

            AD1
            CHILD DATE_INT
            A -
            B -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
