//! The space of a picture over time: where its axes lie, and where a figure of a period is drawn.

use crate::ends;
use crate::picture::PAGE;
use crate::scale::{Mark, Scale};
use crate::text::width;
use crate::{Measure, Value};

/// The space of a picture over time.
pub(crate) struct Plot {
    pub(crate) width: f64,
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) top: f64,
    pub(crate) bottom: f64,
    pub(crate) y: Scale,
    pub(crate) marks: Vec<Mark>,
    pub(crate) measure: Measure,
    inset: f64,
    periods: usize,
}

impl Plot {
    /// The space for so many periods and these figures, with room for names at the right edge.
    /// Columns stand in the middle of their period; points reach from edge to edge.
    pub(crate) fn new(
        measure: Measure,
        periods: usize,
        columns: bool,
        figures: impl IntoIterator<Item = f64>,
        names: &[String],
    ) -> Plot {
        let (beside, needed) = ends::room(names);
        let top = 44.0;
        let bottom = top + needed.max(240.0);
        let (y, marks) = Scale::marked(figures, measure.unit, (bottom, top));
        let left = marks.iter().map(|mark| width(&mark.words)).fold(16.0, f64::max) + 10.0;
        let right = PAGE - beside.max(16.0);
        let inset = if columns { (right - left) / periods.max(1) as f64 / 2.0 } else { 16.0 };
        Plot { width: PAGE, left, right, top, bottom, y, marks, measure, inset, periods }
    }

    /// Where the `i`th period lies.
    pub(crate) fn x(&self, i: usize) -> f64 {
        match self.periods {
            0 | 1 => (self.left + self.right) / 2.0,
            _ => self.left + self.inset + self.step() * i as f64,
        }
    }

    /// From one period to the next.
    pub(crate) fn step(&self) -> f64 {
        let across = self.right - self.left - self.inset * 2.0;
        match self.periods {
            0 | 1 => self.right - self.left,
            many => across / (many - 1) as f64,
        }
    }

    /// How high a figure is drawn.
    pub(crate) fn high(&self, value: &Value) -> f64 {
        self.y.at(value.at())
    }
}
