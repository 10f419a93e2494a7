//! The sealed evidence of a quarter: everything a calculation needs and nothing that names a
//! child, so that either side can calculate again on its own machine. Source:
//! `docs/contract.md` 8.

mod against;
mod recompute;
mod sealed;

pub use recompute::{Difference, Verdict};
pub use sealed::Sealed;

use crate::contract::Contract;
use crate::measurement::{Frozen, FrozenLines, Measured, Overrides, Standing, Tracked, Wait};
use crate::settlement::Settlement;
use care::case::Custody;
use care::day::{Count, Known, Run, runs};
use care::window::{Ends, EndsBecause, window};
use care::{Code, Episode, ReturnYear, RowRef};
use definitions::{Date, Days, Exact, Interval, Money, Quarter};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The form of the evidence this program writes and reads.
pub const FORM: &str = "homeward evidence 1";

/// All that a quarter's calculation rests on, and what it claims.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The form it is written in.
    pub form: String,
    /// The measurement quarter.
    pub quarter: Quarter,
    /// The last entry of the record it rests on.
    pub as_of: u64,
    /// The contract's pages as they stood.
    pub contract: BTreeMap<String, String>,
    /// What earlier statements agreed, in pence.
    pub agreed_before: Money,
    /// Child-quarters as earlier statements froze them.
    pub frozen: Vec<Frozen>,
    /// Care days in dispute, as the payer says.
    pub payer_says: Vec<CareDays>,
    /// Care days in dispute, as the SPV says.
    pub spv_says: Vec<CareDays>,
    /// Care days an expert determined.
    pub determined: Vec<CareDays>,
    /// The tracked children.
    pub children: Vec<Child>,
    /// Every child-quarter as claimed.
    pub lines: Vec<ClaimedLine>,
    /// The calculation as claimed.
    pub settlement: Settlement,
}

/// The care days one child-quarter is said to have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CareDays {
    /// The pseudonym of the case.
    pub key: String,
    /// The tracking quarter.
    pub k: u8,
    /// The care days.
    pub care_days: Days,
}

/// One child, as a pseudonym.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Child {
    /// The pseudonym of the case.
    pub key: String,
    /// The cohort.
    pub cohort: Quarter,
    /// The first day of the window.
    pub start: Date,
    /// An early end of the window and why; none when it runs in full. The date of birth itself
    /// is not sent.
    pub ends: Option<(Date, EndsBecause)>,
    /// Age at the start, in whole years.
    pub age_at_start: Option<i16>,
    /// Why no quarter of the child can be settled, if so.
    pub waits: Option<Wait>,
    /// Whether the link was voided.
    pub voided: bool,
    /// Whether the full course was completed.
    pub completed: Option<bool>,
    /// Episodes after the merge: first day, last day exclusive, and the codes that decide.
    pub episodes: Vec<Spell>,
    /// Spells missing or away.
    pub missing: Vec<(Date, Option<Date>)>,
    /// Sentenced custody.
    pub custody: Vec<Custody>,
    /// The days some return answers for.
    pub covered: Vec<Interval>,
    /// The days of the window as claimed.
    pub days: Vec<Run>,
}

/// An episode without anything that decides nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spell {
    /// The day it began.
    pub decom: Date,
    /// The day it ceased.
    pub dec: Option<Date>,
    /// Reason for new episode.
    pub rne: Code,
    /// Legal status.
    pub ls: Code,
    /// Placement.
    pub place: Code,
    /// Reason it ceased.
    pub rec: Code,
}

/// One child-quarter as claimed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimedLine {
    /// The pseudonym of the case.
    pub key: String,
    /// The tracking quarter.
    pub k: u8,
    /// Its days.
    pub days: Interval,
    /// The days counted.
    pub count: Count,
    /// What it earns, in pence.
    pub earned: Exact,
    /// Where it stands.
    pub standing: Standing,
}

/// What the evidence of a quarter is made from.
pub struct Claim<'a> {
    /// The contract's pages.
    pub pages: &'a BTreeMap<String, String>,
    /// The measurement quarter.
    pub quarter: Quarter,
    /// The last entry it rests on.
    pub as_of: u64,
    /// The tracked children.
    pub tracked: &'a [Tracked],
    /// Their days.
    pub runs: &'a [Vec<Run>],
    /// Their quarters.
    pub measured: &'a [Measured],
    /// What earlier statements froze.
    pub frozen: &'a FrozenLines,
    /// Care days in dispute, as the payer says.
    pub payer_says: &'a Overrides,
    /// Care days in dispute, as the SPV says.
    pub spv_says: &'a Overrides,
    /// Care days determined.
    pub determined: &'a Overrides,
    /// The calculation.
    pub settlement: &'a Settlement,
}

