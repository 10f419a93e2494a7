//! Rule 222: placements that Ofsted does not register have no URN; seven Xs, which say that there
//! is none, may stand. Semi-independent living (H5) left the list of them in 2023-24, independent
//! living (P2) in 2024-25, and Z11 to Z14 took the place of Z1 in 2025-26.

use super::kinds::{not_registered, placement_named};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "222",
    says: "A placement that Ofsted does not register has no URN.",
    reads: &[(Episodes, "PLACE"), (Episodes, "URN")],
    points_at: &["URN"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Leave the URN blank, or correct the placement.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let year = checked.year().starts_in();
    for row in &checked.this.episodes {
        let has_urn = !row.urn.is_empty() && row.urn != "XXXXXXX";
        if has_urn && not_registered(&row.place, year) {
            let place = placement_named(&row.place);
            found.at(row, format!("The placement is {place}, but has the URN {}", row.urn));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    const ROWS: &str = "
        CHILD DECOM PLACE URN
        A 01/05/2022 P1 SC400001
        A 01/05/2022 P1 XXXXXXX
        A 01/05/2022 P1 -
        A 01/05/2022 K2 SC400001
        A 01/05/2022 H5 SC400001
        A 01/05/2022 P2 SC400001
        A 01/05/2022 Z1 SC400001
        A 01/05/2022 Z14 SC400001
    ";

    #[test]
    fn a_urn_where_there_is_none_is_found_and_seven_xs_are_not() {
        check(
            "222",
            ROWS,
            expect![[r#"
            episodes 1: The placement is P1 (own parents or person with parental responsibility), but has the URN SC400001
            episodes 5: The placement is H5 (semi-independent living, not a children’s home), but has the URN SC400001
            episodes 6: The placement is P2 (independent living), but has the URN SC400001
            episodes 7: The placement is Z1 (other placement), but has the URN SC400001
        "#]],
        );
    }

    #[test]
    fn semi_independent_living_may_have_one_from_2023_24() {
        check(
            "222",
            &format!("2023-24\n{ROWS}"),
            expect![[r#"
            episodes 1: The placement is P1 (own parents or person with parental responsibility), but has the URN SC400001
            episodes 6: The placement is P2 (independent living), but has the URN SC400001
            episodes 7: The placement is Z1 (other placement), but has the URN SC400001
        "#]],
        );
    }

    #[test]
    fn from_2025_26_the_other_placements_are_z11_to_z14() {
        check(
            "222",
            &format!("2025-26\n{ROWS}"),
            expect![[r#"
            episodes 1: The placement is P1 (own parents or person with parental responsibility), but has the URN SC400001
            episodes 8: The placement is Z14 (other placement, group 4 of 4), but has the URN SC400001
        "#]],
        );
    }
}
