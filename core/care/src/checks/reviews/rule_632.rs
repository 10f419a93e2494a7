//! Rule 632: the day of a previous permanence order is a date, of which parts may be unknown (ZZ),
//! and is before the child’s first episode of the return. A date known in part is taken as the
//! latest day it may be, and one of an unknown year is not compared. Care that began in an earlier
//! year began before that episode, so that an order in between is not found. A child with no
//! episode that can be dated is not judged.

use crate::checks::part_date::part_date;
use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "632",
    says: "The day of a previous permanence order is a date before care began.",
    reads: &[(Episodes, "DECOM"), (PreviousPermanence, "DATE_PERM")],
    points_at: &["DATE_PERM", "DECOM"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Enter the day as DD/MM/YYYY, with ZZ for a day or month and ZZZZ for a year that is \
              not known; correct it if it is not before care began.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        let Some(first) = child.first() else { continue };
        let mut at_first = None;
        for &row in child.previous_permanence.iter().filter(|row| !row.date_perm.is_empty()) {
            let text = &row.date_perm;
            let title = match part_date(text).map(|date| date.latest) {
                None => format!("The day of the previous permanence order, “{text}”, is no date"),
                Some(Some(latest)) if first.began <= latest => {
                    let began = said(first.began);
                    format!("The previous permanence order, {text}, is not before {began}")
                }
                Some(_) => continue,
            };
            found.at(row, title.clone());
            at_first.get_or_insert(title);
        }
        if let Some(title) = at_first {
            found.at(first.row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_order_on_or_after_the_day_of_the_first_episode_is_found_beside_it() {
        check(
            "632",
            "
            CHILD DECOM
            A 02/06/2022
            A 01/05/2022
            B 01/05/2022
            C 01/05/2022

            PrevPerm
            CHILD PREV_PERM DATE_PERM
            A P1 01/05/2022
            B P1 30/04/2022
            C P1 -
            ",
            expect![[r#"
                episodes 2: The previous permanence order, 01/05/2022, is not before 1 May 2022
                prevperm 1: The previous permanence order, 01/05/2022, is not before 1 May 2022
            "#]],
        );
    }

    #[test]
    fn what_is_no_date_is_found() {
        check(
            "632",
            "
            CHILD DECOM
            A 01/05/2022
            B 01/05/2022
            C 01/05/2022
            D -

            PrevPerm
            CHILD PREV_PERM DATE_PERM
            A P1 xx/10/2011
            B P1 01/13/2000
            C P1 ZZ/ZZ/ZZ
            D P1 nonsense
            ",
            expect![[r#"
                episodes 1: The day of the previous permanence order, “xx/10/2011”, is no date
                episodes 2: The day of the previous permanence order, “01/13/2000”, is no date
                episodes 3: The day of the previous permanence order, “ZZ/ZZ/ZZ”, is no date
                prevperm 1: The day of the previous permanence order, “xx/10/2011”, is no date
                prevperm 2: The day of the previous permanence order, “01/13/2000”, is no date
                prevperm 3: The day of the previous permanence order, “ZZ/ZZ/ZZ”, is no date
            "#]],
        );
    }

    #[test]
    fn a_date_known_in_part_is_the_latest_day_it_may_be() {
        check(
            "632",
            "
            CHILD DECOM
            A 31/05/2022
            B 01/06/2022
            C 01/06/2022
            D 01/06/2022
            E 01/06/2022

            PrevPerm
            CHILD PREV_PERM DATE_PERM
            A P1 ZZ/05/2022
            B P1 ZZ/05/2022
            C P1 ZZ/ZZ/2022
            D P1 ZZ/ZZ/2021
            E P1 ZZ/ZZ/ZZZZ
            ",
            expect![[r#"
                episodes 1: The previous permanence order, ZZ/05/2022, is not before 31 May 2022
                episodes 3: The previous permanence order, ZZ/ZZ/2022, is not before 1 June 2022
                prevperm 1: The previous permanence order, ZZ/05/2022, is not before 31 May 2022
                prevperm 3: The previous permanence order, ZZ/ZZ/2022, is not before 1 June 2022
            "#]],
        );
    }

    #[test]
    fn an_order_before_care_began_is_right() {
        check(
            "632",
            "
            CHILD DECOM
            A 01/05/2022

            PrevPerm
            CHILD PREV_PERM DATE_PERM
            A P1 30/04/2022
            B P1 nonsense
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