impl Evidence {
    /// Gathers the evidence of a quarter.
    pub fn gather(claim: &Claim<'_>) -> Evidence {
        let children =
            claim.tracked.iter().zip(claim.runs).map(|(child, runs)| Child::of(child, runs));
        let lines = claim.measured.iter().map(|line| ClaimedLine {
            key: claim.tracked[line.child as usize].key.clone(),
            k: line.k,
            days: line.days,
            count: line.count,
            earned: line.earned(),
            standing: line.standing,
        });
        let listed = |overrides: &Overrides| {
            let rows = overrides.iter();
            rows.map(|((key, k), days)| CareDays { key: key.clone(), k: *k, care_days: *days })
                .collect()
        };
        Evidence {
            form: FORM.to_owned(),
            quarter: claim.quarter,
            as_of: claim.as_of,
            contract: claim.pages.clone(),
            agreed_before: claim.settlement.agreed_before,
            frozen: claim.frozen.values().cloned().collect(),
            payer_says: listed(claim.payer_says),
            spv_says: listed(claim.spv_says),
            determined: listed(claim.determined),
            children: children.collect(),
            lines: lines.collect(),
            settlement: claim.settlement.clone(),
        }
    }

    /// SHA-256 over the evidence as written, in hexadecimal.
    pub fn digest(&self) -> String {
        let written = serde_json::to_vec(self).expect("evidence is plain data");
        Sha256::digest(&written).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// The days of a tracked child's window, by the terms in force at its start.
pub fn child_runs(contract: &Contract, tracked: &Tracked) -> Vec<Run> {
    let mut all: Vec<Run> = Vec::new();
    for (k, nominal) in (1_u8..).zip(&tracked.window.quarters) {
        if let Some(days) = tracked.window.quarter(k) {
            let rules = contract.days.on(nominal.began);
            let whole = Interval { began: tracked.window.start, ended: tracked.window.end };
            for run in runs(&tracked.known, &rules, whole) {
                let Some(part) = run.days.and(days) else { continue };
                match all.last_mut() {
                    Some(last)
                        if (last.state, last.clause, last.episode, last.days.ended)
                            == (run.state, run.clause, run.episode, part.began) =>
                    {
                        last.days.ended = part.ended;
                    }
                    _ => all.push(Run { days: part, ..run }),
                }
            }
        }
    }
    all
}

impl Child {
    fn of(tracked: &Tracked, runs: &[Run]) -> Child {
        let window = &tracked.window;
        Child {
            key: tracked.key.clone(),
            cohort: tracked.cohort,
            start: window.start,
            ends: (window.because != EndsBecause::Months).then_some((window.end, window.because)),
            age_at_start: tracked.age_at_start,
            waits: tracked.waits,
            voided: tracked.voided,
            completed: tracked.completed,
            episodes: tracked.known.episodes.iter().map(Spell::of).collect(),
            missing: tracked.known.missing.clone(),
            custody: tracked.known.custody.clone(),
            covered: tracked.known.covered.clone(),
            days: runs.to_vec(),
        }
    }

    fn tracked(&self, contract: &Contract) -> Tracked {
        let rules = contract.tracking.on(self.start);
        let mut window = window(&rules, self.start, Ends::default());
        if let Some((end, because)) = self.ends {
            window.end = end.min(window.end);
            window.because = because;
        }
        Tracked {
            key: self.key.clone(),
            cohort: self.cohort,
            window,
            age_at_start: self.age_at_start,
            known: Known {
                episodes: self.episodes.iter().map(Spell::episode).collect(),
                missing: self.missing.clone(),
                custody: self.custody.clone(),
                covered: self.covered.clone(),
            },
            waits: self.waits,
            voided: self.voided,
            completed: self.completed,
        }
    }
}

impl Spell {
    fn of(episode: &Episode) -> Spell {
        let Episode { decom, dec, rne, ls, place, rec, .. } = episode.clone();
        Spell { decom, dec, rne, ls, place, rec }
    }

    fn episode(&self) -> Episode {
        let Spell { decom, dec, rne, ls, place, rec } = self.clone();
        let year = ReturnYear::of(decom).or(ReturnYear::beginning(2000)).expect("2000 is a year");
        Episode {
            decom,
            dec,
            rne,
            ls,
            cin: Code::BLANK,
            place,
            place_provider: Code::BLANK,
            rec,
            reason_place_change: Code::BLANK,
            reported: RowRef { year, file: String::new(), row: 0 },
            repair: None,
        }
    }
}
