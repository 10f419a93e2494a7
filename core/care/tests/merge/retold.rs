//! The merge rule told a second time, straight from its sentences: plain tuples, and for every
//! question a look through all the rows. Slow, and shares nothing with the first telling.

use care::merge::{Filed, MergeRule, Steps};
use definitions::Date;
use std::collections::BTreeSet;

type Year = i16;
/// year, first day, ending, rne, the other columns an open row fills, rec, row number
type Line = (Year, Date, Option<Date>, String, String, String, u64);

/// The days in care, open rows counted up to `until`.
pub fn days(filed: &[Filed], latest: Year, rule: &MergeRule, until: Date) -> BTreeSet<Date> {
    let lines = keyed(&ruling(filed));
    let lines = match rule.steps {
        Steps::None => lines,
        _ => joined(&ended(&lines, latest, rule)),
    };
    let mut days = BTreeSet::new();
    for line in lines {
        let mut day = line.1;
        while day < line.2.unwrap_or(until) {
            days.insert(day);
            day = day.tomorrow().unwrap();
        }
    }
    days
}

fn ruling(filed: &[Filed]) -> Vec<Line> {
    let mut lines = Vec::new();
    for one in filed {
        let s = one.submission;
        let overruled = filed.iter().any(|other| {
            let o = other.submission;
            o.year == s.year
                && (o.covered_until > s.covered_until
                    || o.covered_until == s.covered_until && o.prepared > s.prepared
                    || o.covered_until == s.covered_until
                        && o.prepared == s.prepared
                        && o.number > s.number)
        });
        if overruled {
            continue;
        }
        for e in &one.episodes {
            let stay = format!("{}|{}|{}|{}", e.ls, e.cin, e.place, e.place_provider);
            let (rne, rec) = (e.rne.to_string(), e.rec.to_string());
            lines.push((s.year.starts_in(), e.decom, e.dec, rne, stay, rec, e.reported.row));
        }
    }
    lines
}

fn keyed(lines: &[Line]) -> Vec<Line> {
    let beats = |a: &Line, b: &Line| match (a.2, b.2) {
        (Some(_), None) => true,
        (None, Some(_)) => false,
        _ if a.0 != b.0 => a.0 > b.0,
        _ if a.2 != b.2 => a.2 > b.2,
        _ => a.6 > b.6,
    };
    let kept = |a: &&Line| !lines.iter().any(|b| a.1 == b.1 && beats(b, a));
    lines.iter().filter(kept).cloned().collect()
}

fn ended(lines: &[Line], latest: Year, rule: &MergeRule) -> Vec<Line> {
    let hanging = |a: &Line| a.2.is_none() && a.0 < latest;
    let repeats = |a: &Line, b: &Line| (&a.3, &a.4) == (&b.3, &b.4);
    let neighbours = |a: &Line| [before(lines, a), after(lines, a)].into_iter().flatten();

    let left_out = |a: &Line| {
        let duplicate = neighbours(a).any(|b| {
            let wins = b.0 > a.0 || (b.0 == a.0 && b.2.is_none() && b.1 < a.1);
            repeats(a, &b) && (wins || rule.steps == Steps::AllAtOnce)
        });
        let replaced = before(lines, a).is_some_and(|b| b.0 > a.0);
        hanging(a) && (duplicate || replaced)
    };
    let remaining: Vec<Line> = lines.iter().filter(|a| !left_out(a)).cloned().collect();
    let in_view = if rule.steps == Steps::AllAtOnce { lines } else { &remaining };

    let mut told = Vec::new();
    for mut line in remaining.clone() {
        if hanging(&line) {
            let march = Date::constant(line.0 + 1, 3, 31);
            let (day, rec) = match after(in_view, &line) {
                None => (march, "E99"),
                Some(next) if next.3 != "S" => (next.1, "X1"),
                Some(next) if rule.gap_before_new_period => {
                    (march.min(next.1.yesterday().unwrap()), "E99")
                }
                Some(next) => (march.min(next.1), "E99"),
            };
            line.2 = Some(day);
            line.5 = rec.to_owned();
        }
        told.push(line);
    }
    told
}

fn joined(lines: &[Line]) -> Vec<Line> {
    let mut told = Vec::new();
    for line in lines {
        let mut line = line.clone();
        if let (Some(dec), Some(next)) = (line.2, after(lines, &line)) {
            let runs_past = dec > next.1;
            let stops_short = dec < next.1 && line.5 == "X1";
            if next.0 > line.0 && (runs_past || stops_short) {
                line.2 = Some(next.1);
            }
        }
        told.push(line);
    }
    told
}

fn before(lines: &[Line], line: &Line) -> Option<Line> {
    lines.iter().filter(|other| other.1 < line.1).max_by_key(|other| other.1).cloned()
}

fn after(lines: &[Line], line: &Line) -> Option<Line> {
    lines.iter().filter(|other| other.1 > line.1).min_by_key(|other| other.1).cloned()
}
