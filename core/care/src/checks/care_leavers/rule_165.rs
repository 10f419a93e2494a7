//! Rule 165: whether a child is a mother is 0 or 1, is not given of a boy, is given of a girl looked
//! after in the year, and is not given of a girl whose only place in the return is as a care
//! leaver. Short breaks do not count as being looked after here. An episode that cannot be dated
//! falls in no year, and one with no ending runs to 31 March. The public validator knows a child’s
//! sex by 1 and 2 only, and looks at no value of a child without an episode: here M and F are known
//! too, and a value that cannot be right is found whoever’s it is.

use crate::checks::index::{says_care_leaver, short_break};
use crate::checks::prelude::*;
use crate::report::{EpisodeRow, HeaderRow};

pub(super) static RULE: Rule = Rule {
    number: "165",
    says: "Whether a child is a mother is recorded of girls looked after in the year: 0 or 1.",
    reads: &[
        (Episodes, "DEC"),
        (Episodes, "DECOM"),
        (Episodes, "LS"),
        (Header, "MOTHER"),
        (Header, "SEX"),
        (Oc3, "ACCOM"),
        (Oc3, "ACTIV"),
        (Oc3, "IN_TOUCH"),
    ],
    points_at: &["ACCOM", "ACTIV", "IN_TOUCH", "MOTHER", "SEX"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Record 1 in MOTHER if she is one and 0 if not; leave it blank of a boy, or of a \
              care leaver with no episode this year.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        let (mut looked_after, mut in_year) = (false, false);
        for row in child.episode_rows.iter().filter(|row| !short_break(row)) {
            looked_after = true;
            in_year |= in_collection(checked, row);
        }
        for header in &child.headers {
            if let Some(title) = wrong_in_itself(header).or_else(|| missing(header, in_year)) {
                found.at(*header, &*title);
                for row in child.oc3.iter().filter(|_| looked_after) {
                    found.at(*row, &*title);
                }
            } else if female(header) && looked_after && !in_year && !header.mother.is_empty() {
                let mut told = child.oc3.iter().filter(|row| says_care_leaver(row)).peekable();
                let title = "MOTHER is given of a care leaver with no episode in the year";
                if told.peek().is_some() {
                    found.at(*header, title);
                }
                told.for_each(|row| found.at(*row, title));
            }
        }
    }
}

/// A value that is right for nobody of this sex.
fn wrong_in_itself(header: &HeaderRow) -> Option<String> {
    match header.mother.as_str() {
        "" => None,
        mother @ ("0" | "1") => matches!(header.sex.as_str(), "1" | "M")
            .then(|| format!("MOTHER holds {mother} for a child whose sex is {}", header.sex)),
        mother => Some(format!("“{mother}” in MOTHER is not 0 or 1")),
    }
}

fn missing(header: &HeaderRow, in_year: bool) -> Option<String> {
    let missing = header.mother.is_empty() && female(header) && in_year;
    missing.then(|| "MOTHER is blank for a girl looked after in the year".to_owned())
}

fn female(header: &HeaderRow) -> bool {
    matches!(header.sex.as_str(), "2" | "F")
}

fn in_collection(checked: &Checked, row: &EpisodeRow) -> bool {
    let ceased = row.dec.date().unwrap_or(checked.collection_ends());
    row.decom.date().is_some_and(|began| began <= checked.collection_ends())
        && checked.collection_begins() <= ceased
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_value_that_is_none_or_a_boys_is_found_in_the_header_and_in_oc3() {
        check(
            "165",
            "
            CHILD SEX MOTHER
            A 1 -
            B 1 0
            C 2 2
            D 2 1
            E 2 2

            CHILD DECOM DEC LS
            A 01/05/2022 - C2
            B 01/05/2022 - C2
            C 01/05/2022 - C2
            D 01/05/2022 - C2

            OC3
            CHILD IN_TOUCH
            B -
            C YES
            E YES
            ",
            expect![[r#"
                header 2: MOTHER holds 0 for a child whose sex is 1
                header 3: “2” in MOTHER is not 0 or 1
                header 5: “2” in MOTHER is not 0 or 1
                oc3 1: MOTHER holds 0 for a child whose sex is 1
                oc3 2: “2” in MOTHER is not 0 or 1
            "#]],
        );
    }

    #[test]
    fn a_girl_with_an_episode_in_the_year_needs_one() {
        check(
            "165",
            "
            CHILD SEX MOTHER
            A 2 -
            B 2 -
            C 2 -
            D 2 -
            E 2 -

            CHILD DECOM DEC LS
            A 01/05/2021 01/04/2022 C2
            B 01/05/2021 31/03/2022 C2
            C 01/05/2022 - V4
            D 31/02/2022 - C2
            E 01/04/2023 - C2

            OC3
            CHILD IN_TOUCH
            A YES
            B YES
            ",
            expect![[r#"
                header 1: MOTHER is blank for a girl looked after in the year
                oc3 1: MOTHER is blank for a girl looked after in the year
            "#]],
        );
    }

    #[test]
    fn a_care_leaver_with_no_episode_in_the_year_has_none() {
        check(
            "165",
            "
            CHILD SEX MOTHER
            A 2 1
            B 2 1
            C 2 1
            D 2 1

            CHILD DECOM DEC LS
            A 01/05/2020 01/05/2021 C2
            B 01/05/2020 01/05/2021 C2
            D 01/05/2020 01/05/2022 C2

            OC3
            CHILD ACTIV
            A F1
            B -
            C F1
            D F1
            ",
            expect![[r#"
                header 1: MOTHER is given of a care leaver with no episode in the year
                oc3 1: MOTHER is given of a care leaver with no episode in the year
            "#]],
        );
    }

    #[test]
    fn from_2024_25_sex_is_a_letter() {
        check(
            "165",
            "
            2024-25
            CHILD SEX MOTHER
            A F -
            B M 1
            C U -

            CHILD DECOM DEC LS
            A 01/05/2024 - C2
            B 01/05/2024 - C2
            C 01/05/2024 - C2

            OC3
            CHILD
            Z
            ",
            expect![[r#"
                header 1: MOTHER is blank for a girl looked after in the year
                header 2: MOTHER holds 1 for a child whose sex is M
            "#]],
        );
    }
}
