//! Rule 398: no distance is reckoned for a child in short breaks, V3 or V4, so such an episode has
//! neither of the postcodes it would be reckoned from.

use crate::checks::index::short_break;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "398",
    says: "Short breaks have no home postcode and no placement postcode.",
    reads: &[(Episodes, "HOME_POST"), (Episodes, "LS"), (Episodes, "PL_POST")],
    points_at: &["HOME_POST", "LS", "PL_POST"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Leave both postcodes blank, or correct the legal status.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.episodes.iter().filter(|row| short_break(row)) {
        let has = match (row.home_post.is_empty(), row.pl_post.is_empty()) {
            (true, true) => continue,
            (false, true) => "a home postcode",
            (true, false) => "a placement postcode",
            (false, false) => "a home postcode and a placement postcode",
        };
        found.at(row, format!("An episode of short breaks ({}) has {has}", row.ls));
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_postcode_with_short_breaks_is_found() {
        check(
            "398",
            "
            CHILD DECOM LS HOME_POST PL_POST
            A 01/05/2022 V3 CM11AA CM12AA
            A 01/06/2022 V4 CM11AA -
            A 01/07/2022 V4 - CM12AA
            A 01/08/2022 V3 - -
            A 01/09/2022 V2 CM11AA CM12AA
            ",
            expect![[r#"
                episodes 1: An episode of short breaks (V3) has a home postcode and a placement postcode
                episodes 2: An episode of short breaks (V4) has a home postcode
                episodes 3: An episode of short breaks (V4) has a placement postcode
            "#]],
        );
    }
}
