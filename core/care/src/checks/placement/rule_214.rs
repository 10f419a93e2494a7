//! Rule 214: a child in short breaks, V3 or V4, has neither the postcode of a placement nor
//! Ofsted’s number for one.

use crate::checks::index::short_break;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "214",
    says: "Short breaks have no placement postcode and no URN.",
    reads: &[(Episodes, "LS"), (Episodes, "PL_POST"), (Episodes, "URN")],
    points_at: &["PL_POST", "URN"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Leave the placement postcode and the URN blank, or correct the legal status.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.episodes.iter().filter(|row| short_break(row)) {
        let has = match (row.pl_post.is_empty(), row.urn.is_empty()) {
            (true, true) => continue,
            (false, true) => "a placement postcode",
            (true, false) => "a URN",
            (false, false) => "a placement postcode and a URN",
        };
        found.at(row, format!("An episode of short breaks ({}) has {has}", row.ls));
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_postcode_or_a_urn_with_short_breaks_is_found() {
        check(
            "214",
            "
            CHILD DECOM LS PL_POST URN
            A 01/05/2022 V3 CM11AA SC400001
            A 01/06/2022 V4 CM11AA -
            A 01/07/2022 V4 - XXXXXXX
            A 01/08/2022 V3 - -
            A 01/09/2022 V2 CM11AA SC400001
            ",
            expect![[r#"
                episodes 1: An episode of short breaks (V3) has a placement postcode and a URN
                episodes 2: An episode of short breaks (V4) has a placement postcode
                episodes 3: An episode of short breaks (V4) has a URN
            "#]],
        );
    }
}
