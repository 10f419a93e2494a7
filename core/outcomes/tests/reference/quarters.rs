//! A child's window told day by day, and each tracking quarter of it counted and priced.
//! Written from `docs/contract.md` 1 and 2 and the pages `tracking.toml`, `tariff.toml` and
//! `baseline.toml`.

use super::calendar::*;
use super::clauses::{Record, Says, from_the_rows, in_force, what_is};
use super::fraction::{Fraction, NOTHING, decimal, over, printed, whole};
use crate::common::Told;
use care::terms::{Clock, Population, Stop};
use outcomes::Contract;
use outcomes::baseline::{Entry, Stratum, Unit};
use outcomes::measurement::{Standing, Wait};
use outcomes::tariff::{Corrections, InCareAtStart, Index, Price, SettledWhen};
use std::collections::BTreeMap;

/// One child as told for one statement: what the record says, and how the link stands.
#[derive(Clone)]
pub struct Story {
    pub told: Told,
    pub waits: Option<Wait>,
    pub voided: bool,
}

/// A child's window, every day of it told apart.
pub struct Window {
    pub cohort: QuarterNumber,
    pub quarters: Vec<TrackingQuarter>,
    pub in_care_at_start: bool,
    pub age: i32,
    /// Eighteen already on the first day: refused, so that nothing of it can settle.
    pub refused: bool,
}

/// One of the child's tracking quarters: its first day by the clock, the day it ends after every
/// cut, and what each day between is, with whether only silence makes it unknown.
pub struct TrackingQuarter {
    pub first: Day,
    pub end: Day,
    pub days: Vec<(Day, Says, bool)>,
}

/// The days of a quarter, or of the part of it that has passed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    pub care: i64,
    pub home: i64,
    pub excluded: i64,
    pub unknown: i64,
}

/// A child-quarter for one statement.
#[derive(Clone, Debug)]
pub struct ChildQuarter {
    pub k: u8,
    pub due: QuarterNumber,
    pub settled: Option<QuarterNumber>,
    pub counted: Counted,
    pub saving: Option<Saving>,
    pub standing: Standing,
}

/// What a child-quarter saved: days expected, the price of a day in pence, and their worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saving {
    pub days_expected: Fraction,
    pub price: i128,
    pub earned: Fraction,
}

/// A child-quarter as an agreed statement left it.
#[derive(Clone, Debug)]
pub struct Agreed {
    pub cohort: QuarterNumber,
    pub due: QuarterNumber,
    pub settled: QuarterNumber,
    pub counted: Counted,
    pub saving: Option<Saving>,
    pub void: bool,
}

/// What earlier statements agreed, by case and tracking quarter.
pub type Ledger = BTreeMap<(String, u8), Agreed>;

/// Tells a child's window: its quarters by the clock, the day it ends early, and every day.
pub fn tell(contract: &Contract, story: &Story) -> Window {
    let told = &story.told;
    let (start, born) = (day(told.start), day(told.born));
    let tracking = &contract.tracking;

    // Ten quarters of three months, each counted from the start (or from the first day of the
    // start's calendar quarter, the first one cut at the start).
    let zero = match in_force(&tracking.quarter_clock, start) {
        Clock::Own => start,
        Clock::Calendar => first_day(quarter_holding(start)),
    };
    let quarters = i32::from(*in_force(&tracking.quarters, start));
    let months = *in_force(&tracking.months, start);
    let each = months / quarters;

    // The window ends with its months, or on the eighteenth birthday, the death or the move.
    let mut end = months_later(zero, months);
    if *in_force(&tracking.eighteenth_birthday, start) == Stop::Ends {
        end = end.min(eighteen(born));
    }
    if let (Some(died), Stop::Ends) = (told.died, in_force(&tracking.death, start)) {
        end = end.min(day(died));
    }
    if let (Some(moved), Stop::Ends) = (told.moved, in_force(&tracking.move_away, start)) {
        end = end.min(day(moved));
    }

    let record = Record {
        episodes: &told.episodes,
        missing: &told.missing,
        custody: told.custody.iter().map(|c| (day(c.from), c.released.map(day))).collect(),
        covered: told.covered.iter().map(|c| (day(c.began), day(c.ended))).collect(),
    };
    let quarters = (0..quarters).map(|k| {
        let first = months_later(zero, each * k).max(start);
        let end = months_later(zero, each * (k + 1)).min(end);
        let what = |today| {
            let is = what_is(today, &record, &contract.days, first);
            let rows_say = from_the_rows(today, &record, &contract.days, first);
            (today, is, is == Says::Unknown && rows_say != Says::Unknown)
        };
        TrackingQuarter { first, end, days: days(first, end).map(what).collect() }
    });
    let quarters = quarters.collect();

    // In care at the start: the start day is care, and care began before it. Whether a return
    // answers for those days is another matter.
    let in_care = |today| from_the_rows(today, &record, &contract.days, start) == Says::Care;
    Window {
        cohort: quarter_holding(start),
        quarters,
        in_care_at_start: in_care(start) && in_care(before(start)),
        age: age(born, start),
        refused: eighteen(born) <= start,
    }
}

