//! Rule 578: a time missing begins while the child is in care: not after care ended. One that
//! began before any period of care is found too. The day care ended counts as within it, and a
//! child with no episode is not judged.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "578",
    says: "A time missing begins within one of the child’s periods of care.",
    reads: &[(Episodes, "DECOM"), (Episodes, "DEC"), (Missing, "MIS_START")],
    points_at: &["MIS_START"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Correct the start, or take the row out: a child who is not in care is not returned \
              as missing. If care went on, the episode that is absent has to be added.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children().iter().filter(|child| !child.episodes.is_empty()) {
        for &row in &child.missing {
            let Some(day) = row.mis_start.date() else { continue };
            let within = |(from, to): (_, Option<_>)| from <= day && to.is_none_or(|to| day <= to);
            if !child.periods().any(within) {
                let title = "when the child was not in care";
                found.at(row, format!("This time missing began on {}, {title}", said(day)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_start_outside_care_is_found_and_the_day_care_ended_is_not() {
        check(
            "578",
            "
            CHILD DECOM DEC
            A 01/05/2022 10/06/2022
            A 10/06/2022 20/06/2022
            A 01/07/2022 -

            Missing
            CHILD MIS_START
            A 30/04/2022
            A 01/05/2022
            A 10/06/2022
            A 20/06/2022
            A 21/06/2022
            A 01/08/2022
            A -
            ",
            expect![[r#"
                missing 1: This time missing began on 30 April 2022, when the child was not in care
                missing 5: This time missing began on 21 June 2022, when the child was not in care
            "#]],
        );
    }

    #[test]
    fn a_child_without_episodes_is_not_judged() {
        check(
            "578",
            "
            CHILD DECOM DEC
            A 01/05/2022 10/06/2022

            Missing
            CHILD MIS_START
            B 01/08/2022
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
