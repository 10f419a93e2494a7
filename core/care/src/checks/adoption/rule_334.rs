//! Rule 334: the decision for adoption comes on or after the day the child’s latest period of care
//! began: the latest episode with RNE S. With two on one day, the first sent is compared.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "334",
    says: "The decision for adoption comes no earlier than the start of the latest period of \
              care.",
    reads: &[(Ad1, "DATE_INT"), (Episodes, "DECOM"), (Episodes, "RNE")],
    points_at: &["DATE_INT", "DECOM", "RNE"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Check the day of the decision, and whether the child really started to be looked \
              after again on that day.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children().iter().filter(|child| !child.ad1.is_empty()) {
        let Some(latest) = child.latest_such(|row| row.rne == "S") else { continue };
        found.at_clashes(&child.ad1, &[latest.row], |adoption, _| {
            let decided = adoption.date_int.date()?;
            (decided < latest.began).then(|| {
                format!(
                    "Adoption was decided on {}, before the latest period of care began on {}",
                    said(decided),
                    said(latest.began),
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
    fn a_decision_before_the_latest_period_of_care_is_found_in_both_tables() {
        check(
            "334",
            "
            CHILD DECOM RNE
            A 01/02/2021 S
            A 01/06/2022 S
            A 01/07/2022 P

            AD1
            CHILD DATE_INT
            A 31/05/2022
            ",
            expect![[r#"
                episodes 2: Adoption was decided on 31 May 2022, before the latest period of care began on 1 June 2022
                ad1 1: Adoption was decided on 31 May 2022, before the latest period of care began on 1 June 2022
            "#]],
        );
    }

    #[test]
    fn the_day_itself_passes_and_an_episode_that_starts_no_period_is_not_compared() {
        check(
            "334",
            "
            CHILD DECOM RNE
            A 01/06/2022 S
            B 01/06/2022 L

            AD1
            CHILD DATE_INT
            A 01/06/2022
            B 31/05/2022
            C -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
