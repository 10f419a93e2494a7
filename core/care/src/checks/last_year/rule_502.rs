//! Rule 502: a child whose record was left open last year begins this year’s with that same
//! episode, from the same day.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "502",
    says: "This year’s first episode begins the day last year’s open one began.",
    reads: &[(Episodes, "DECOM"), (EpisodesLast, "DECOM"), (EpisodesLast, "DEC")],
    points_at: &["DECOM"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Repeat last year’s open episode with its own start, or correct the start here.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    for child in checked.children() {
        let Some(first) = child.first() else { continue };
        let mut open = child.last.episodes.iter().filter(|episode| episode.dec.is_blank());
        if let Some(open) = open.find(|open| open.began != first.began) {
            let title = format!(
                "The first episode began on {}, but the one open at the end of last year \
                 began on {}",
                said(first.began),
                said(open.began),
            );
            found.at(first.row, title);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_start_that_moved_is_found() {
        check(
            "502",
            "
            CHILD DECOM
            A 02/02/2022
            A 01/06/2022
            B 01/02/2022

            last year
            CHILD DECOM DEC
            A 01/02/2022 -
            B 01/02/2022 -
            ",
            expect![[r#"
                episodes 1: The first episode began on 2 February 2022, but the one open at the end of last year began on 1 February 2022
            "#]],
        );
    }

    #[test]
    fn last_year_may_have_ended_closed_and_a_child_may_be_new() {
        check(
            "502",
            "
            CHILD DECOM
            A 01/06/2022
            B 01/06/2022

            last year
            CHILD DECOM DEC
            A 01/02/2022 01/03/2022
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn without_last_years_return_it_is_not_run() {
        check(
            "502",
            "
            CHILD DECOM
            A 01/06/2022
            ",
            expect![[r#"
                not run: it needs last year’s return, which was not given
            "#]],
        );
    }
}
