//! Rule 574: a time missing begins when the child’s one before it has ended, and not before. It
//! may begin on the day the other ended. They are taken in the order of their ends, an open one at
//! its start; one whose end cannot be read is taken as open.

use crate::checks::prelude::*;
use crate::checks::spells;
use crate::report::MissingRow;

pub(super) static RULE: Rule = Rule {
    number: "574",
    says: "A time missing begins when the one before it has ended.",
    reads: &[(Missing, "MIS_START"), (Missing, "MIS_END")],
    points_at: &["MIS_START", "MIS_END"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Give the earlier time missing its end, or correct the dates so that the two do not \
              overlap; take out one that was entered twice.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        spells::overlapping(child, |row: &MissingRow, ended| {
            let this = match row.mis_start.date() {
                Some(began) => format!("This time missing began on {}", said(began)),
                None => "This time missing was added".to_owned(),
            };
            let title = match ended {
                Some(ended) => format!("{this}, before the previous one ended on {}", said(ended)),
                None => format!("{this} while the previous one had no end"),
            };
            found.at(row, title);
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_overlap_is_found_and_the_same_day_is_not() {
        check(
            "574",
            "
            Missing
            CHILD MIS_START MIS_END
            A 01/05/2022 05/05/2022
            A 05/05/2022 07/05/2022
            A 06/05/2022 08/05/2022
            B 06/05/2022 09/05/2022
            ",
            expect![[r#"
                missing 3: This time missing began on 6 May 2022, before the previous one ended on 7 May 2022
            "#]],
        );
    }

    #[test]
    fn one_after_an_open_one_is_found_whatever_order_they_were_sent_in() {
        check(
            "574",
            "
            Missing
            CHILD MIS_START MIS_END
            A 10/05/2022 12/05/2022
            A 01/05/2022 -
            B 10/05/2022 -
            B 01/05/2022 02/05/2022
            ",
            expect![[r#"
                missing 1: This time missing began on 10 May 2022 while the previous one had no end
            "#]],
        );
    }

    #[test]
    fn one_that_is_entered_twice_is_found_once() {
        check(
            "574",
            "
            Missing
            CHILD MIS_START MIS_END
            A 01/05/2022 02/05/2022
            A 01/05/2022 02/05/2022
            ",
            expect![[r#"
                missing 2: This time missing began on 1 May 2022, before the previous one ended on 2 May 2022
            "#]],
        );
    }

    #[test]
    fn without_a_start_only_an_open_one_before_is_told() {
        check(
            "574",
            "
            Missing
            CHILD MIS_START MIS_END
            A - 02/05/2022
            A - 05/05/2022
            B - -
            B - -
            ",
            expect![[r#"
                missing 4: This time missing was added while the previous one had no end
            "#]],
        );
    }

    #[test]
    fn one_that_begins_when_the_other_has_ended_is_right() {
        check(
            "574",
            "
            Missing
            CHILD MIS_START MIS_END
            A 06/05/2022 -
            A 01/05/2022 06/05/2022
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
