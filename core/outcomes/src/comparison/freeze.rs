//! The group as others read it: strata for the contract's page `baseline.toml`, and a table of
//! every quarter with its base. Source: `docs/contract.md` 1.

use super::{ComparisonGroup, Curve, Rate, ResampledBy};
use crate::baseline::{Entry, Stratum, Unit};
use definitions::{Cell, Date, Exact, Kind, Origin, Refusal, Table};
use std::fmt::Write;

impl ComparisonGroup {
    /// The strata that can be frozen, holding since a day.
    pub fn strata(&self, since: Date, origin: &Origin) -> Vec<Stratum> {
        let frozen = |curve: &Curve| {
            let rates: Option<Vec<Rate>> = curve.points.iter().map(|point| point.rate).collect();
            let rates = rates?;
            Some(Stratum {
                since,
                name: curve.stratum.clone(),
                entry: curve.entry,
                age_from: None,
                age_to: None,
                unit: Unit::Share,
                full_quarter_days: None,
                rates: rates.iter().map(|rate| rate.share).collect(),
                at_risk: curve.points.iter().map(|point| point.children).collect(),
                low: rates.iter().map(|rate| rate.low).collect(),
                high: rates.iter().map(|rate| rate.high).collect(),
                dataset: Some(self.fingerprint.clone()),
                origin: origin.clone(),
            })
        };
        self.curves.iter().filter_map(frozen).collect()
    }

    /// The page `baseline.toml` with these curves. A curve with a quarter refused is left out,
    /// and the page says so.
    ///
    /// # Errors
    /// Refused when there is no curve to freeze.
    pub fn to_toml(&self, since: Date, origin: &Origin) -> Result<String, Refusal> {
        let strata = self.strata(since, origin);
        if strata.is_empty() {
            let refused = self.curves.iter().find_map(|curve| curve.refusal.clone());
            return Err(refused.unwrap_or_else(|| {
                Refusal::new("No child of the comparison group is counted", self.said_left_out())
            }));
        }
        let mut page = String::new();
        for line in self.heading() {
            let _ = writeln!(page, "# {line}");
        }
        for stratum in &strata {
            let _ = write!(page, "\n{}", written(stratum));
        }
        Ok(page)
    }

    /// Every quarter of every curve, with its base.
    pub fn table(&self) -> Table {
        let mut table = Table::new(
            "The comparison group by tracking quarter",
            &[
                ("stratum", "Stratum", Kind::Text),
                ("tracking_quarter", "Tracking quarter", Kind::Number),
                ("at_risk", "Children at risk", Kind::Number),
                ("care_days", "Care days", Kind::Number),
                ("child_days", "Child days", Kind::Number),
                ("excluded_days", "Excluded days", Kind::Number),
                ("waiting", "Child-quarters waiting", Kind::Number),
                ("rate", "Rate", Kind::Number),
                ("low", "Interval from", Kind::Number),
                ("high", "Interval to", Kind::Number),
                ("base", "Base", Kind::Text),
            ],
        );
        for curve in &self.curves {
            for point in &curve.points {
                let shown = |which: fn(&Rate) -> Exact| {
                    point.rate.as_ref().map_or(Cell::Blank, |rate| Cell::Exact(which(rate), 4))
                };
                table.push([
                    curve.stratum.as_str().into(),
                    i64::from(point.k).into(),
                    i64::from(point.children).into(),
                    point.care_days.into(),
                    point.child_days.into(),
                    point.excluded_days.into(),
                    i64::from(point.waiting).into(),
                    shown(|rate| rate.share),
                    shown(|rate| rate.low),
                    shown(|rate| rate.high),
                    self.base(point.rate).into(),
                ]);
            }
        }
        table.note(self.heading().join(". "))
    }

    /// What the rate of a quarter rests on.
    fn base(&self, rate: Option<Rate>) -> String {
        match rate {
            None => format!("refused: fewer than {} at risk", self.ask.least_at_risk),
            Some(rate) if rate.from == rate.to => "this quarter".to_owned(),
            Some(rate) => format!(
                "quarters {} to {} pooled: {} of {} days, {} children",
                rate.from, rate.to, rate.care_days, rate.child_days, rate.children
            ),
        }
    }

    /// What the curves rest on, in sentences without their full stop.
    fn heading(&self) -> Vec<String> {
        let starts = self.starts.map_or(String::new(), |(first, last)| {
            format!(", whose windows began {first} to {last}")
        });
        let mut lines = vec![format!(
            "The comparison group: {} of {} children counted{starts}; {}",
            self.children,
            self.members,
            self.said_left_out()
        )];
        if self.outside_ages > 0 {
            let n = self.outside_ages;
            lines.push(format!("Counted, though outside the contract's ages at the start: {n}"));
        }
        if let Some(day) = self.ask.terms_on {
            lines.push(format!("Counted by the terms in force on {day}"));
        }
        lines.push(self.method.clone());
        if self.resampled_by == ResampledBy::Child {
            lines.push("Where siblings are among them the interval is too narrow".to_owned());
        }
        for curve in &self.curves {
            lines.extend(curve.overall.map(|rate| overall(&curve.stratum, &rate)));
            for point in &curve.points {
                if let Some(rate) = point.rate.filter(|r| r.from < r.to && r.from == point.k) {
                    lines.push(format!("{}: {}", curve.stratum, self.base(Some(rate))));
                }
            }
            lines.extend(curve.refusal.as_ref().map(|refusal| refusal.title.clone()));
        }
        lines.push(format!("Dataset {}", self.fingerprint));
        lines
    }

    fn said_left_out(&self) -> String {
        match self.left_out.as_slice() {
            [] => "none left out".to_owned(),
            some => {
                let said: Vec<String> =
                    some.iter().map(|(why, n)| format!("{n} ({})", why.said())).collect();
                format!("left out: {}", said.join(", "))
            }
        }
    }
}

fn overall(stratum: &str, rate: &Rate) -> String {
    let percent = |share: Exact| share.times(100).to_places(1);
    format!(
        "{stratum}, all quarters: {}% ({} of {} days, {} children; interval {}% to {}%)",
        percent(rate.share),
        rate.care_days,
        rate.child_days,
        rate.children,
        percent(rate.low),
        percent(rate.high)
    )
}

/// One stratum as it stands in `baseline.toml`.
fn written(stratum: &Stratum) -> String {
    let text = |words: &str| toml::Value::from(words).to_string();
    let list = |items: Vec<String>| format!("[{}]", items.join(", "));
    let exact = |rates: &[Exact]| list(rates.iter().map(|rate| format!("\"{rate}\"")).collect());
    let entry = match stratum.entry {
        Entry::Home => "home",
        Entry::Care => "care",
        Entry::Any => "any",
    };
    let (kind, origin) = match &stratum.origin {
        Origin::Source(words) => ("source", words),
        Origin::Assumed(words) => ("assumed", words),
    };
    let mut lines = vec![
        "[[stratum]]".to_owned(),
        format!("since = {}", stratum.since),
        format!("name = {}", text(&stratum.name)),
        format!("entry = \"{entry}\""),
        "unit = \"share\"".to_owned(),
        format!("rates = {}", exact(&stratum.rates)),
        format!("at_risk = {}", list(stratum.at_risk.iter().map(u32::to_string).collect())),
        format!("low = {}", exact(&stratum.low)),
        format!("high = {}", exact(&stratum.high)),
    ];
    lines.extend(stratum.dataset.as_ref().map(|dataset| format!("dataset = {}", text(dataset))));
    lines.push(format!("{kind} = {}", text(origin)));
    lines.join("\n") + "\n"
}
