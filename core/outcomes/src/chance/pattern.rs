//! How a child with no effect lives: in care from some day of some tracking quarter on, or never.
//! The chances are worked out from the baseline itself, so that what is expected of a child is
//! exactly what the contract expects. Source: the contract's page `chance.toml`.

use super::assumptions::{InForce, Range};
use definitions::{Exact, Refusal};
use rand_core::Rng;
use rand_pcg::Pcg64;

/// One, in the ten-billionths that shares and chances are held in here.
const ONE: i128 = 10_000_000_000;

/// The chances of one stratum, tracking quarter 1 first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    quarters: Vec<QuarterOf>,
}

/// One tracking quarter.
#[derive(Clone, Debug, PartialEq, Eq)]
struct QuarterOf {
    /// The chance of having entered care in it or before.
    entered: i128,
    /// Which part of it a child who enters is in care: from, to.
    share: (i128, i128),
    /// For each later quarter, the chance that a child who entered in this one has left.
    gone: Vec<i128>,
}

impl Pattern {
    /// The chances that make a child's expected share of days in care the rate of each quarter.
    /// Those in care stay, but for the share assumed to leave; what is missing enters. Where the
    /// rate falls faster than that, as many leave as it takes. Where too few are left to enter,
    /// they spend more of the quarter in care.
    ///
    /// # Errors
    /// Refused when no child who is at most once in care could be so often there.
    pub fn of(stratum: &str, rates: &[Exact], assumed: &InForce) -> Result<Pattern, Refusal> {
        let Range { from, to } = assumed.entry_quarter;
        let (from, to, leaving) = (units(from), units(to), units(assumed.leaving));
        let usual = (from + to) / 2;
        let (mut inside, mut entered) = (0, 0);
        let (mut quarters, mut leaves) = (Vec::new(), Vec::new());
        for (k, rate) in (1_u8..).zip(rates) {
            let rate = units(*rate);
            let left = ONE - entered;
            let usually = inside * (ONE - leaving) / ONE;
            // Where the rate falls faster than children leave, more of them do; where too few are
            // left to enter, fewer do.
            let stay = usually.clamp((rate - left).min(inside), rate.max(0));
            leaves.push(if stay == usually { leaving } else { ONE - stay * ONE / inside });
            let missing = rate - stay;
            if missing > left {
                return Err(Refusal::new(
                    format!(
                        "The {stratum} curve asks for more days in care in tracking quarter {k} \
                         than children who enter it once can spend there"
                    ),
                    "Look at the curve: nobody can be played by it, though payments can be made",
                ));
            }
            let wanted = missing * ONE / usual;
            let (enter, share) = match wanted <= left {
                true => (wanted, (from, to)),
                false => (left, raised(missing * ONE / left)),
            };
            inside = stay + enter;
            entered += enter;
            quarters.push(QuarterOf { entered, share, gone: Vec::new() });
        }
        for at in 0..quarters.len() {
            let mut there = ONE;
            quarters[at].gone = leaves[at + 1..]
                .iter()
                .map(|leaving| {
                    there = there * (ONE - leaving) / ONE;
                    ONE - there
                })
                .collect();
        }
        Ok(Pattern { quarters })
    }

    /// Plays one child: the care days of each of its quarters, given as tracking quarter and child
    /// days, written to `care` in the same order. Three draws a child, whatever comes of them.
    pub(super) fn play(&self, chance: &mut Pcg64, days: &[(u8, i64)], care: &mut Vec<i64>) {
        let (enters, share, leaves) = (draw(chance), draw(chance), draw(chance));
        let entry = self.quarters.iter().position(|quarter| enters < quarter.entered);
        let Some(entry) = entry else {
            care.extend(days.iter().map(|_| 0));
            return;
        };
        let quarter = &self.quarters[entry];
        let (from, to) = quarter.share;
        let share = from + (to - from) * share / ONE;
        let stays = quarter.gone.iter().position(|gone| leaves < *gone);
        let left = stays.map_or(usize::MAX, |later| entry + 1 + later);
        care.extend(days.iter().map(|(k, child_days)| match usize::from(*k) - 1 {
            at if at < entry || left <= at => 0,
            at if at == entry => ((i128::from(*child_days) * share + ONE / 2) / ONE) as i64,
            _ => *child_days,
        }));
    }
}

/// The widest range of shares around a mean above the usual one.
fn raised(mean: i128) -> (i128, i128) {
    let either_way = mean.min(ONE - mean);
    (mean - either_way, mean + either_way)
}

/// A chance between nought and one, never one.
fn draw(chance: &mut Pcg64) -> i128 {
    (i128::from(chance.next_u64()) * ONE) >> 64
}

fn units(share: Exact) -> i128 {
    let (whole, rest) = share.floor_and_rest();
    i128::from(whole) * ONE + i128::from(rest.times(10_000_000_000).floor_and_rest().0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_core::SeedableRng;

    fn assumed() -> InForce {
        let share = |text: &str| text.parse::<Exact>().unwrap();
        InForce {
            programmes: 100,
            seed: 1,
            leaving: share("0.03"),
            entry_quarter: Range { from: share("0.30"), to: share("1.00") },
            comparison_children: 100,
            resamples: 200,
            baselines: Vec::new(),
        }
    }

    /// The mean share of days in care of many children, by quarter, in thousandths.
    fn lived(rates: &[&str]) -> Vec<i64> {
        let rates: Vec<Exact> = rates.iter().map(|rate| rate.parse().unwrap()).collect();
        let pattern = Pattern::of("at-home", &rates, &assumed()).unwrap();
        let days: Vec<(u8, i64)> = (1..=rates.len() as u8).map(|k| (k, 91)).collect();
        let mut chance = Pcg64::seed_from_u64(5);
        let mut sums = vec![0; rates.len()];
        let children = 40_000;
        for _ in 0..children {
            let mut care = Vec::new();
            pattern.play(&mut chance, &days, &mut care);
            for (sum, care) in sums.iter_mut().zip(care) {
                *sum += care;
            }
        }
        sums.into_iter().map(|sum| sum * 1000 / (91 * children)).collect()
    }

    #[test]
    fn children_are_in_care_as_often_as_the_baseline_says() {
        for rates in [
            &["0.2398", "0.4545", "0.5388", "0.5771", "0.5892", "0.5870", "0.5782"][..],
            &["0.40", "0.20", "0.10", "0.30"][..],
            &["0.55"; 4][..],
            &["0.80", "0.95", "0.95"][..],
        ] {
            let expected = rates
                .iter()
                .map(|rate| rate.parse::<Exact>().unwrap().times(1000).floor_and_rest().0);
            for (lived, expected) in lived(rates).into_iter().zip(expected) {
                assert!((lived - expected).abs() <= 8, "{lived} for {expected} of {rates:?}");
            }
        }
    }

    #[test]
    fn a_curve_that_nobody_could_live_once_in_care_is_refused() {
        let rates = ["0.90", "0.10", "0.90"].map(|rate| rate.parse::<Exact>().unwrap());
        let refusal = Pattern::of("at-home", &rates, &assumed()).unwrap_err();
        assert!(refusal.title.contains("tracking quarter 3"), "{refusal}");
    }
}
