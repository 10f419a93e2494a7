//! Rule 521: adoption is decided on or before the day a placement for adoption (A3 to A6) begins.
//! Every such episode is compared, not only the first.

use crate::checks::index::with_adopters;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "521",
    says: "Adoption is decided no later than the child is placed for adoption.",
    reads: &[(Ad1, "DATE_INT"), (Episodes, "DECOM"), (Episodes, "PLACE")],
    points_at: &["DATE_INT", "DECOM", "PLACE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the day of the decision, and the start and type of the placement.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children().iter().filter(|child| !child.ad1.is_empty()) {
        found.at_clashes(&child.ad1, &child.episode_rows, |adoption, episode| {
            let (decided, began) = (adoption.date_int.date()?, episode.decom.date()?);
            (with_adopters(episode) && began < decided).then(|| {
                format!(
                    "Adoption was decided on {}, after the child was placed for adoption ({}) on {}",
                    said(decided),
                    episode.place,
                    said(began),
                )
            })
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_decision_after_the_placement_is_found_in_both_tables() {
        check(
            "521",
            "
            CHILD DECOM PLACE
            A 01/05/2022 U4
            A 01/06/2022 A6
            A 01/08/2022 A6

            AD1
            CHILD DATE_INT
            A 02/07/2022
            ",
            expect![[r#"
                episodes 2: Adoption was decided on 2 July 2022, after the child was placed for adoption (A6) on 1 June 2022
                ad1 1: Adoption was decided on 2 July 2022, after the child was placed for adoption (A6) on 1 June 2022
            "#]],
        );
    }

    #[test]
    fn the_day_itself_passes_and_a_blank_is_not_compared() {
        check(
            "521",
            "
            CHILD DECOM PLACE
            A 01/06/2022 A3
            B - A5
            C 01/06/2022 A4
            D 01/06/2022 U4

            AD1
            CHILD DATE_INT
            A 01/06/2022
            B 02/06/2022
            C -
            D 02/06/2022
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
