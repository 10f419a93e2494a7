//! Rule 367: short breaks of a series (V3) come to at most 75 days in any 12 months. With last
//! year’s return at hand every 12 months of the two years are looked at; without it, the return’s
//! own year, which is all that the public validator looks at.

use crate::checks::index::Dated;
use crate::checks::prelude::*;
use crate::report::EpisodeRow;
use definitions::interval::union;
use definitions::{Date, Days, Interval, months_after};

pub(super) static RULE: Rule = Rule {
    number: "367",
    says: "Short breaks come to at most 75 days in any 12 months.",
    reads: &[(Episodes, "DECOM"), (Episodes, "DEC"), (Episodes, "LS")],
    points_at: &["DECOM", "DEC", "LS"],
    in_force: Years::ALL,
    weight: Weight::TouchesPayment,
    remedy: "Check the dates of the breaks; beyond 75 days the child is looked after in the \
              ordinary way.",
    run,
};

fn run(checked: &Checked, found: &mut Found) {
    let earliest = checked.last.map_or(checked.year().began(), |last| last.year.began());
    for child in checked.children() {
        let in_this_year = breaks(&child.episodes, earliest, checked.collection_ends());
        if in_this_year.is_empty() {
            continue;
        }
        let in_last = breaks(&child.last.episodes, earliest, checked.year().began());
        let every = in_this_year.iter().chain(&in_last).map(|(_, days)| *days).collect();
        let over = over_the_limit(&union(every));
        for (row, days) in in_this_year {
            if let Some((months, total)) = over.iter().find(|(year, _)| year.and(days).is_some()) {
                let title = format!(
                    "Short breaks (V3) come to {total} days in the 12 months from {}; \
                     75 is the most",
                    said(months.began),
                );
                found.at(row, title);
            }
        }
    }
}

/// The short breaks among a child's episodes: each row and its days between two dates.
fn breaks<'a>(episodes: &[Dated<'a>], from: Date, to: Date) -> Vec<(&'a EpisodeRow, Interval)> {
    let breaks = episodes.iter().filter(|episode| episode.ls == "V3");
    let days = breaks.filter_map(|episode| {
        let ceased = if episode.dec.is_blank() { to } else { episode.ceased?.min(to) };
        Some((episode.row, Interval::new(episode.began.max(from), ceased)?))
    });
    days.collect()
}

/// The 12 months, each beginning with a run of days or ending with one, that hold more than 75.
fn over_the_limit(runs: &[Interval]) -> Vec<(Interval, Days)> {
    let from_starts = runs.iter().map(|run| (run.began, months_after(run.began, 12)));
    let to_ends = runs.iter().map(|run| (months_after(run.ended, -12), run.ended));
    let years = from_starts.chain(to_ends).filter_map(|(from, to)| Interval::new(from, to));
    let totals = years.map(|year| {
        (year, runs.iter().filter_map(|run| run.and(year)).map(Interval::days).sum::<Days>())
    });
    totals.filter(|(_, total)| *total > Days(75)).collect()
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::check;
    use expect_test::expect;

    #[test]
    fn seventy_five_days_pass_and_seventy_six_fail() {
        check(
            "367",
            "
            CHILD DECOM DEC LS
            A 01/04/2022 17/04/2022 V3
            A 01/06/2022 17/06/2022 V3
            A 01/07/2022 17/07/2022 V3
            A 01/08/2022 17/08/2022 V3
            A 01/09/2022 12/09/2022 V3
            B 01/04/2022 17/04/2022 V3
            B 01/06/2022 17/06/2022 V3
            B 01/07/2022 17/07/2022 V3
            B 01/08/2022 17/08/2022 V3
            B 01/09/2022 13/09/2022 V3
            ",
            expect![[r#"
                episodes 6: Short breaks (V3) come to 76 days in the 12 months from 1 April 2022; 75 is the most
                episodes 7: Short breaks (V3) come to 76 days in the 12 months from 1 April 2022; 75 is the most
                episodes 8: Short breaks (V3) come to 76 days in the 12 months from 1 April 2022; 75 is the most
                episodes 9: Short breaks (V3) come to 76 days in the 12 months from 1 April 2022; 75 is the most
                episodes 10: Short breaks (V3) come to 76 days in the 12 months from 1 April 2022; 75 is the most
            "#]],
        );
    }

    #[test]
    fn days_before_the_year_are_left_out_without_last_years_return() {
        check(
            "367",
            "
            CHILD DECOM DEC LS
            A 10/03/2022 15/06/2022 V3
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }

    #[test]
    fn twelve_months_across_two_returns_are_looked_at() {
        check(
            "367",
            "
            CHILD DECOM DEC LS
            A 01/04/2022 11/05/2022 V3
            A 15/03/2023 20/03/2023 V3

            last year
            CHILD DECOM DEC LS
            A 01/02/2022 10/03/2022 V3
            ",
            expect![[r#"
                episodes 1: Short breaks (V3) come to 77 days in the 12 months from 1 February 2022; 75 is the most
            "#]],
        );
    }

    #[test]
    fn a_day_covered_twice_counts_once() {
        check(
            "367",
            "
            CHILD DECOM DEC LS
            A 01/04/2022 11/05/2022 V3
            A 01/04/2022 11/05/2022 V3
            ",
            expect![[r#"
                nothing found
            "#]],
        );
    }
}
