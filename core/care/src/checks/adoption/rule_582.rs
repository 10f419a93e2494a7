//! Rule 582: a child is matched with adopters on another day than that of the adoption. They may
//! be the same day, but seldom are.

use crate::checks::index::adopted;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "582",
    says: "A child is adopted on another day than the day of matching.",
    reads: &[(Ad1, "DATE_MATCH"), (Episodes, "DEC"), (Episodes, "REC")],
    points_at: &["DEC", "DATE_MATCH"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check that the day of matching was not entered as the day the episode ceased; \
              leave both if they are right.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children().iter().filter(|child| !child.ad1.is_empty()) {
        for row in child.episode_rows.iter().filter(|row| adopted(row)) {
            let Some(ceased) = row.dec.date() else { continue };
            if child.ad1.iter().any(|adoption| adoption.date_match.date() == Some(ceased)) {
                let day = said(ceased);
                found.at(
                    *row,
                    format!("Adopted on {day}, the day the child was matched with adopters"),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_adoption_on_the_day_of_matching_is_found() {
        check(
            "582",
            "
            CHILD DECOM DEC REC
            A 01/05/2022 01/06/2022 E11
            B 01/05/2022 01/06/2022 E12

            AD1
            CHILD DATE_MATCH
            A 01/06/2022
            B 31/05/2022
            ",
            expect![[r#"
                episodes 1: Adopted on 1 June 2022, the day the child was matched with adopters
            "#]],
        );
    }

    #[test]
    fn an_episode_that_ended_otherwise_is_not_compared_nor_is_a_blank() {
        check(
            "582",
            "
            CHILD DECOM DEC REC
            A 01/05/2022 01/06/2022 X1
            B 01/05/2022 - E11

            AD1
            CHILD DATE_MATCH
            A 01/06/2022
            B -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
