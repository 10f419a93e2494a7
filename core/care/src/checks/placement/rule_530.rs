//! Rule 530: a private provider, PR4, provides no placement with parents (P1).

use super::provider::cannot_provide;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "530",
    says: "A private provider provides no placement with parents, P1.",
    reads: &[(Episodes, "PLACE"), (Episodes, "PLACE_PROVIDER")],
    points_at: &["PLACE", "PLACE_PROVIDER"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Correct the provider or the placement: parents are PR0.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    cannot_provide(checked, found, "PR4", |place| place == "P1");
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_placement_it_cannot_provide_is_found_and_another_is_not() {
        check(
            "530",
            "
            CHILD DECOM PLACE PLACE_PROVIDER
            A 01/05/2022 P1 PR4
            A 01/06/2022 K2 PR4
            A 01/07/2022 P1 PR0
            ",
            expect![[r#"
                episodes 1: The provider is PR4 (private), but the placement is P1 (own parents or person with parental responsibility)
            "#]],
        );
    }
}
