//! Rule 577: a time missing is over when the child’s care is. The wording is of one with no end;
//! one that ended on a day that lies in none of the child’s periods of care is found too. A period
//! of care is a run of episodes with no day between them; its last day counts as within it.

use crate::checks::prelude::*;
use crate::checks::spells;

pub(super) static RULE: Rule = Rule {
    number: "577",
    says: "A time missing ends no later than the child’s care does.",
    reads: &[(Episodes, "DECOM"), (Episodes, "DEC"), (Missing, "MIS_START"), (Missing, "MIS_END")],
    points_at: &["MIS_END"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "End the time missing on the day the child was found, or on the day care ended if \
              the child was still missing then.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        for &row in child.missing.iter().filter(|row| spells::outside_care(child, **row)) {
            let title = match row.mis_end.date() {
                Some(ended) => format!(
                    "This time missing ended on {}, when the child was not in care",
                    said(ended)
                ),
                None => "This time missing is open, but care ended or began after it".to_owned(),
            };
            found.at(row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    const EPISODES: &str = "
            CHILD DECOM DEC
            A 01/05/2022 10/06/2022
            A 10/06/2022 20/06/2022
            A 01/07/2022 09/07/2022
            B 01/05/2022 10/06/2022
            B 01/07/2022 -
            ";

    #[test]
    fn an_open_one_of_a_child_who_left_care_is_found() {
        let missing = "
            Missing
            CHILD MIS_START MIS_END
            A 02/05/2022 -
            B 02/05/2022 -
            B 02/07/2022 -
            C 02/05/2022 -
            ";
        check(
            "577",
            &[EPISODES, missing].join("\n\n"),
            expect![[r#"
                missing 1: This time missing is open, but care ended or began after it
                missing 2: This time missing is open, but care ended or began after it
            "#]],
        );
    }

    #[test]
    fn an_end_between_two_periods_is_found_and_the_day_care_ended_is_not() {
        let missing = "
            Missing
            CHILD MIS_START MIS_END
            A 02/05/2022 10/06/2022
            A 02/05/2022 20/06/2022
            A 02/05/2022 21/06/2022
            A 02/05/2022 30/06/2022
            A 02/05/2022 01/07/2022
            A 02/05/2022 30/04/2022
            A - 30/04/2022
            B 02/05/2022 02/07/2022
            ";
        check(
            "577",
            &[EPISODES, missing].join("\n\n"),
            expect![[r#"
                missing 3: This time missing ended on 21 June 2022, when the child was not in care
                missing 4: This time missing ended on 30 June 2022, when the child was not in care
                missing 6: This time missing ended on 30 April 2022, when the child was not in care
            "#]],
        );
    }

    #[test]
    fn a_child_still_in_care_may_still_be_missing() {
        check(
            "577",
            "
            CHILD DECOM DEC
            A 01/05/2022 10/06/2022
            A 10/06/2022 -

            Missing
            CHILD MIS_START MIS_END
            A 02/05/2022 -
            A 02/05/2022 03/05/2022
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
