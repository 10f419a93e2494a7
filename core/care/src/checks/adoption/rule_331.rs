//! Rule 331: a child is matched with adopters on or before the day the episode that ends in
//! adoption (REC E11 or E12) begins. Every such episode of the child is compared, whatever its
//! placement.

use crate::checks::index::adopted;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "331",
    says: "A child is matched with adopters no later than the start of the episode that ends in \
              adoption.",
    reads: &[(Ad1, "DATE_MATCH"), (Episodes, "DECOM"), (Episodes, "REC")],
    points_at: &["DATE_MATCH", "DECOM", "REC"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the day of matching and the start of the last episode against the adoption \
              record.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children().iter().filter(|child| !child.ad1.is_empty()) {
        found.at_clashes(&child.ad1, &child.episode_rows, |adoption, episode| {
            let (matched, began) = (adoption.date_match.date()?, episode.decom.date()?);
            (adopted(episode) && began < matched).then(|| {
                format!(
                    "Matched with adopters on {}, after the episode that ended in adoption \
                     began, on {}",
                    said(matched),
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
    fn a_match_after_the_start_is_found_in_both_tables() {
        check(
            "331",
            "
            AD1
            CHILD DATE_MATCH
            A 02/05/2022

            CHILD DECOM REC
            A 01/03/2022 X1
            A 01/05/2022 E11
            ",
            expect![[r#"
                ad1 1: Matched with adopters on 2 May 2022, after the episode that ended in adoption began, on 1 May 2022
                episodes 2: Matched with adopters on 2 May 2022, after the episode that ended in adoption began, on 1 May 2022
            "#]],
        );
    }

    #[test]
    fn the_day_itself_passes_and_a_blank_is_not_compared() {
        check(
            "331",
            "
            AD1
            CHILD DATE_MATCH
            A 01/05/2022
            B -
            C 02/05/2022

            CHILD DECOM REC
            A 01/05/2022 E12
            B 01/05/2022 E11
            C - E11
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn an_episode_that_did_not_end_in_adoption_is_not_compared() {
        check(
            "331",
            "
            AD1
            CHILD DATE_MATCH
            A 02/05/2022

            CHILD DECOM REC
            A 01/05/2022 E4A
            B 01/05/2022 E11
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn each_row_is_said_once() {
        check(
            "331",
            "
            AD1
            CHILD DATE_MATCH
            A 03/05/2022
            A 04/05/2022

            CHILD DECOM REC
            A 01/05/2022 E11
            A 02/05/2022 E12
            ",
            expect![[r#"
                ad1 1: Matched with adopters on 3 May 2022, after the episode that ended in adoption began, on 1 May 2022
                ad1 2: Matched with adopters on 4 May 2022, after the episode that ended in adoption began, on 1 May 2022
                episodes 1: Matched with adopters on 3 May 2022, after the episode that ended in adoption began, on 1 May 2022
                episodes 2: Matched with adopters on 3 May 2022, after the episode that ended in adoption began, on 2 May 2022
            "#]],
        );
    }
}
