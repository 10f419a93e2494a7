//! A curve: which quarters stand alone or pooled, what each rests on, and what is resampled to
//! find how sure it is. Source: `docs/contract.md` 1 ("under 20 refuse or pool").

use super::bootstrap::{Sum, interval};
use super::count::Group;
use super::{Ask, Curve, Point, Rate, ResampledBy};
use crate::baseline::Entry;
use definitions::{Days, Refusal};
use std::collections::BTreeMap;

/// Tracking quarters of one stratum, or of everyone, whose days are added up.
#[derive(Clone, Copy)]
pub struct Span {
    pub entry: Option<Entry>,
    pub from: u8,
    pub to: u8,
}

/// The families, or children, that are resampled: each the places of its children in the group.
pub struct Units {
    pub units: Vec<Vec<usize>>,
    pub resampled_by: ResampledBy,
    pub without_family: usize,
}

impl Units {
    pub fn of(group: &Group) -> Units {
        let mut units: BTreeMap<(Option<&str>, &str), Vec<usize>> = BTreeMap::new();
        let mut without_family = 0;
        for (at, child) in group.children.iter().enumerate() {
            let family = child.member.family.as_deref().map(str::trim).filter(|f| !f.is_empty());
            without_family += usize::from(family.is_none());
            let alone = if family.is_none() { child.member.child.as_str() } else { "" };
            units.entry((family, alone)).or_default().push(at);
        }
        let known = without_family < group.children.len();
        Units {
            units: units.into_values().collect(),
            resampled_by: if known { ResampledBy::Family } else { ResampledBy::Child },
            without_family,
        }
    }

    /// The curve of a stratum; none when it has no child-quarter.
    pub fn curve(&self, group: &Group, entry: Entry, name: &str, ask: &Ask) -> Option<Curve> {
        if !group.has(entry) {
            return None;
        }
        let mut points: Vec<Point> = (1..=group.quarters).map(|k| group.point(entry, k)).collect();
        for span in spans(group, entry, ask) {
            let rate = self.rate(group, span, ask);
            for point in &mut points[usize::from(span.from) - 1..usize::from(span.to)] {
                point.rate = rate;
            }
        }
        let whole = Span { entry: Some(entry), from: 1, to: group.quarters };
        let overall = self.rate(group, whole, ask);
        let refusal = too_few(&points, name, ask);
        Some(Curve { stratum: name.to_owned(), entry, points, overall, refusal })
    }

    /// The rate over a span; none where too few were at risk.
    pub fn rate(&self, group: &Group, span: Span, ask: &Ask) -> Option<Rate> {
        let children = group.at_risk(span);
        if children < ask.least_at_risk {
            return None;
        }
        let of_unit = |unit: &Vec<usize>| unit.iter().map(|at| group.sum(*at, span)).sum();
        let sums: Vec<Sum> = self.units.iter().map(of_unit).collect();
        let all: Sum = sums.iter().copied().sum();
        let (low, high) = interval(&sums, ask.seed, ask.resamples)?;
        let (from, to) = (span.from, span.to);
        let (care_days, child_days) = (Days(all.care), Days(all.child_days));
        Some(Rate { share: all.share()?, low, high, from, to, children, care_days, child_days })
    }

    pub fn method(&self, ask: &Ask) -> String {
        let what = match self.resampled_by {
            ResampledBy::Family => "families",
            ResampledBy::Child => "children, as no family number is known",
        };
        let alone = match (self.resampled_by, self.without_family) {
            (ResampledBy::Child, _) | (_, 0) => String::new(),
            (_, n) => format!("; children with no family number, each a family of one: {n}"),
        };
        format!(
            "Care days ÷ child days of the settled child-quarters, to ten places, half even. \
             95% interval: percentile bootstrap, {} resamples of {} {what}{alone}; seed {}",
            ask.resamples,
            self.units.len(),
            ask.seed
        )
    }
}

/// The quarters whose rates stand alone, and those pooled: from the last quarter back, each with
/// too few at risk takes in the one before it until together they have enough.
fn spans(group: &Group, entry: Entry, ask: &Ask) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut to = group.quarters;
    while to > 0 {
        let mut span = Span { entry: Some(entry), from: to, to };
        while ask.pool && span.from > 1 && group.at_risk(span) < ask.least_at_risk {
            span.from -= 1;
        }
        spans.push(span);
        to = span.from - 1;
    }
    spans
}

fn too_few(points: &[Point], name: &str, ask: &Ask) -> Option<Refusal> {
    let refused: Vec<String> =
        points.iter().filter(|p| p.rate.is_none()).map(|p| p.k.to_string()).collect();
    if refused.is_empty() {
        return None;
    }
    let title = format!(
        "The {name} curve is not frozen: fewer than {} children are at risk in each of these \
         tracking quarters: {}",
        ask.least_at_risk,
        refused.join(", ")
    );
    let hint = if ask.pool {
        "Even pooled they are too few: leave the stratum without a curve, and its children are \
         tracked and shown, not priced"
    } else {
        "Pool those quarters with the ones before, or leave the stratum without a curve: its \
         children are then tracked and shown, not priced"
    };
    Some(Refusal::new(title, hint))
}
