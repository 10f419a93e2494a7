//! Every child in the Episodes table is in the Header table too: without it nobody knows the
//! date of birth, so nobody can say when the child turns eighteen.

use crate::checks::prelude::*;
use std::collections::HashSet;

pub(super) static RULE: Rule = Rule {
    number: "child_without_header",
    says: "Every child with an episode has a row in the Header table.",
    reads: &[(Episodes, "CHILD"), (Header, "CHILD")],
    points_at: &["CHILD"],
    in_force: Years::Ours,
    weight: Weight::TouchesPayment,
    remedy: "Add the child's Header row, or correct the number if it is written otherwise there.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let headed: HashSet<&str> = checked.this.header.iter().map(|row| row.child.as_str()).collect();
    let mut told: HashSet<&str> = HashSet::new();
    for row in &checked.this.episodes {
        let child = row.child.as_str();
        if !child.is_empty() && !headed.contains(child) && told.insert(child) {
            found.at(row, "This child has an episode and no Header row".to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_child_is_told_once_however_many_episodes() {
        check(
            "child_without_header",
            "
            CHILD DECOM DEC
            A 10/03/2023 11/03/2023
            A 11/03/2023 -
            B 12/03/2023 -

            CHILD SEX DOB
            B 1 01/01/2010
            ",
            expect![[r#"
                episodes 1: This child has an episode and no Header row
            "#]],
        );
    }
}
