//! Rule 1001: a care leaver was looked after for 91 days (13 weeks) or more from the 14th birthday
//! on, one of them at least from the 16th on, and was not adopted at the end.
//!
//! Days are counted in this year’s return and last year’s together, so what came before cannot be
//! seen, and of one aged 20 or over hardly anything is left to see: the row is found all the same,
//! as the rule’s own note warns. Short breaks (V3, V4) do not count, nor episodes that cannot be
//! dated. Where two begin on one day the one that ceased first is taken; the latest, if open, runs
//! to 31 March; of episodes that overlap, which rule 501 finds, each is counted. With no date of
//! birth in the Header there is nothing to count from. The public validator finds everyone aged 20
//! or over on 31 March, whatever the days, and mixes up rows of the two returns that stand in the
//! same place: here the days are counted at any age, and each row is itself.

use crate::checks::index::{Child, Dated, adopted, short_break};
use crate::checks::prelude::*;
use definitions::{Date, Days, Interval};

pub(super) static RULE: Rule = Rule {
    number: "1001",
    says: "A care leaver was looked after for 13 weeks from 14 on, and for a day from 16 on.",
    reads: &[
        (Episodes, "DEC"),
        (Episodes, "DECOM"),
        (Episodes, "LS"),
        (Episodes, "REC"),
        (EpisodesLast, "DEC"),
        (EpisodesLast, "DECOM"),
        (EpisodesLast, "LS"),
        (EpisodesLast, "REC"),
        (Header, "DOB"),
        (Oc3, "ACCOM"),
        (Oc3, "ACTIV"),
        (Oc3, "IN_TOUCH"),
    ],
    points_at: &["ACCOM", "ACTIV", "IN_TOUCH"],
    in_force: Years::ALL,
    weight: Weight::Look,
    remedy: "Look for the child’s episodes in earlier returns, which are not seen here; if \
              there are too few, remove the row.",
    run,
};

/// Thirteen weeks.
const DAYS_FROM_FOURTEEN: i64 = 91;

fn run(checked: &Checked, found: &mut Found) {
    let mut episodes = Vec::new();
    for child in checked.children().iter().filter(|child| !child.oc3.is_empty()) {
        both_years(child, &mut episodes);
        if let Some(why) = why_not(checked, child, &episodes) {
            for row in &child.oc3 {
                found.at(*row, &*why);
            }
        }
    }
    for row in checked.this.oc3.iter().filter(|row| row.child.is_empty()) {
        found.at(row, "The row names no child with days in care");
    }
}

/// The child’s episodes of both returns, one for each day on which one began.
fn both_years<'a>(child: &Child<'a>, episodes: &mut Vec<Dated<'a>>) {
    episodes.clear();
    episodes.extend(child.episodes.iter().chain(&child.last.episodes));
    episodes.sort_by_key(|episode| (episode.began, episode.ceased.is_none(), episode.ceased));
    episodes.dedup_by_key(|episode| episode.began);
}

/// Why a child is no care leaver by these episodes.
fn why_not(checked: &Checked, child: &Child, episodes: &[Dated]) -> Option<String> {
    if let Some(last) = episodes.last().filter(|last| adopted(last.row)) {
        return Some(format!("A care leaver, but adopted ({}) at the end", last.rec));
    }
    let Some(born) = child.born() else {
        return Some("Days in care cannot be counted: no date of birth in the Header".to_owned());
    };
    let from_fourteen = days_from(birthday(born, 14), checked, episodes);
    let from_sixteen = days_from(birthday(born, 16), checked, episodes);
    if Days(DAYS_FROM_FOURTEEN) <= from_fourteen && Days(0) < from_sixteen {
        return None;
    }
    Some(format!(
        "Days in care in this year’s return and last year’s: {from_fourteen} since age 14 \
         ({DAYS_FROM_FOURTEEN} are needed), {from_sixteen} since age 16 (1 is needed)"
    ))
}

/// Days in care from a day on, short breaks left out.
fn days_from(from: Date, checked: &Checked, episodes: &[Dated]) -> Days {
    let latest = episodes.last().map(|last| last.began);
    let counted = episodes.iter().filter(|episode| !short_break(episode.row));
    let days = counted.filter_map(|episode| {
        let open = || (latest == Some(episode.began)).then(|| checked.collection_ends());
        let ceased = episode.ceased.or_else(open)?;
        Interval::new(episode.began.max(from), ceased).map(|interval| interval.days())
    });
    days.sum()
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn thirteen_weeks_from_fourteen_and_a_day_from_sixteen_are_enough() {
        check(
            "1001",
            "
            CHILD DOB
            A 01/01/2006
            B 01/01/2006
            C 01/06/2006
            D 01/06/2006
            E 01/01/2006

            CHILD DECOM LS REC DEC
            A 01/05/2022 C2 E4A 31/07/2022
            B 01/05/2022 C2 E4A 30/07/2022
            C 01/01/2022 C2 E4A 01/06/2022
            D 01/01/2022 C2 E4A 02/06/2022

            last year
            CHILD DECOM LS REC DEC
            E 01/05/2021 C2 E4A 01/05/2022

            OC3
            CHILD IN_TOUCH
            A YES
            B YES
            C YES
            D YES
            E -
            F YES
            - YES
            ",
            expect![[r#"
                oc3 2: Days in care in this year’s return and last year’s: 90 since age 14 (91 are needed), 90 since age 16 (1 is needed)
                oc3 3: Days in care in this year’s return and last year’s: 151 since age 14 (91 are needed), 0 since age 16 (1 is needed)
                oc3 6: Days in care cannot be counted: no date of birth in the Header
                oc3 7: The row names no child with days in care
            "#]],
        );
    }

    #[test]
    fn an_open_episode_runs_to_the_end_of_the_year_and_short_breaks_are_left_out() {
        check(
            "1001",
            "
            CHILD DOB
            A 01/06/2005
            B 01/06/2005
            C 01/06/2005
            D 01/06/2005

            CHILD DECOM LS REC DEC
            A 01/12/2022 C2 - -
            B 01/06/2022 V4 - -
            C 01/05/2021 C2 X1 01/06/2021
            D 01/05/2021 C2 E11 01/06/2022

            last year
            CHILD DECOM LS REC DEC
            C 01/05/2021 C2 - -

            OC3
            CHILD IN_TOUCH
            A YES
            B YES
            C YES
            D YES
            ",
            expect![[r#"
                oc3 2: Days in care in this year’s return and last year’s: 0 since age 14 (91 are needed), 0 since age 16 (1 is needed)
                oc3 3: Days in care in this year’s return and last year’s: 31 since age 14 (91 are needed), 0 since age 16 (1 is needed)
                oc3 4: A care leaver, but adopted (E11) at the end
            "#]],
        );
    }

    #[test]
    fn without_last_years_return_it_does_not_run() {
        check(
            "1001",
            "
            CHILD DOB
            A 01/06/2005

            CHILD DECOM
            A 01/12/2022

            OC3
            CHILD
            A
            ",
            expect![[r#"
                not run: it needs last year’s return, which was not given
            "#]],
        );
    }
}
