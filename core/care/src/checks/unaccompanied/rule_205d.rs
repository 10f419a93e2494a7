//! Rule 205D: a child who is an unaccompanied asylum seeker this year, and was in last year’s
//! return, was one last year as well. A CSV return flags a child by a row in the UASC table. The
//! Header row is pointed at.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "205D",
    says: "A child in the UASC table who was in last year’s return was in its UASC table too.",
    reads: &[(Header, "CHILD"), (Uasc, "CHILD"), (HeaderLast, "CHILD"), (UascLast, "CHILD")],
    points_at: &["CHILD"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Take the child out of this year’s UASC table, or explain to the DfE that last \
              year’s left the status out.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let newly = |child: &&Child| !child.uasc.is_empty() && child.last.uasc.is_empty();
    for child in checked.children().iter().filter(newly) {
        if child.last.headers.is_empty() {
            continue;
        }
        for header in &child.headers {
            found.at(*header, "In the UASC table, but was not last year");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_child_of_last_year_newly_in_the_table_is_found() {
        check(
            "205D",
            "
            CHILD SEX
            A 1
            B 1
            C 1
            D 1

            UASC
            CHILD DUC
            A 01/06/2023
            B 01/06/2023
            C 01/06/2023

            last year
            CHILD SEX
            A 1
            B 1
            D 1

            last year
            UASC
            CHILD DUC
            B 01/06/2023
            ",
            expect![[r#"
                header 1: In the UASC table, but was not last year
            "#]],
        );
    }
}
