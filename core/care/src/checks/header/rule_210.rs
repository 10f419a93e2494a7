//! Rule 210: UN4, for a child newly looked after whose pupil number is not yet known, is given only
//! within the last week of the year: the period of care open on 31 March began on 24 March or
//! later. A period is followed back through episodes that join without a gap. The public validator
//! has the comparison the other way round and finds the children who began within the week; here
//! the published words are followed, and the episode the period began with is pointed at.

use crate::checks::prelude::*;

pub(super) static RULE: Rule = Rule {
    number: "210",
    says: "A child looked after for more than a week on 31 March does not have the UPN code UN4.",
    reads: &[(Header, "UPN"), (Episodes, "DEC"), (Episodes, "DECOM")],
    points_at: &["DECOM", "UPN"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Ask the school for the child’s number; if there is none, give the code that \
              says why, UN1, UN2, UN3 or UN5.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let week = checked.collection_ends().saturating_sub(jiff::Span::new().days(7));
    let newly = |child: &&Child| child.headers.iter().any(|row| row.upn == "UN4");
    for child in checked.children().iter().filter(newly) {
        let Some(first) = open_period(checked, child).filter(|first| first.began < week) else {
            continue;
        };
        let began = said(first.began);
        for row in child.headers.iter().filter(|row| row.upn == "UN4") {
            found.at(*row, format!("The UPN says newly looked after (UN4), but since {began}"));
        }
        found.at(first.row, format!("Looked after since {began}, with a UPN of UN4"));
    }
}

/// The first episode of the period of care open on the collection's last day.
fn open_period<'a>(checked: &Checked, child: &Child<'a>) -> Option<Dated<'a>> {
    let last = checked.collection_ends();
    let began = child.episodes.iter().rev().skip_while(|episode| last < episode.began);
    let mut began = began.copied();
    let mut first = began.next().filter(|open| open.ceased.is_none_or(|day| last < day))?;
    for earlier in began {
        if earlier.ceased.is_some_and(|ceased| ceased < first.began) {
            break;
        }
        first = earlier;
    }
    Some(first)
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn a_child_looked_after_for_more_than_the_last_week_is_found() {
        check(
            "210",
            "
            CHILD UPN
            A UN4
            B UN4
            C UN3

            CHILD DECOM DEC
            A 23/03/2023 28/03/2023
            A 28/03/2023 -
            B 24/03/2023 -
            C 01/05/2022 -
            ",
            expect![[r#"
                header 1: The UPN says newly looked after (UN4), but since 23 March 2023
                episodes 1: Looked after since 23 March 2023, with a UPN of UN4
            "#]],
        );
    }

    #[test]
    fn a_period_of_care_that_ended_before_does_not_count() {
        check(
            "210",
            "
            CHILD UPN
            A UN4
            B UN4

            CHILD DECOM DEC
            A 01/05/2022 01/06/2022
            A 28/03/2023 -
            B 01/05/2022 01/06/2022
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
