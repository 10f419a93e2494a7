//! Rule 602: a child with any particular of an adoption was adopted in the year: an episode ended
//! with REC E11 or E12 within it. A row with nothing but the child and the date of birth passes.

use super::in_year::adopted_in_year;
use crate::checks::index::says_adoption;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "602",
    says: "A child with an adoption in AD1 has an episode that ended in adoption in the year.",
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
    points_at: &["CHILD"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Remove the adoption, or correct the reason and the day the last episode ceased.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children().iter().filter(|child| !child.ad1.is_empty()) {
        if child.episode_rows.iter().any(|row| adopted_in_year(checked, row)) {
            continue;
        }
        for row in child.ad1.iter().filter(|row| says_adoption(row)) {
            let title = "An adoption is recorded, but no episode ended in adoption in the year";
            found.at_column(*row, "CHILD", title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_adoption_without_an_episode_that_says_so_is_found() {
        check(
            "602",
            "
            CHILD DECOM DEC REC
            A 01/05/2022 01/06/2022 E11
            B 01/05/2022 01/06/2022 E4A
            C 01/05/2021 31/03/2022 E11
            D 01/05/2021 - E11

            AD1
            CHILD DATE_INT
            A 01/02/2022
            B 01/02/2022
            C 01/02/2022
            D 01/02/2022
            E 01/02/2022
            ",
            expect![[r#"
                ad1 2: An adoption is recorded, but no episode ended in adoption in the year
                ad1 3: An adoption is recorded, but no episode ended in adoption in the year
                ad1 4: An adoption is recorded, but no episode ended in adoption in the year
                ad1 5: An adoption is recorded, but no episode ended in adoption in the year
            "#]],
        );
    }

    #[test]
    fn a_row_with_nothing_in_it_passes_and_the_last_day_of_the_year_is_in_it() {
        check(
            "602",
            "
            CHILD DECOM DEC REC
            A 01/05/2022 - -
            B 01/05/2022 31/03/2023 E12

            AD1
            CHILD FOSTER_CARE
            A -
            B 1
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
