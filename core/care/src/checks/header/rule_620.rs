//! Rule 620: a mother was eleven or older when the year began. One who turned eleven on that day
//! passes.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "620",
    says: "A mother was at least eleven when the year began.",
    reads: &[(Header, "DOB"), (Header, "MOTHER")],
    points_at: &["DOB", "MOTHER"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Correct the date of birth, or record MOTHER as 0.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.header.iter().filter(|row| row.mother == "1") {
        let Some(born) = row.dob.date() else { continue };
        if checked.collection_begins() < birthday(born, 11) {
            let title = format!("A mother, but born on {}: under 11 on 1 April", said(born));
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_mother_under_eleven_when_the_year_began_is_found() {
        check(
            "620",
            "
            CHILD DOB MOTHER
            A 02/04/2011 1
            B 01/04/2011 1
            C 02/04/2011 0
            D - 1
            ",
            expect![[r#"
                header 1: A mother, but born on 2 April 2011: under 11 on 1 April
            "#]],
        );
    }
}
