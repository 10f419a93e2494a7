//! Rule 516: special guardianship to former foster carers, E45 or E46, ends an episode with foster
//! carers, U1 to U6.

use crate::checks::placement::kinds::{foster, placement_named};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "516",
    says: "Special guardianship to former foster carers ends a foster placement.",
    reads: &[(Episodes, "PLACE"), (Episodes, "REC")],
    points_at: &["PLACE", "REC"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Correct the placement, or use E47 or E48 where the guardians were not the child’s \
              foster carers.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.episodes {
        if matches!(row.rec.as_str(), "E45" | "E46") && !foster(&row.place) {
            let title = format!(
                "Ended with special guardianship to former foster carers ({}); placement: {}",
                row.rec,
                placement_named(&row.place),
            );
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_placement_that_is_not_a_foster_one_is_found() {
        check(
            "516",
            "
            CHILD DECOM PLACE REC
            A 01/05/2022 K2 E45
            B 01/05/2022 - E46
            C 01/05/2022 U1 E45
            D 01/05/2022 U6 E46
            E 01/05/2022 K2 E47
            ",
            expect![[r#"
                episodes 1: Ended with special guardianship to former foster carers (E45); placement: K2 (children’s home)
                episodes 2: Ended with special guardianship to former foster carers (E46); placement: not recorded
            "#]],
        );
    }
}
