//! Rule 390: an adoption, E11 or E12, ends an episode in which the child was placed for adoption,
//! A3 to A6.

use crate::checks::index::adopted;
use crate::checks::placement::kinds::{for_adoption, placement_named};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "390",
    says: "An episode that ends with adoption is one placed for adoption.",
    reads: &[(Episodes, "PLACE"), (Episodes, "REC")],
    points_at: &["PLACE", "REC"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Enter the episode in which the child was placed for adoption, A3 to A6, or correct \
              the reason the episode ceased.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in &checked.this.episodes {
        if adopted(row) && !for_adoption(&row.place) {
            let place = placement_named(&row.place);
            found.at(row, format!("Ended with adoption ({}); placement: {place}", row.rec));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_adoption_from_another_placement_is_found() {
        check(
            "390",
            "
            CHILD DECOM PLACE REC
            A 01/05/2022 U4 E11
            B 01/05/2022 - E12
            C 01/05/2022 A3 E11
            D 01/05/2022 A6 E12
            E 01/05/2022 U4 E41
            ",
            expect![[r#"
                episodes 1: Ended with adoption (E11); placement: U4 (foster with other carer, long-term)
                episodes 2: Ended with adoption (E12); placement: not recorded
            "#]],
        );
    }
}
