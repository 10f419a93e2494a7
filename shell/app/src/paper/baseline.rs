//! The baseline as a letter gives it: each curve with where it comes from, its base and its
//! interval, or the words that there is none.

use crate::paper::letter::{Block, Section};
use definitions::{Cell, Exact, Kind, Table, said};
use outcomes::baseline::{Baseline, Entry, Stratum, Unit};

/// The baseline: each curve with its base and interval, or the words that there is none.
pub(crate) fn section(baseline: &Baseline) -> Section {
    let mut blocks = Vec::new();
    for stratum in &baseline.stratum {
        blocks.push(Block::Words(about(stratum)));
        blocks.push(curve(stratum).into());
    }
    Section::new("The baseline", blocks)
}

fn about(stratum: &Stratum) -> String {
    let entry = match stratum.entry {
        Entry::Home => "children at home at the start",
        Entry::Care => "children already in care at the start",
        Entry::Any => "all children",
    };
    let ages = match (stratum.age_from, stratum.age_to) {
        (None, None) => String::new(),
        (from, to) => {
            let said = |age: Option<i16>| age.map_or("any".to_owned(), |age| age.to_string());
            format!(", aged {} to {}", said(from), said(to))
        }
    };
    let unit = match (stratum.unit, stratum.full_quarter_days) {
        (Unit::Share, _) => "care days ÷ child days of the quarter".to_owned(),
        (Unit::MeanDays, full) => {
            format!("mean care days a full quarter of {} days", full.unwrap_or_default())
        }
        (Unit::CumulativeMeanDays, full) => {
            format!(
                "mean care days since the start, full quarters of {} days",
                full.unwrap_or_default()
            )
        }
    };
    let interval = match stratum.low.is_empty() || stratum.high.is_empty() {
        true => " No interval is given with this curve.",
        false => "",
    };
    let at_risk = match stratum.at_risk.is_empty() {
        true => " How many children it rests on is not given.",
        false => "",
    };
    let dataset = stratum.dataset.as_ref().map(|digest| format!(" Dataset {digest}."));
    format!(
        "{}, since {}: {entry}{ages}; written as {unit}. Where it comes from: {}.{at_risk}{interval}{}",
        stratum.name,
        said(stratum.since),
        stratum.origin.said().trim_end_matches('.'),
        dataset.unwrap_or_default()
    )
}

fn curve(stratum: &Stratum) -> Table {
    let mut columns = vec![
        ("stratum", "Stratum", Kind::Text),
        ("tracking_quarter", "Quarter", Kind::Number),
        ("rate", "As written", Kind::Number),
    ];
    if !stratum.at_risk.is_empty() {
        columns.push(("at_risk", "Children at risk", Kind::Number));
    }
    let interval = !stratum.low.is_empty() && !stratum.high.is_empty();
    if interval {
        columns.push(("low", "Interval from", Kind::Number));
        columns.push(("high", "Interval to", Kind::Number));
    }
    let title = format!("Baseline of stratum {}, since {}", stratum.name, said(stratum.since));
    let mut table = Table::new(title, &columns);
    let all = || [&stratum.rates, &stratum.low, &stratum.high].into_iter().flatten();
    let places = all().map(|rate| decimals(*rate)).max().unwrap_or(0);
    let exact = |of: &[Exact], at: usize| {
        of.get(at).map_or(Cell::Blank, |number| Cell::Exact(*number, places))
    };
    for at in 0..stratum.rates.len() {
        let mut row =
            vec![stratum.name.as_str().into(), (at + 1).into(), exact(&stratum.rates, at)];
        if !stratum.at_risk.is_empty() {
            row.push(stratum.at_risk.get(at).map(|number| i64::from(*number)).into());
        }
        if interval {
            row.extend([exact(&stratum.low, at), exact(&stratum.high, at)]);
        }
        table.rows.push(row);
    }
    if stratum.rates.len() == 1 {
        table.note = "One rate for every tracking quarter.".to_owned();
    }
    table
}

/// How many decimals a number is written with.
fn decimals(number: Exact) -> u8 {
    let written = number.to_string();
    written.split_once('.').map_or(0, |(_, part)| part.len() as u8)
}
