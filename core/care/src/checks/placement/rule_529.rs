//! Rule 529: a public body that is not a council, PR3, provides no placement with parents (P1), for
//! adoption (A3 to A6), with foster carers (U1 to U6) or in a children’s home (K1, K2).

use super::kinds::{for_adoption, foster};
use super::provider::cannot_provide;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "529",
    says: "A public body that is not a council provides no placement of P1, A3 to A6, K1, K2 or U1 to U6.",
    reads: &[(Episodes, "PLACE"), (Episodes, "PLACE_PROVIDER")],
    points_at: &["PLACE", "PLACE_PROVIDER"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Correct the provider or the placement.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    cannot_provide(checked, found, "PR3", |place| {
        for_adoption(place) || foster(place) || matches!(place, "K1" | "K2" | "P1")
    });
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_placement_it_cannot_provide_is_found_and_another_is_not() {
        check(
            "529",
            "
            CHILD DECOM PLACE PLACE_PROVIDER
            A 01/05/2022 P1 PR3
            A 01/06/2022 A4 PR3
            A 01/07/2022 U1 PR3
            A 01/08/2022 K1 PR3
            A 01/09/2022 K2 PR1
            A 01/10/2022 R2 PR3
            A 01/11/2022 K3 PR3
            ",
            expect![[r#"
                episodes 1: The provider is PR3 (other public body), but the placement is P1 (own parents or person with parental responsibility)
                episodes 2: The provider is PR3 (other public body), but the placement is A4 (placed for adoption with consent, not with current carer)
                episodes 3: The provider is PR3 (other public body), but the placement is U1 (foster with relative or friend, long-term)
                episodes 4: The provider is PR3 (other public body), but the placement is K1 (secure children’s home)
            "#]],
        );
    }
}
