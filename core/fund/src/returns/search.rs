//! Finds every rate at which what was paid in and what was paid out are worth the same.
//!
//! A stretch of rates is looked at by its two ends alone. Let `g = ln(paid out) − ln(paid in)`:
//! its zeros are the rates wanted. Each logarithm is convex, so it lies above its tangents and
//! below its chord, and each mean day only falls. From that, for the whole stretch: if one mean
//! day is later than the other throughout, `g` only rises or only falls, and the signs at the
//! ends say whether it holds one rate or none; if the tangents of one side stay above the chord
//! of the other, it holds none. Otherwise it is halved. One stretch is enough for flows that pay
//! in first and are paid out later.

use super::sums::{Powers, Side, Worth};
use super::{NoRate, Rate, Returns};
use definitions::Exact;

/// Below this `g` is rounding: the two sides are worth the same as far as can be told.
const ROUNDING: f64 = 1e-13;
/// A step this small is the last: the next would be below what a rate is written to.
const LAST_STEP: f64 = 3e-8;
/// A stretch of force this narrow, in which `g` is rounding, is one rate and not many.
const NARROW: f64 = 1e-5;
/// A stretch of force is not halved below this.
const NARROWEST: f64 = 1e-12;

/// Every rate, lowest first.
pub(super) fn rates(paid_in: &Side, paid_out: &Side) -> Returns {
    let mut search = Search::new(paid_in, paid_out);
    let (low, high) = ((1e-4_f64).ln(), 11_f64.ln());
    let (low, high) = (search.look(low), search.look(high));
    search.stretch(low, high);
    search.found()
}

struct Search<'a> {
    paid_in: &'a Side,
    paid_out: &'a Side,
    origin: i32,
    powers: Powers,
    forces: Vec<f64>,
    flat: Vec<(f64, f64)>,
}

/// Both sides at one force of interest.
#[derive(Clone, Copy)]
struct Look {
    force: f64,
    paid_in: Worth,
    paid_out: Worth,
}

impl Look {
    /// How far apart the two sides are, as logarithms.
    fn apart(&self) -> f64 {
        self.paid_out.log - self.paid_in.log
    }

    /// How fast that changes with the force.
    fn slope(&self) -> f64 {
        self.paid_in.mean - self.paid_out.mean
    }

    fn is_rounding(&self) -> bool {
        self.apart().abs() <= ROUNDING
    }
}

