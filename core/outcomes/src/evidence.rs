//! The sealed evidence of a quarter: everything a calculation needs and nothing that names a
//! child, so that either side can calculate again on its own machine. Source:
//! `docs/contract.md` 8.

use crate::contract::Contract;
use crate::measurement::{
    Frozen, FrozenLines, Measured, Overrides, Standing, Tracked, Wait, measure,
};
use crate::settlement::{Settlement, disputed};
use crate::statement::{earned_lines, terms};
use care::case::Custody;
use care::day::{Count, Known, Run, runs};
use care::window::{Ends, EndsBecause, window};
use care::{Code, Episode, ReturnYear, RowRef};
use definitions::{Date, Days, Exact, Finding, Interval, Money, Quarter};
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
    /// Care days in dispute: what the side that disputes says.
    pub disputed: Vec<CareDays>,
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

/// What a recalculation found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// The quarter.
    pub quarter: Quarter,
    /// Whether every day, line and amount agrees.
    pub agrees: bool,
    /// The first thing that differs.
    pub first_difference: Option<Difference>,
    /// The calculation as made again.
    pub settlement: Settlement,
    /// The payment as claimed.
    pub claimed: Money,
    /// Children calculated.
    pub children: usize,
    /// Child-quarters calculated.
    pub child_quarters: usize,
}

/// The first difference between a claim and its recalculation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The case's pseudonym; none when only a total differs.
    pub key: Option<String>,
    /// The tracking quarter.
    pub k: Option<u8>,
    /// The first day that differs.
    pub day: Option<Date>,
    /// What is claimed.
    pub claimed: String,
    /// What the recalculation gives.
    pub recalculated: String,
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
    /// Care days in dispute.
    pub disputed: &'a Overrides,
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
            disputed: listed(claim.disputed),
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

    /// Calculates the quarter again from this evidence alone and compares day by day, line by
    /// line, penny by penny.
    ///
    /// # Errors
    /// Findings when the contract's pages in it cannot be read.
    pub fn recompute(&self) -> Result<Verdict, Vec<Finding>> {
        let contract = Contract::read(&self.contract)?;
        let tracked: Vec<Tracked> =
            self.children.iter().map(|child| child.tracked(&contract)).collect();
        let mut difference = None;
        for (child, tracked) in self.children.iter().zip(&tracked) {
            let days = child_runs(&contract, tracked);
            difference =
                difference.or_else(|| first_day_that_differs(&child.key, &child.days, &days));
        }
        let frozen: FrozenLines =
            self.frozen.iter().map(|line| ((line.key.clone(), line.k), line.clone())).collect();
        let determined = overrides(&self.determined);
        let measured = measure(&contract, &tracked, self.quarter, &frozen, &determined);
        difference = difference.or_else(|| self.first_line_that_differs(&tracked, &measured));
        let terms = terms(&contract, self.quarter);
        let lines = earned_lines(&tracked, &measured, &frozen);
        let answered = (!self.disputed.is_empty()).then(|| {
            let both = overrides(&self.disputed).into_iter().chain(determined.clone()).collect();
            let measured = measure(&contract, &tracked, self.quarter, &frozen, &both);
            earned_lines(&tracked, &measured, &frozen)
        });
        let settlement =
            disputed(&terms, &lines, answered.as_deref(), self.quarter, self.agreed_before);
        if difference.is_none() && settlement != self.settlement {
            difference = Some(Difference {
                key: None,
                k: None,
                day: None,
                claimed: format!("a payment of {}", self.settlement.payment),
                recalculated: format!("a payment of {}", settlement.payment),
            });
        }
        Ok(Verdict {
            quarter: self.quarter,
            agrees: difference.is_none(),
            first_difference: difference,
            claimed: self.settlement.payment,
            children: tracked.len(),
            child_quarters: measured.len(),
            settlement,
        })
    }

    fn first_line_that_differs(&self, tracked: &[Tracked], now: &[Measured]) -> Option<Difference> {
        if self.lines.len() != now.len() {
            return Some(Difference {
                key: None,
                k: None,
                day: None,
                claimed: format!("{} child-quarters", self.lines.len()),
                recalculated: format!("{} child-quarters", now.len()),
            });
        }
        let said = |count: &Count, earned: Exact, standing: Standing| {
            format!(
                "{} care, {} home, {} excluded, {} unknown days, {:?}, {} pence",
                count.care, count.home, count.excluded, count.unknown, standing, earned
            )
        };
        self.lines.iter().zip(now).find_map(|(claimed, now)| {
            let key = &tracked[now.child as usize].key;
            let same = (key, now.k, now.days, now.count, now.earned(), now.standing)
                == (
                    &claimed.key,
                    claimed.k,
                    claimed.days,
                    claimed.count,
                    claimed.earned,
                    claimed.standing,
                );
            (!same).then(|| Difference {
                key: Some(claimed.key.clone()),
                k: Some(claimed.k),
                day: Some(claimed.days.began),
                claimed: said(&claimed.count, claimed.earned, claimed.standing),
                recalculated: said(&now.count, now.earned(), now.standing),
            })
        })
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

fn overrides(list: &[CareDays]) -> Overrides {
    list.iter().map(|row| ((row.key.clone(), row.k), row.care_days)).collect()
}

fn first_day_that_differs(key: &str, claimed: &[Run], now: &[Run]) -> Option<Difference> {
    let at = claimed.iter().zip(now).position(|(one, other)| one != other);
    let at = at.or((claimed.len() != now.len()).then_some(claimed.len().min(now.len())))?;
    let said = |run: Option<&Run>| {
        run.map_or("no such day".to_owned(), |run| {
            format!(
                "{} to {}: {}, {}",
                run.days.began,
                run.days.ended,
                run.state.said(),
                run.clause.said()
            )
        })
    };
    let (one, other) = (claimed.get(at), now.get(at));
    let day = match (one, other) {
        // The same days so far, of which one side has more.
        (Some(one), Some(other)) if Run { days: other.days, ..*one } == *other => {
            match one.days.began == other.days.began {
                true => one.days.ended.min(other.days.ended),
                false => one.days.began.min(other.days.began),
            }
        }
        (Some(one), Some(other)) => one.days.began.min(other.days.began),
        (Some(one), None) => one.days.began,
        (None, other) => other?.days.began,
    };
    Some(Difference {
        key: Some(key.to_owned()),
        k: None,
        day: Some(day),
        claimed: said(one),
        recalculated: said(other),
    })
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
