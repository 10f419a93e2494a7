//! Rule 442: a child looked after has a pupil number, or a code that says why not. A child with no
//! episode but short breaks (V3, V4) is left out; an episode whose legal status is blank counts.

use crate::checks::index::short_break;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "442",
    says: "The UPN is filled in for every child looked after, short breaks apart.",
    reads: &[(Header, "UPN"), (Episodes, "LS")],
    points_at: &["UPN"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Record the pupil number, or the code, UN1 to UN5, that says why there is none.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        let blank = child.headers.iter().filter(|row| row.upn.is_empty());
        if child.episode_rows.iter().any(|row| !short_break(row)) {
            blank.for_each(|row| found.at(*row, "No UPN is recorded for this child"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_child_looked_after_without_a_number_is_found() {
        check(
            "442",
            "
            CHILD UPN
            A -
            B UN1
            C -
            D -
            E -

            CHILD DECOM LS
            A 01/05/2022 V3
            A 01/06/2022 C2
            B 01/05/2022 C2
            C 01/05/2022 V3
            D 01/05/2022 -
            ",
            expect![[r#"
                header 1: No UPN is recorded for this child
                header 4: No UPN is recorded for this child
            "#]],
        );
    }
}
