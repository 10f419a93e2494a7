//! Rule 527: the council itself, PR1, provides neither a placement with parents (P1) nor one in a
//! health establishment (R2) or in a young offender institution or prison (R5).

use super::provider::cannot_provide;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "527",
    says: "The council itself provides no placement of P1, R2 or R5.",
    reads: &[(Episodes, "PLACE"), (Episodes, "PLACE_PROVIDER")],
    points_at: &["PLACE", "PLACE_PROVIDER"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Correct the provider or the placement: parents are PR0, health and custody other public \
              bodies, PR3, or private, PR4.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    cannot_provide(checked, found, "PR1", |place| matches!(place, "P1" | "R2" | "R5"));
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_placement_it_cannot_provide_is_found_and_another_is_not() {
        check(
            "527",
            "
            CHILD DECOM PLACE PLACE_PROVIDER
            A 01/05/2022 P1 PR1
            A 01/06/2022 R2 PR1
            A 01/07/2022 R5 PR1
            A 01/08/2022 U4 PR1
            A 01/09/2022 R5 PR3
            A 01/10/2022 - PR1
            ",
            expect![[r#"
                episodes 1: The provider is PR1 (own authority), but the placement is P1 (own parents or person with parental responsibility)
                episodes 2: The provider is PR1 (own authority), but the placement is R2 (NHS or other health establishment)
                episodes 3: The provider is PR1 (own authority), but the placement is R5 (young offender institution or prison)
            "#]],
        );
    }
}
