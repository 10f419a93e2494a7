//! The contract's page `chance.toml`: what is assumed of children of a programme with no effect.
//! No payment reads it, and it is no part of the contract's fingerprint.

use super::played::grouped;
use definitions::{Date, Dated, Exact, Finding, page};
use serde::{Deserialize, Serialize};

/// The page's file name in a contract's folder.
pub const PAGE: &str = "chance.toml";

/// A range of shares, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// The least.
    pub from: Exact,
    /// The most.
    pub to: Exact,
}

/// The page `chance.toml`; each value has `since`, and `source` or `assumed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assumptions {
    /// How many programmes are played: 100 to 1,000,000.
    pub programmes: Dated<u32>,
    /// The seed; the same seed plays the same programmes.
    pub seed: Dated<u64>,
    /// The share of children in care who leave it for good at the beginning of a quarter.
    pub leaving: Dated<Exact>,
    /// Which share of the quarter in which a child enters care is spent there, evenly spread.
    pub entry_quarter: Dated<Range>,
    /// Children from whom the comparison group is drawn again, where the baseline does not say how
    /// many it was counted from: 1 to 100,000.
    pub comparison_children: Dated<u32>,
    /// Times that families are drawn again to find an interval: 200 to 100,000.
    pub resamples: Dated<u32>,
    /// Hundredths of the baseline at which the result is shown again, such as 90 for nine tenths.
    pub baselines: Dated<Vec<u16>>,
}

/// The assumptions in force on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InForce {
    /// How many programmes are played.
    pub programmes: u32,
    /// The seed.
    pub seed: u64,
    /// The share of children in care who leave it for good each quarter.
    pub leaving: Exact,
    /// Which share of the quarter of entry is spent in care.
    pub entry_quarter: Range,
    /// Children from whom the comparison group is drawn again, where the baseline does not say.
    pub comparison_children: u32,
    /// Times that families are drawn again.
    pub resamples: u32,
    /// Hundredths of the baseline at which the result is shown again.
    pub baselines: Vec<u16>,
}

impl Assumptions {
    /// Reads the page.
    ///
    /// # Errors
    /// Everything that is wrong with it, at once.
    pub fn read(text: &str) -> Result<Assumptions, Vec<Finding>> {
        let read: Assumptions = page::read(PAGE, text)?;
        let problems = read.problems();
        if problems.is_empty() { Ok(read) } else { Err(problems) }
    }

    /// The assumptions in force on a day.
    pub fn on(&self, day: Date) -> InForce {
        InForce {
            programmes: *self.programmes.value(day),
            seed: *self.seed.value(day),
            leaving: *self.leaving.value(day),
            entry_quarter: *self.entry_quarter.value(day),
            comparison_children: *self.comparison_children.value(day),
            resamples: *self.resamples.value(day),
            baselines: self.baselines.value(day).clone(),
        }
    }

    fn problems(&self) -> Vec<Finding> {
        let one = Exact::whole(1);
        let mut problems = Vec::new();
        let mut must = |right: bool, what: &str| {
            if !right {
                problems.push(page::wrong(PAGE, None, what, page::EVERY_VALUE));
            }
        };
        for term in self.programmes.versions() {
            must((100..=1_000_000).contains(&term.value), "programmes: from 100 to 1,000,000");
        }
        for term in self.leaving.versions() {
            must(Exact::ZERO <= term.value && term.value < one, "leaving: a share below 1");
        }
        for Range { from, to } in self.entry_quarter.versions().iter().map(|term| term.value) {
            let right = Exact::ZERO < from && from <= to && to <= one;
            must(right, "entry_quarter: shares above 0 and up to 1, the smaller first");
        }
        for term in self.comparison_children.versions() {
            must((1..=100_000).contains(&term.value), "comparison_children: from 1 to 100,000");
        }
        for term in self.resamples.versions() {
            must((200..=100_000).contains(&term.value), "resamples: from 200 to 100,000");
        }
        for term in self.baselines.versions() {
            let right = term.value.len() <= 20 && term.value.iter().all(|at| *at <= 200);
            must(right, "baselines: at most twenty whole hundredths, none over 200");
        }
        problems
    }
}

impl InForce {
    /// What is assumed, in sentences without their full stop.
    pub fn said(&self) -> Vec<String> {
        let percent = |share: Exact| share.times(100).to_places(0);
        let Range { from, to } = self.entry_quarter;
        vec![
            "Every child is expected in care exactly as often as the baseline says, and enters it \
             at most once"
                .to_owned(),
            format!(
                "In the tracking quarter of entry {}% to {}% of the days are spent in care, evenly \
                 spread",
                percent(from),
                percent(to)
            ),
            format!(
                "Of those in care {}% leave it for good at the beginning of each later quarter; \
                 more where the baseline falls faster",
                percent(self.leaving)
            ),
            "Children live independently of each other; siblings would make chance larger"
                .to_owned(),
            "Each statement is made in its quarter and agreed as calculated; nothing is corrected"
                .to_owned(),
            format!(
                "{} programmes, seed {}, generator PCG XSL RR 128/64",
                grouped(self.programmes),
                self.seed
            ),
        ]
    }
}