/// Age in whole years: how many birthdays have come.
fn age(born: Day, today: Day) -> i32 {
    let mut years = 0;
    loop {
        let coming = months_later(born, 12 * (years + 1));
        // Born on 29 February: in a common year the birthday is 1 March.
        let coming = if coming.2 < born.2 { next(coming) } else { coming };
        if today < coming {
            return years;
        }
        years += 1;
    }
}

/// One child-quarter for the statement of quarter `q`; `None` where no day is left of it and
/// nothing of it was ever settled.
pub fn child_quarter(
    contract: &Contract,
    story: &Story,
    window: &Window,
    k: u8,
    q: QuarterNumber,
    agreed: Option<&Agreed>,
    care_days_said: Option<i64>,
) -> Option<ChildQuarter> {
    let quarter = &window.quarters[usize::from(k) - 1];
    let was = agreed.filter(|line| !line.void);
    let gone = quarter.first >= quarter.end;
    if gone && was.is_none() {
        return None;
    }

    // Its days: all of them, or day by day those that have passed by the end of `q`.
    let accrued =
        *in_force(&contract.tariff.settled_when, quarter.first) == SettledWhen::AccruedDaily;
    let statement_ends = first_day(q + 1);
    let begun = quarter.first < statement_ends;
    let counts = |today: Day| !accrued || !begun || today < statement_ends;
    let days: Vec<_> = quarter.days.iter().filter(|(today, ..)| counts(*today)).collect();
    let how_many = |what| days.iter().filter(|(_, is, _)| *is == what).count() as i64;
    let mut counted = Counted {
        care: how_many(Says::Care),
        home: how_many(Says::Home),
        excluded: how_many(Says::Excluded),
        unknown: how_many(Says::Unknown),
    };
    if let Some(care) = care_days_said {
        counted = counted.with_care(care);
    }

    let due = match was {
        Some(was) if gone => was.due,
        _ if accrued => quarter_holding(quarter.first),
        _ => first_quarter_ending_by(quarter.end),
    };
    let saving = saving(contract, quarter.first, k, window, &counted);

    // Why it may have to wait.
    let population = in_force(&contract.tracking.population, quarter.first);
    let waits = if *population == Population::Completers && story.told.completed != Some(true) {
        Some(Wait::NotCompleted)
    } else if window.refused {
        Some(Wait::NoDateOfBirth)
    } else if story.waits.is_some() {
        story.waits
    } else if counted.unknown > 0 {
        let silence = days.iter().any(|(_, _, silence)| *silence);
        Some(if silence { Wait::NotCovered } else { Wait::ReleaseUnknown })
    } else {
        None
    };

    let new = if saving.is_some() { Standing::Settled } else { Standing::NotPriced };
    let standing = match was {
        Some(_) if story.voided => Standing::Voided,
        // Once settled it is restated, never unsettled: what cannot be counted now, or is not
        // yet due as now known, stays as it was settled, and so does what the terms lock.
        Some(_) if waits.is_some() || due > q => Standing::Kept,
        Some(was) => {
            // A quarter paid day by day is settled when its last day is in; until then what
            // comes is not a correction. One that has lost all its days waits for none.
            let whole = first_quarter_ending_by(quarter.end);
            let since = if accrued && !gone { was.settled.max(whole) } else { was.settled };
            let accruing = accrued && was.counted.all() < days.len() as i64;
            let stays = match in_force(&contract.tariff.corrections, quarter.first) {
                Corrections::Restate => false,
                Corrections::LockAfter(n) => q - since > i32::from(*n),
                Corrections::Hold => true,
            };
            if stays && !accruing { Standing::Kept } else { new }
        }
        None if due > q => Standing::NotDue,
        None => waits.map_or(new, Standing::Waits),
    };

    let mut line =
        ChildQuarter { k, due, settled: was.map(|was| was.settled), counted, saving, standing };
    match (standing, was) {
        (Standing::Kept, Some(was)) => {
            (line.counted, line.saving) = (was.counted, was.saving);
            // What a side disputes, or an expert determined, is not what was settled.
            if let Some(care) = care_days_said {
                line.counted = was.counted.with_care(care);
                line.saving = was.saving.map(|saving| saving.with_care(line.counted.care));
            }
        }
        (Standing::Settled | Standing::NotPriced, None) => line.settled = Some(q),
        _ => {}
    }
    Some(line)
}

