//! Rule 336: a child placed for adoption with the present foster carers, A3 or A5, was with foster
//! carers, or already placed for adoption, in the episode before. A first episode has none before
//! it. The public validator reads A3 and A4; A4 is a placement with new carers, and the DfE’s own
//! text of the rule has A3 and A5, which are read here.

use super::kinds::{for_adoption, foster, placement_named};
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "336",
    says: "Adoption by the present foster carers follows a foster or adoptive placement.",
    reads: &[(Episodes, "DECOM"), (Episodes, "PLACE")],
    points_at: &["PLACE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Correct the placement of the episode before; or use A4 or A6, if the child went to \
              new carers.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for (previous, episode) in checked.neighbours() {
        let with_carers = matches!(episode.place.as_str(), "A3" | "A5");
        if with_carers && !foster(&previous.place) && !for_adoption(&previous.place) {
            let title = format!(
                "The placement is {}, but the one before is {}",
                placement_named(&episode.place),
                placement_named(&previous.place),
            );
            found.at(episode.row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_placement_before_that_was_not_with_foster_carers_is_found() {
        check(
            "336",
            "
            CHILD DECOM PLACE
            A 01/05/2022 K2
            A 01/06/2022 A5
            B 01/05/2022 -
            B 01/06/2022 A3
            ",
            expect![[r#"
                episodes 2: The placement is A5 (placed for adoption with placement order, with current foster carer), but the one before is K2 (children’s home)
                episodes 4: The placement is A3 (placed for adoption with consent, with current foster carer), but the one before is not recorded
            "#]],
        );
    }

    #[test]
    fn a_first_episode_foster_carers_and_new_carers_pass() {
        check(
            "336",
            "
            CHILD DECOM PLACE
            A 01/05/2022 A3
            B 01/05/2022 U6
            B 01/06/2022 A3
            B 01/07/2022 A5
            C 01/05/2022 K2
            C 01/06/2022 A4
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
