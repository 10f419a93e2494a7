//! Rule 562: an episode that began before the year was in last year’s return, as the last of the
//! child’s.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "562",
    says: "An episode begun before the year is the last of last year’s return.",
    reads: &[(Episodes, "DECOM"), (EpisodesLast, "DECOM")],
    points_at: &["DECOM"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Look for the child in last year’s return: an episode is missing there, or this \
              start is wrong.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        let Some(first) = child.first() else { continue };
        if checked.year().began() <= first.began {
            continue;
        }
        let in_last = match child.last.latest() {
            Some(last) if last.began == first.began => continue,
            Some(last) => format!("has {} as the start of the last", said(last.began)),
            None => "does not have the child".to_owned(),
        };
        let title = format!(
            "This episode began on {}, before the year, but last year’s return {in_last}",
            said(first.began),
        );
        found.at(first.row, title);
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn an_earlier_start_that_last_year_does_not_have_is_found() {
        check(
            "562",
            "
            CHILD DECOM
            A 01/02/2022
            B 01/02/2022
            C 31/03/2022

            last year
            CHILD DECOM DEC
            A 01/02/2022 -
            B 01/01/2022 -
            ",
            expect![[r#"
                episodes 2: This episode began on 1 February 2022, before the year, but last year’s return has 1 January 2022 as the start of the last
                episodes 3: This episode began on 31 March 2022, before the year, but last year’s return does not have the child
            "#]],
        );
    }

    #[test]
    fn an_episode_begun_within_the_year_is_not_looked_for() {
        check(
            "562",
            "
            CHILD DECOM
            A 01/04/2022

            last year
            CHILD DECOM DEC
            B 01/02/2022 -
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
