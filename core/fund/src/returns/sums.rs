//! One direction of the flows, discounted: what it comes to at a rate, and its mean day.
//!
//! With `force` the natural logarithm of `1 + rate`, a side is `S = Σ amount × e^(−force × years)`.
//! Every amount of a side is above nothing, so `ln S` is convex in the force and its slope is
//! minus the mean year, each flow weighed by what it is worth; and that mean only falls as the
//! force rises. The search rests on those two facts.

/// Days in a year of the day count.
const YEAR: f64 = 365.0;
/// Days covered by the fine table of powers; the coarse one counts in steps of it.
const STEP: usize = 64;

/// Flows in one direction by day, oldest first: days from the side's first flow, and pence.
pub(super) struct Side {
    first: i32,
    span: u32,
    days: Vec<u32>,
    pence: Vec<f64>,
}

/// A side at one rate.
#[derive(Clone, Copy, Debug)]
pub(super) struct Worth {
    /// The logarithm of what it is worth.
    pub log: f64,
    /// The mean of its years, weighed by worth: minus the slope of `log`.
    pub mean: f64,
}

impl Side {
    /// The flows that are above nothing once `sign` has been applied; none when there are none.
    pub fn of(flows: &[(i32, i64)], sign: impl Fn(i64) -> i64) -> Option<Side> {
        let first = flows.iter().find(|flow| sign(flow.1) > 0)?.0;
        let mut side = Side {
            first,
            span: 0,
            days: Vec::with_capacity(flows.len()),
            pence: Vec::with_capacity(flows.len()),
        };
        for (day, pence) in
            flows.iter().map(|flow| (flow.0, sign(flow.1))).filter(|flow| flow.1 > 0)
        {
            side.days.push((day - first).unsigned_abs());
            side.pence.push(pence as f64);
        }
        side.span = side.days.last().copied().unwrap_or_default();
        Some(side)
    }

    /// The first day on which anything moves, of two sides.
    pub fn first_of(&self, other: &Side) -> i32 {
        self.first.min(other.first)
    }

    /// The longest span of two sides, in days.
    pub fn longest(&self, other: &Side) -> u32 {
        self.span.max(other.span)
    }

    /// Its worth on the day `origin`, discounted by these powers.
    pub fn worth(&self, powers: &Powers, origin: i32) -> Worth {
        // Counted from whichever end weighs most, so that no power is above one.
        let (sum, moment, counted_from) = if powers.from_the_end {
            let (sum, moment) = self.sums(powers, |day| (self.span - day) as usize);
            (sum, -moment, f64::from(self.first - origin) + f64::from(self.span))
        } else {
            let (sum, moment) = self.sums(powers, |day| day as usize);
            (sum, moment, f64::from(self.first - origin))
        };
        Worth {
            log: sum.ln() - powers.a_day * counted_from,
            mean: (counted_from + moment / sum) / YEAR,
        }
    }

    /// The sum and its moment, four flows side by side: added up one after another, each would
    /// wait for the one before.
    fn sums(&self, powers: &Powers, away: impl Fn(u32) -> usize) -> (f64, f64) {
        let (mut sums, mut moments) = ([0.0; 4], [0.0; 4]);
        let mut add = |lane: usize, day: u32, pence: f64| {
            let away = away(day);
            let worth = pence * powers.of(away);
            sums[lane] += worth;
            moments[lane] += worth * away as f64;
        };
        let (days, pence) = (self.days.chunks_exact(4), self.pence.chunks_exact(4));
        let rest = days.remainder().iter().zip(pence.remainder());
        for (days, pence) in days.zip(pence) {
            for lane in 0..4 {
                add(lane, days[lane], pence[lane]);
            }
        }
        for (lane, (day, pence)) in rest.enumerate() {
            add(lane, *day, *pence);
        }
        (sums.iter().sum(), moments.iter().sum())
    }
}

/// What a penny is worth so many days away, at one rate, for every number of days up to a span:
/// two short tables, one by days and one by steps of sixty-four.
pub(super) struct Powers {
    fine: [f64; STEP],
    coarse: Vec<f64>,
    /// The force of a day, as the tables have it.
    a_day: f64,
    /// Whether days are counted back from the last one: so when the force is below nothing.
    from_the_end: bool,
}

impl Powers {
    /// Tables that reach `span` days, to be filled.
    pub fn reaching(span: u32) -> Powers {
        let steps = span as usize / STEP + 1;
        Powers { fine: [1.0; STEP], coarse: vec![1.0; steps], a_day: 0.0, from_the_end: false }
    }

    /// Fills the tables for a force of interest a year.
    pub fn at(&mut self, force: f64) {
        self.from_the_end = force < 0.0;
        let factor = (-force.abs() / YEAR).exp();
        self.a_day = -factor.ln() * force.signum();
        fill(&mut self.fine, factor);
        let step = self.fine[STEP - 1] * factor;
        fill(&mut self.coarse, step);
    }

    fn of(&self, days: usize) -> f64 {
        self.fine[days % STEP] * self.coarse[days / STEP]
    }
}

/// Powers of `factor` from the noughth on, each from two of half its size.
fn fill(table: &mut [f64], factor: f64) {
    table[0] = 1.0;
    if table.len() > 1 {
        table[1] = factor;
    }
    for at in 2..table.len() {
        table[at] = table[at / 2] * table[at - at / 2];
    }
}
