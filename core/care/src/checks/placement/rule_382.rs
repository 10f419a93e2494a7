//! Rule 382: a child in short breaks, V3 or V4, is not in a temporary placement (T0 to T4): there
//! is no usual placement to go back to.

use super::kinds::placement_named;
use crate::checks::index::{short_break, temporary};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "382",
    says: "Short breaks are not temporary placements.",
    reads: &[(Episodes, "LS"), (Episodes, "PLACE")],
    points_at: &["LS", "PLACE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Give the placement the breaks are in its own code, or correct the legal status.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.episodes.iter().filter(|row| short_break(row) && temporary(row)) {
        let place = placement_named(&row.place);
        found.at(row, format!("The placement of short breaks ({}) is {place}", row.ls));
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_temporary_placement_in_short_breaks_is_found() {
        check(
            "382",
            "
            CHILD DECOM LS PLACE
            A 01/05/2022 V3 T0
            A 01/06/2022 V4 T4
            A 01/07/2022 V3 U6
            A 01/08/2022 V2 T1
            ",
            expect![[r#"
                episodes 1: The placement of short breaks (V3) is T0 (temporary placement of any kind)
                episodes 2: The placement of short breaks (V4) is T4 (temporary, other, up to seven days)
            "#]],
        );
    }
}