impl<'a> Search<'a> {
    fn new(paid_in: &'a Side, paid_out: &'a Side) -> Search<'a> {
        Search {
            paid_in,
            paid_out,
            origin: paid_in.first_of(paid_out),
            powers: Powers::reaching(paid_in.longest(paid_out)),
            forces: Vec::new(),
            flat: Vec::new(),
        }
    }

    fn look(&mut self, force: f64) -> Look {
        self.powers.at(force);
        Look {
            force,
            paid_in: self.paid_in.worth(&self.powers, self.origin),
            paid_out: self.paid_out.worth(&self.powers, self.origin),
        }
    }

    /// Finds every rate from `low` up to and including `high`; a rate on an end that two
    /// stretches share is found by the one above it only.
    fn stretch(&mut self, low: Look, high: Look) {
        if low.is_rounding() && high.is_rounding() {
            return self.flat.push((low.force, high.force));
        }
        if only_one_way(&low, &high) {
            if low.apart().signum() != high.apart().signum()
                || low.is_rounding()
                || high.is_rounding()
            {
                let force = self.close_in(low, high);
                self.forces.push(force);
            }
            return;
        }
        if never_meet(low.paid_out, high.paid_out, low.paid_in, high.paid_in, &low, &high)
            || never_meet(low.paid_in, high.paid_in, low.paid_out, high.paid_out, &low, &high)
        {
            return;
        }
        let width = high.force - low.force;
        if width < NARROWEST {
            return self.flat.push((low.force, high.force));
        }
        let middle = self.look(low.force + width / 2.0);
        self.stretch(low, middle);
        self.stretch(middle, high);
    }

    /// The one force at which the sides meet, in a stretch on which `g` goes one way only:
    /// Newton's steps, and a halving wherever one would leave the stretch.
    fn close_in(&mut self, low: Look, high: Look) -> f64 {
        if low.is_rounding() {
            return low.force;
        }
        if high.is_rounding() {
            return high.force;
        }
        let rises = low.apart() < 0.0;
        let (mut below, mut above) = (low.force, high.force);
        let mut force =
            if below < 0.0 && 0.0 < above { 0.0 } else { straight_between(&low, &high) };
        for _ in 0..100 {
            let look = self.look(force);
            if (look.apart() < 0.0) == rises {
                below = force;
            } else {
                above = force;
            }
            let next = force - look.apart() / look.slope();
            if (next - force).abs() < LAST_STEP {
                return next.clamp(low.force, high.force);
            }
            force = if below < next && next < above { next } else { (below + above) / 2.0 };
            if above - below < NARROWEST {
                break;
            }
        }
        force
    }

    fn found(mut self) -> Returns {
        let mut wide: Option<(f64, f64)> = None;
        let mut rates: Vec<Rate> = Vec::with_capacity(self.forces.len());
        self.flat.sort_by(|one, other| one.0.total_cmp(&other.0));
        let flat = joined(&self.flat);
        let near = |force: &f64| {
            flat.iter().any(|(from, to)| from - NARROW < *force && *force < to + NARROW)
        };
        self.forces.retain(|force| !near(force));
        for (from, to) in flat.iter().copied() {
            if to - from < NARROW {
                rates.push(rate((from + to) / 2.0, true));
            } else {
                wide = Some(wide.map_or((from, to), |(first, _)| (first, to)));
            }
        }
        rates.extend(self.forces.iter().map(|force| rate(*force, false)));
        rates.sort_unstable();
        rates.dedup_by(|next, kept| next.yearly == kept.yearly);
        match (wide, rates.as_slice()) {
            (Some((from, to)), _) => {
                let (from, to) = (rate(from, true).yearly, rate(to, true).yearly);
                rates.retain(|rate| rate.yearly < from || to < rate.yearly);
                Returns::Undecided { from, to, others: rates }
            }
            (None, []) => Returns::None(NoRate::NoneInRange),
            (None, [one]) => Returns::One(*one),
            (None, _) => Returns::Several(rates),
        }
    }
}

/// Whether `g` only rises or only falls between two looks: one side's mean day is later than the
/// other's throughout, since both only fall from the low end to the high.
fn only_one_way(low: &Look, high: &Look) -> bool {
    high.paid_in.mean > low.paid_out.mean || high.paid_out.mean > low.paid_in.mean
}

/// Whether the side `upper` is worth more than `lower` throughout: its tangents at both ends stay
/// above the chord of the other. The tangents are lowest against a chord at an end or where they
/// cross.
fn never_meet(
    upper_low: Worth,
    upper_high: Worth,
    lower_low: Worth,
    lower_high: Worth,
    low: &Look,
    high: &Look,
) -> bool {
    let width = high.force - low.force;
    if upper_low.log - lower_low.log <= ROUNDING || upper_high.log - lower_high.log <= ROUNDING {
        return false;
    }
    let turn = upper_low.mean - upper_high.mean;
    if turn <= 0.0 {
        return true;
    }
    let cross = (upper_low.log - upper_high.log - upper_high.mean * width) / turn;
    let cross = cross.clamp(0.0, width);
    let tangents = upper_low.log - upper_low.mean * cross;
    let chord = lower_low.log + (lower_high.log - lower_low.log) * cross / width;
    tangents - chord > ROUNDING
}

/// Where a straight line between the two ends meets nothing.
fn straight_between(low: &Look, high: &Look) -> f64 {
    let share = low.apart() / (low.apart() - high.apart());
    low.force + (high.force - low.force) * share.clamp(0.0, 1.0)
}

/// Stretches that touch, made one; they come sorted.
fn joined(stretches: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut joined: Vec<(f64, f64)> = Vec::with_capacity(stretches.len());
    for (from, to) in stretches {
        match joined.last_mut() {
            Some(last) if *from <= last.1 + NARROW => last.1 = last.1.max(*to),
            _ => joined.push((*from, *to)),
        }
    }
    joined
}

/// The yearly rate of a force of interest, to ten decimal places.
fn rate(force: f64, touches: bool) -> Rate {
    let ten_places = (force.exp_m1() * 1e10).round() as i64;
    Rate { yearly: Exact::share(ten_places, 10_000_000_000).unwrap_or_default(), touches }
}
