//! The statements of a programme one after another, each by the contract's own rule and each
//! agreed as calculated. What was settled once is not corrected, so each statement adds only what
//! it settles. `core/outcomes/tests/reference/chance.rs` makes every statement anew instead.

use crate::contract::Contract;
use crate::settlement::{self, Earned, Settlement, Terms};
use crate::statement::terms;
use crate::tariff::{Group, Keep, Netting};
use definitions::{Exact, Money, Quarter};
use std::collections::BTreeMap;

/// Every statement up to a quarter, and where each child-quarter enters them.
#[derive(Clone, Debug)]
pub struct Course {
    statements: Vec<(Quarter, Terms, usize)>,
    ways: Vec<Way>,
    /// The first line of each child, and the end of the last.
    children: Vec<usize>,
}

/// One way of netting among those in force at some statement.
#[derive(Clone, Debug)]
struct Way {
    netting: Netting,
    person: Option<Money>,
    groups: usize,
    /// For each line, its group and statement as one place.
    places: Vec<u32>,
}

/// What a course of statements paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paid {
    /// The last statement's payment.
    pub this: Money,
    /// All of them together.
    pub to_date: Money,
}

impl Course {
    /// The course of statements up to `q` over child-quarters that stand in order of child and
    /// tracking quarter; what they earned is not read.
    pub fn new(contract: &Contract, lines: &[Earned], q: Quarter) -> Course {
        let first = lines.iter().map(|line| line.settled).min().unwrap_or(q).min(q);
        let mut statements = Vec::new();
        let mut ways: Vec<Way> = Vec::new();
        let mut at = first;
        while at <= q {
            let terms = terms(contract, at);
            let person = terms.cap.person.map(|cap| cap.0);
            let same = |way: &Way| way.netting == terms.netting && way.person == person;
            let way = ways.iter().position(same).unwrap_or_else(|| {
                ways.push(Way { netting: terms.netting, person, groups: 0, places: Vec::new() });
                ways.len() - 1
            });
            statements.push((at, terms, way));
            at = at.next();
        }
        for way in &mut ways {
            way.place(lines, first, q, statements.len());
        }
        let mut children: Vec<usize> = (0..lines.len())
            .filter(|at| *at == 0 || lines[*at].child != lines[*at - 1].child)
            .collect();
        children.push(lines.len());
        Course { statements, ways, children }
    }

    /// Every statement, given what each line earned in pence.
    pub fn paid(&self, pence: &[Exact]) -> Paid {
        let mut agreed = Money::ZERO;
        let mut this = Money::ZERO;
        let earned = self.earned(pence, None);
        for (at, (q, terms, way)) in self.statements.iter().enumerate() {
            let (earned, most) = earned[*way][at];
            let settlement = settlement::of_earned(terms, earned, most, *q, agreed);
            (this, agreed) = (settlement.payment, settlement.agreed);
        }
        Paid { this, to_date: agreed }
    }

    /// The last statement alone, after so much agreed before; each line counted so many times.
    pub fn last(&self, pence: &[Exact], times: &[i64], agreed_before: Money) -> Option<Settlement> {
        let (q, terms, way) = self.statements.last()?;
        let (earned, most) = *self.earned(pence, Some(times))[*way].last()?;
        Some(settlement::of_earned(terms, earned, most, *q, agreed_before))
    }

    /// For each way and statement: earned to date, and the most it has been.
    fn earned(&self, pence: &[Exact], times: Option<&[i64]>) -> Vec<Vec<(Exact, Exact)>> {
        let of = |way: &Way| way.earned(pence, times, self.statements.len(), &self.children);
        self.ways.iter().map(of).collect()
    }
}

/// The place of a line that no statement of the course settles.
const NOWHERE: u32 = u32::MAX;

impl Way {
    fn place(&mut self, lines: &[Earned], first: Quarter, q: Quarter, statements: usize) {
        let mut groups: BTreeMap<(Option<Quarter>, u8), usize> = BTreeMap::new();
        for line in lines {
            let key = match self.netting.group {
                Group::Programme => (None, 0),
                Group::Cohort => (Some(line.cohort), 0),
                Group::CohortQuarter => (Some(line.cohort), line.k),
            };
            let next = groups.len();
            let group = *groups.entry(key).or_insert(next);
            self.places.push(match line.settled <= q {
                true => (group * statements) as u32 + line.settled.since(first) as u32,
                false => NOWHERE,
            });
        }
        self.groups = groups.len();
    }

    fn earned(
        &self,
        pence: &[Exact],
        times: Option<&[i64]>,
        statements: usize,
        children: &[usize],
    ) -> Vec<(Exact, Exact)> {
        let mut steps = vec![Exact::ZERO; self.groups * statements];
        let mut add = |at: usize, place: u32, pence: Exact| {
            if place != NOWHERE {
                let step = &mut steps[place as usize];
                *step += times.map_or(pence, |times| pence.times(times[at]));
            }
        };
        match self.person {
            None => (0..pence.len()).for_each(|at| add(at, self.places[at], pence[at])),
            Some(cap) => {
                for child in children.windows(2) {
                    self.cut(cap.into(), child[0]..child[1], pence, statements, &mut add);
                }
            }
        }
        let mut totals = vec![Exact::ZERO; statements];
        for group in steps.chunks(statements) {
            let (mut sum, mut most) = (Exact::ZERO, Exact::ZERO);
            for (total, step) in totals.iter_mut().zip(group) {
                sum += *step;
                most = most.max(sum);
                *total += match self.netting.keep {
                    Keep::Signed => sum,
                    Keep::Positive => sum.at_least_zero(),
                    Keep::HighWater => most,
                };
            }
        }
        let mut most = totals.first().copied().unwrap_or_default();
        totals
            .into_iter()
            .map(|earned| {
                most = most.max(earned);
                (earned, most)
            })
            .collect()
    }

    /// One child's lines, its sum cut at the cap. Where its quarters settle in their order, each
    /// adds what it adds to the cut sum. Where one settles before an earlier one, the sum is cut
    /// again at each statement, and each line adds what that changes.
    fn cut(
        &self,
        cap: Exact,
        child: std::ops::Range<usize>,
        pence: &[Exact],
        statements: usize,
        add: &mut impl FnMut(usize, u32, Exact),
    ) {
        let statement = |at: usize| match self.places[at] {
            NOWHERE => usize::MAX,
            place => place as usize % statements,
        };
        if child.clone().map(statement).is_sorted() {
            let (mut sum, mut cut) = (Exact::ZERO, Exact::ZERO);
            for at in child {
                sum += pence[at];
                let now = sum.min(cap) - cut;
                cut += now;
                add(at, self.places[at], now);
            }
            return;
        }
        let mut before = vec![Exact::ZERO; child.len()];
        for s in 0..statements {
            let (mut sum, mut cut) = (Exact::ZERO, Exact::ZERO);
            for (at, before) in child.clone().zip(&mut before) {
                if statement(at) > s {
                    continue;
                }
                sum += pence[at];
                let now = sum.min(cap) - cut;
                cut += now;
                let group = self.places[at] as usize / statements;
                add(at, (group * statements + s) as u32, now - *before);
                *before = now;
            }
        }
    }
}