impl Counted {
    fn child_days(&self) -> i64 {
        self.care + self.home
    }

    fn all(&self) -> i64 {
        self.care + self.home + self.excluded + self.unknown
    }

    /// The same child days, of which someone says so many were care.
    fn with_care(self, care: i64) -> Counted {
        let care = care.min(self.child_days()).max(0);
        Counted { care, home: self.child_days() - care, ..self }
    }
}

impl Saving {
    fn with_care(self, care: i64) -> Saving {
        let saved = self.days_expected.minus(whole(care));
        Saving { earned: saved.times(over(self.price, 1)), ..self }
    }
}

impl ChildQuarter {
    pub fn in_statement(&self) -> bool {
        matches!(self.standing, Standing::Settled | Standing::Kept | Standing::NotPriced)
    }

    pub fn earned(&self) -> Fraction {
        match self.standing {
            Standing::Settled | Standing::Kept => self.saving.map_or(NOTHING, |s| s.earned),
            _ => NOTHING,
        }
    }
}

/// Price x (rate x child days - care days), all exact. `None` where the child is tracked and
/// shown, not priced.
fn saving(
    contract: &Contract,
    first: Day,
    k: u8,
    window: &Window,
    counted: &Counted,
) -> Option<Saving> {
    let entry = match in_force(&contract.tariff.in_care_at_start, first) {
        InCareAtStart::Exclude if window.in_care_at_start => return None,
        InCareAtStart::OwnStratum if window.in_care_at_start => Entry::Care,
        _ => Entry::Home,
    };
    let stratum = stratum(contract, first, entry, window.age)?;
    let price = price(contract, first, k, &stratum.name)?;
    let days_expected = rate(stratum, k)?.times(whole(counted.child_days()));
    Some(Saving { days_expected, price, earned: NOTHING }.with_care(counted.care))
}

/// The stratum for an entry and an age, in the version in force: the last that has begun.
fn stratum(contract: &Contract, on: Day, entry: Entry, age: i32) -> Option<&Stratum> {
    let fits = |s: &&Stratum| {
        (s.entry == entry || s.entry == Entry::Any)
            && s.age_from.is_none_or(|from| i32::from(from) <= age)
            && s.age_to.is_none_or(|to| age <= i32::from(to))
    };
    let mut versions: Vec<&Stratum> = contract.baseline.stratum.iter().filter(fits).collect();
    versions.sort_by_key(|version| version.since);
    let begun = versions.iter().rfind(|version| day(version.since) <= on);
    begun.or(versions.first()).copied()
}

/// The share of child days expected in care in quarter `k`, frozen at ten places.
fn rate(stratum: &Stratum, k: u8) -> Option<Fraction> {
    let written: Vec<Fraction> = stratum.rates.iter().map(|rate| printed(*rate)).collect();
    let flat = written.len() == 1;
    let at = if flat { 0 } else { usize::from(k) - 1 };
    let this = *written.get(at)?;
    let full = stratum.full_quarter_days.map(printed);
    match stratum.unit {
        Unit::Share => Some(this),
        Unit::MeanDays => Some(this.divided_by(full?).frozen()),
        Unit::CumulativeMeanDays => {
            let earlier = if k == 1 { NOTHING } else { *written.get(usize::from(k) - 2)? };
            Some(this.minus(earlier).divided_by(full?).frozen())
        }
    }
}

/// The price of a day in whole pence, and as the index moved it.
fn price(contract: &Contract, on: Day, k: u8, stratum: &str) -> Option<i128> {
    let pence = |pounds: outcomes::tariff::Pounds| i128::from(pounds.0.0);
    let price = match in_force(&contract.tariff.price, on) {
        Price::Flat(price) => pence(*price),
        // The last price holds for any further quarter.
        Price::ByQuarter(prices) => {
            pence(*prices.get(usize::from(k) - 1).or_else(|| prices.last())?)
        }
        Price::ByStratum(prices) => pence(*prices.get(stratum)?),
        Price::ShareOfCost { cost, share } => {
            decimal(&share.to_string()).times(over(pence(*cost), 1)).half_up()
        }
    };
    match in_force(&contract.tariff.index, on) {
        Index::None => Some(price),
        Index::Prices { base, years } => {
            let (_, index) = years.iter().rfind(|(year, _)| i32::from(**year) <= on.0)?;
            let moved = over(price, 1).times(printed(*index)).divided_by(printed(*base));
            Some(moved.half_up())
        }
    }
}
