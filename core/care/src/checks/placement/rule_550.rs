//! Rule 550: parents, PR0, provide no placement but the one with them, P1. A blank placement is not P1.

use super::provider::cannot_provide;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "550",
    says: "Parents provide no placement but the one with them, P1.",
    reads: &[(Episodes, "PLACE"), (Episodes, "PLACE_PROVIDER")],
    points_at: &["PLACE", "PLACE_PROVIDER"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Correct the provider, or use P1 if the child was placed with parents.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    cannot_provide(checked, found, "PR0", |place| place != "P1");
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_placement_it_cannot_provide_is_found_and_another_is_not() {
        check(
            "550",
            "
            CHILD DECOM PLACE PLACE_PROVIDER
            A 01/05/2022 U3 PR0
            A 01/06/2022 - PR0
            A 01/07/2022 P1 PR0
            A 01/08/2022 U3 PR1
            ",
            expect![[r#"
                episodes 1: The provider is PR0 (parent or person with parental responsibility), but the placement is U3 (foster with relative or friend, neither)
                episodes 2: The provider is PR0 (parent or person with parental responsibility), but the placement is not recorded
            "#]],
        );
    }
}
