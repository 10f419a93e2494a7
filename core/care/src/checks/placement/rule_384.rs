//! Rule 384: a child in short breaks, V3 or V4, is not in a long-term foster placement, U1 or U4.

use super::kinds::placement_named;
use crate::checks::index::short_break;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "384",
    says: "Short breaks are not long-term foster placements.",
    reads: &[(Episodes, "LS"), (Episodes, "PLACE")],
    points_at: &["LS", "PLACE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Use U2, U3, U5 or U6 for short breaks with foster carers, or correct the legal \
              status.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.episodes.iter().filter(|row| short_break(row)) {
        if matches!(row.place.as_str(), "U1" | "U4") {
            let place = placement_named(&row.place);
            found.at(row, format!("The placement of short breaks ({}) is {place}", row.ls));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn long_term_fostering_in_short_breaks_is_found() {
        check(
            "384",
            "
            CHILD DECOM LS PLACE
            A 01/05/2022 V3 U1
            A 01/06/2022 V4 U4
            A 01/07/2022 V3 U6
            A 01/08/2022 V2 U4
            ",
            expect![[r#"
                episodes 1: The placement of short breaks (V3) is U1 (foster with relative or friend, long-term)
                episodes 2: The placement of short breaks (V4) is U4 (foster with other carer, long-term)
            "#]],
        );
    }
}
