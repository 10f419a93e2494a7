//! Rule 393: it is recorded of every girl looked after whether she is a mother. A girl with no
//! episode but short breaks (V3, V4) is left out; an episode whose legal status is blank counts.

use super::codes_of_sex::female;
use crate::checks::index::short_break;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "393",
    says: "MOTHER is filled in for every girl looked after, short breaks apart.",
    reads: &[(Header, "MOTHER"), (Header, "SEX"), (Episodes, "LS")],
    points_at: &["MOTHER"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Record MOTHER: 1 if she is a mother, 0 if not.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let female = female(checked.year());
    for child in checked.children() {
        if !child.episode_rows.iter().any(|row| !short_break(row)) {
            continue;
        }
        for row in &child.headers {
            if row.sex == female && row.mother.is_empty() {
                found.at(*row, "It is not recorded whether this girl is a mother");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_girl_looked_after_of_whom_it_is_not_said_is_found() {
        check(
            "393",
            "
            CHILD SEX MOTHER
            A 2 -
            B 2 0
            C 1 -
            D 2 -
            E 2 -
            F 2 -

            CHILD DECOM LS
            A 01/05/2022 C2
            B 01/05/2022 C2
            C 01/05/2022 C2
            D 01/05/2022 V4
            E 01/05/2022 -
            ",
            expect![[r#"
                header 1: It is not recorded whether this girl is a mother
                header 5: It is not recorded whether this girl is a mother
            "#]],
        );
    }

    #[test]
    fn from_2024_25_the_code_is_f() {
        check(
            "393",
            "
            2024-25
            CHILD SEX MOTHER
            A F -
            B 2 -

            CHILD DECOM LS
            A 01/05/2024 C2
            B 01/05/2024 C2
            ",
            expect![[r#"
                header 1: It is not recorded whether this girl is a mother
            "#]],
        );
    }
}
