//! Rule 207: a child recorded as a mother last year is one this year too, if looked after this
//! year at all. Anything but the same mark, a blank too, is a difference; becoming a mother is not.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "207",
    says: "A child who was a mother last year is one this year.",
    reads: &[(Header, "MOTHER"), (Episodes, "CHILD"), (HeaderLast, "MOTHER")],
    points_at: &["MOTHER"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Record MOTHER as 1, or explain to the DfE that last year’s was wrong.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let looked_after = |child: &&Child| !child.episode_rows.is_empty();
    for child in checked.children().iter().filter(looked_after) {
        if !child.last.headers.iter().any(|last| last.mother == "1") {
            continue;
        }
        for row in child.headers.iter().filter(|row| row.mother != "1") {
            let title = match row.mother.as_str() {
                "" => "MOTHER is blank, but was 1 last year".to_owned(),
                mother => format!("MOTHER is {mother}, but was 1 last year"),
            };
            found.at(*row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_mother_of_last_year_who_is_none_this_year_is_found() {
        check(
            "207",
            "
            CHILD MOTHER
            A 0
            B -
            C 1
            D 1
            E 0

            CHILD DECOM
            A 01/05/2022
            B 01/05/2022
            C 01/05/2022
            D 01/05/2022

            last year
            CHILD MOTHER
            A 1
            B 1
            C 1
            D 0
            E 1
            ",
            expect![[r#"
                header 1: MOTHER is 0, but was 1 last year
                header 2: MOTHER is blank, but was 1 last year
            "#]],
        );
    }
}
