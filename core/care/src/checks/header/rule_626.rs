//! Rule 626: a mother whose first child was born before this year was recorded as one last year. A
//! last year’s MOTHER left blank says nothing.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "626",
    says: "A mother whose child was born before the year was one in last year’s return.",
    reads: &[(Header, "MC_DOB"), (Header, "MOTHER"), (HeaderLast, "MOTHER")],
    points_at: &["MC_DOB", "MOTHER"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Correct the child’s date of birth, or explain to the DfE that last year’s return \
              was wrong.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        if !child.last.headers.iter().any(|last| last.mother == "0") {
            continue;
        }
        for row in child.headers.iter().filter(|row| row.mother == "1") {
            let Some(born) = row.mc_dob.date() else { continue };
            if born < checked.collection_begins() {
                let title = format!(
                    "Her child was born on {}, but last year she was not a mother",
                    said(born),
                );
                found.at(*row, title);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_mother_since_before_the_year_who_was_none_last_year_is_found() {
        check(
            "626",
            "
            CHILD MOTHER MC_DOB
            A 1 31/03/2022
            B 1 01/04/2022
            C 1 31/03/2022
            D 1 31/03/2022
            E 0 31/03/2022
            F 1 -

            last year
            CHILD MOTHER
            A 0
            B 0
            C 1
            D -
            E 0
            F 0
            ",
            expect![[r#"
                header 1: Her child was born on 31 March 2022, but last year she was not a mother
            "#]],
        );
    }
}
