//! The picture of a young person's days: a row a quarter, each run of days with why it counts as
//! it does.

use super::address;
use super::known::Known;
use care::day;
use charts::{Figure, Named, Run, State, Timeline, TimelineRow};
use definitions::{Date, Days};
use face::said;
use outcomes::measurement::Measured;

/// The picture: a row of days a quarter, each run of them leading to its quarter.
pub fn timeline(known: &Known<'_>) -> Timeline {
    let rows = known.lines.iter().map(|line| row(known, line)).collect();
    let (care, child_days) = known.lines.iter().fold((Days(0), Days(0)), |(care, all), line| {
        (care + line.count.care, all + line.count.child_days())
    });
    let title = match child_days {
        Days(0) => "No day of the window is known yet".to_owned(),
        _ => format!(
            "{} of {} days known so far were in care",
            said::number(care.0),
            said::number(child_days.0)
        ),
    };
    let subtitle = format!(
        "Days in care and at home; excluded days are in neither. As known at entry {}.",
        said::number(i64::try_from(known.calculation.statement.as_of).unwrap_or(i64::MAX))
    );
    let row = Named { name: "tracking_quarter", title: "Quarter" };
    Timeline { figure: Figure::new("thirty-months-days", title, subtitle), row, rows }
}

/// One quarter's row of days.
pub fn row(known: &Known<'_>, line: &Measured) -> TimelineRow {
    let href = format!("{}/quarters/{}", address(known.key), line.k);
    let of_quarter = known.calculation.runs[known.at].iter().filter_map(|run| {
        let days = run.days.and(line.days)?;
        let (state, said) = (state(run.state), sentence(run.clause.said()));
        Some(Run { from: days.began, to: days.ended, state, said, href: Some(href.clone()) })
    });
    let runs = of_quarter.flat_map(|run| parted(run, known.today));
    TimelineRow {
        name: format!("Quarter {}", line.k),
        from: line.days.began,
        to: line.days.ended,
        runs: runs.collect(),
    }
}

/// Days nobody has answered for, apart from those that are still to come.
fn parted(run: Run, today: Date) -> Vec<Run> {
    if run.state != State::Unknown || run.to <= today {
        return vec![run];
    }
    let to_come = |from: Date, run: &Run| Run {
        from,
        to: run.to,
        state: State::ToCome,
        said: "Still to come".to_owned(),
        href: run.href.clone(),
    };
    match run.from < today {
        true => vec![to_come(today, &run), Run { to: today, ..run }].into_iter().rev().collect(),
        false => vec![to_come(run.from, &run)],
    }
}

fn state(state: day::State) -> State {
    match state {
        day::State::Home => State::Home,
        day::State::Care => State::Care,
        day::State::Excluded => State::Excluded,
        day::State::Unknown => State::Unknown,
    }
}

/// Words with a capital letter.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
