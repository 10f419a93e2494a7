//! From numbers to places on the picture. Every scale has nothing on it, so that an amount is
//! never made to look larger than it is.

use crate::Unit;

/// A straight scale from numbers to places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Scale {
    low: f64,
    high: f64,
    start: f64,
    end: f64,
}

impl Scale {
    /// A scale that just holds these numbers and nothing.
    pub(crate) fn over(numbers: impl IntoIterator<Item = f64>, start: f64, end: f64) -> Scale {
        let (low, high) = reach(numbers);
        Scale { low, high, start, end }
    }

    /// A scale that ends on round marks, and the marks.
    pub(crate) fn marked(
        numbers: impl IntoIterator<Item = f64>,
        unit: Unit,
        (start, end): (f64, f64),
    ) -> (Scale, Vec<Mark>) {
        let (low, high) = reach(numbers);
        let step = round_step((high - low) / 4.0, unit);
        let (first, last) = ((low / step).floor(), (high / step).ceil());
        let scale = Scale { low: first * step, high: last * step, start, end };
        let most = scale.high.abs().max(scale.low.abs());
        let marks = (0..=(last - first) as usize)
            .map(|i| (first + i as f64) * step)
            .map(|at| Mark { at, words: unit.tick(at, step, most) })
            .collect();
        (scale, marks)
    }

    /// Where a number is drawn; never past the ends of the scale.
    pub(crate) fn at(&self, number: f64) -> f64 {
        let share = ((number - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        self.start + share * (self.end - self.start)
    }
}

/// A mark on an axis.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mark {
    pub(crate) at: f64,
    pub(crate) words: String,
}

/// From the least to the most of these numbers, nothing among them, and never a span of nothing.
fn reach(numbers: impl IntoIterator<Item = f64>) -> (f64, f64) {
    let (low, high) = numbers.into_iter().fold((0.0f64, 0.0f64), |(l, h), n| (l.min(n), h.max(n)));
    if high - low < 1e-9 { (0.0, 1.0) } else { (low, high) }
}

/// One, two or five times a power of ten, at least `least`.
fn round_step(least: f64, unit: Unit) -> f64 {
    let power = 10f64.powf(least.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|times| times * power)
        .find(|step| *step >= least * 0.999)
        .unwrap_or(power * 10.0);
    if unit == Unit::Count { step.max(1.0) } else { step }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marks(numbers: &[f64], unit: Unit) -> String {
        let (_, marks) = Scale::marked(numbers.iter().copied(), unit, (0.0, 100.0));
        marks.iter().map(|mark| mark.words.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn an_axis_starts_at_nothing_and_ends_on_a_round_mark() {
        assert_eq!(marks(&[412.0, 75.0], Unit::Count), "0 200 400 600");
        assert_eq!(marks(&[0.142, 0.31], Unit::Percent), "0% 10% 20% 30% 40%");
        assert_eq!(marks(&[-12.0, 31.0], Unit::Number), "-20 0 20 40");
    }

    #[test]
    fn nobody_is_counted_in_halves() {
        assert_eq!(marks(&[2.0], Unit::Count), "0 1 2");
        assert_eq!(marks(&[], Unit::Count), "0 1");
    }

    proptest! {
        #[test]
        fn a_number_never_leaves_its_scale(numbers in prop::collection::vec(-1e15f64..1e15, 0..5)) {
            let (scale, marks) = Scale::marked(numbers.iter().copied(), Unit::Number, (10.0, 90.0));
            prop_assert!(marks.len() <= 8, "{}", marks.len());
            for at in numbers.iter().copied().chain(marks.iter().map(|mark| mark.at)) {
                prop_assert!((10.0..=90.0).contains(&scale.at(at)));
            }
        }
    }
}
