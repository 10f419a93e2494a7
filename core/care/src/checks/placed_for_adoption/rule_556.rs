//! Rule 556: it is decided that a child should be placed for adoption on or before the day a
//! freeing order was made: the start of every episode under one (D1). Withdrawn after 2023-24.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "556",
    says: "The decision to place for adoption comes no later than the freeing order.",
    reads: &[(PlacedForAdoption, "DATE_PLACED"), (Episodes, "DECOM"), (Episodes, "LS")],
    points_at: &["DATE_PLACED", "DECOM"],
    in_force: Years::Published(2022, 2023),
    weight: Weight::Look,
    remedy: "Check the legal status: freeing orders ended in December 2005. Then check the day \
              of the decision.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children().iter().filter(|child| !child.placed_for_adoption.is_empty()) {
        for episode in child.episodes.iter().filter(|episode| episode.ls == "D1") {
            let decisions = child.placed_for_adoption.iter();
            let decided = decisions.filter_map(|row| row.date_placed.date()).max();
            match decided {
                Some(decided) if episode.began < decided => {
                    let title = format!(
                        "Under a freeing order (D1) from {}, but it was decided on {} to place \
                         the child for adoption",
                        said(episode.began),
                        said(decided),
                    );
                    found.at(episode.row, title);
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_decision_after_the_order_is_found() {
        check(
            "556",
            "
            CHILD DECOM LS
            A 01/05/2005 D1
            A 01/05/2022 D1

            PlacedAdoption
            CHILD DATE_PLACED
            A 01/05/2005
            A 02/05/2005
            ",
            expect![[r#"
                episodes 1: Under a freeing order (D1) from 1 May 2005, but it was decided on 2 May 2005 to place the child for adoption
            "#]],
        );
    }

    #[test]
    fn the_day_itself_passes() {
        check(
            "556",
            "
            CHILD DECOM LS
            A 01/05/2005 D1
            B 01/05/2005 E1

            PlacedAdoption
            CHILD DATE_PLACED
            A 01/05/2005
            A -
            B 02/05/2005
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn the_rule_ends_with_2023_24() {
        check(
            "556",
            "
            2024-25
            CHILD DECOM LS
            A 01/05/2005 D1

            PlacedAdoption
            CHILD DATE_PLACED
            A 02/05/2005
            ",
            expect![[r#"
                not run: it is not among the rules for 2024-25
            "#]],
        );
    }
}
