//! Rule 392d: the home and the placement do not share a postcode, unless the child is placed with
//! parents (P1). Postcodes are compared without their spaces, which the public validator leaves in.

use super::kinds::{placement_named, same_postcode};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "392d",
    says: "A placement that is not with parents has a postcode of its own.",
    reads: &[(Episodes, "HOME_POST"), (Episodes, "PLACE"), (Episodes, "PL_POST")],
    points_at: &["HOME_POST", "PLACE", "PL_POST"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Correct the postcode that is wrong; use P1 if the child was placed at home.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for row in checked.this.episodes.iter().filter(|row| row.place != "P1") {
        if !row.home_post.is_empty() && same_postcode(&row.home_post, &row.pl_post) {
            let place = placement_named(&row.place);
            let title = format!("The home and the placement share a postcode; placement: {place}");
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn one_postcode_for_both_is_found_except_with_parents() {
        check(
            "392d",
            "
            CHILD DECOM PLACE HOME_POST PL_POST
            A 01/05/2022 U3 CM11AA CM11AA
            A 01/06/2022 - CM11AA CM11AA
            A 01/07/2022 P1 CM11AA CM11AA
            A 01/08/2022 U3 CM11AA CM12AA
            A 01/09/2022 U3 - -
            ",
            expect![[r#"
                episodes 1: The home and the placement share a postcode; placement: U3 (foster with relative or friend, neither)
                episodes 2: The home and the placement share a postcode; placement: not recorded
            "#]],
        );
    }
}
