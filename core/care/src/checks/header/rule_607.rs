//! Rule 607: it is recorded of a girl who left care in the year whether she is a mother. Leaving is
//! an episode that ceased within the year for a reason other than X1; short breaks (V3, V4) are
//! left out. Both the Header row and the episode are pointed at.

use super::codes_of_sex::female;
use crate::checks::index::short_break;
use crate::checks::prelude::*;
use crate::report::EpisodeRow;

pub(super) static RULE: Rule = Rule {
    number: "607",
    says: "MOTHER is filled in for every girl who left care in the year.",
    reads: &[
        (Header, "MOTHER"),
        (Header, "SEX"),
        (Episodes, "DEC"),
        (Episodes, "LS"),
        (Episodes, "REC"),
    ],
    points_at: &["DEC", "LS", "MOTHER", "REC", "SEX"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Record MOTHER in the Header: 1 if she is a mother, 0 if not.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let female = female(checked.year());
    for child in checked.children() {
        let mut not_said = false;
        for row in &child.headers {
            let blank = row.sex == female && row.mother.is_empty();
            if blank && child.episode_rows.iter().any(|episode| left_care(checked, episode)) {
                found.at(*row, "Left care in the year; it is not recorded whether a mother");
                not_said = true;
            }
        }
        let left = |row: &&&EpisodeRow| not_said && left_care(checked, row);
        for row in child.episode_rows.iter().filter(left) {
            found.at(*row, "Care ended here; the Header does not say whether a mother");
        }
    }
}

fn left_care(checked: &Checked, row: &EpisodeRow) -> bool {
    let within = |day| checked.collection_begins() <= day && day <= checked.collection_ends();
    row.dec.date().is_some_and(within)
        && !matches!(row.rec.as_str(), "" | "X1")
        && !short_break(row)
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_girl_who_left_care_of_whom_it_is_not_said_is_found() {
        check(
            "607",
            "
            CHILD SEX MOTHER
            A 2 -
            B 2 0
            C 1 -

            CHILD DECOM LS DEC REC
            A 01/05/2019 C2 01/04/2022 X1
            A 01/04/2022 C2 31/03/2023 E4A
            B 01/05/2019 C2 01/06/2022 E4A
            C 01/05/2019 C2 01/06/2022 E4A
            ",
            expect![[r#"
                header 1: Left care in the year; it is not recorded whether a mother
                episodes 2: Care ended here; the Header does not say whether a mother
            "#]],
        );
    }

    #[test]
    fn an_episode_open_short_without_a_reason_or_ended_before_the_year_passes() {
        check(
            "607",
            "
            CHILD SEX MOTHER
            A 2 -
            B 2 -
            C 2 -
            D 2 -

            CHILD DECOM LS DEC REC
            A 01/05/2022 C2 - -
            B 01/05/2022 V3 01/06/2022 E4A
            C 01/05/2022 C2 01/06/2022 -
            D 01/05/2019 C2 31/03/2022 E4A
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn from_2024_25_the_code_is_f() {
        check(
            "607",
            "
            2024-25
            CHILD SEX MOTHER
            A F -

            CHILD DECOM LS DEC REC
            A 01/05/2024 C2 01/06/2024 E4A
            ",
            expect![[r#"
                header 1: Left care in the year; it is not recorded whether a mother
                episodes 1: Care ended here; the Header does not say whether a mother
            "#]],
        );
    }
}
