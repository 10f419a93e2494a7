//! The chart kit: values with a title in, one accessible SVG and one table of the same numbers
//! out. Nothing here counts, prices or decides; `docs/face.md` says what a chart owes its reader.

mod axis;
pub mod bar;
mod calendar;
mod ends;
pub mod fan;
pub mod figure;
pub mod funnel;
pub mod heat_map;
pub mod line;
pub mod measure;
mod pattern;
mod picture;
mod plot;
pub mod reference;
mod rows;
mod scale;
pub mod stacked;
pub mod state;
#[cfg(test)]
mod testing;
mod text;
pub mod timeline;
mod trace;
pub mod value;
pub mod waterfall;

pub use bar::{Bar, BarChart};
pub use fan::{Fan, FanPoint};
pub use figure::{Chart, Figure};
pub use funnel::{Funnel, FunnelStep, Leaving};
pub use heat_map::{HeatMap, HeatRow, Standing, Tile};
pub use line::{LineChart, Point, Series};
pub use measure::{Measure, Named, Unit};
pub use reference::{Look, Reference};
pub use stacked::{Stack, Stacked};
pub use state::State;
pub use timeline::{Run, Timeline, TimelineRow};
pub use value::Value;
pub use waterfall::{Move, Section, Step, Waterfall};

/// The stylesheet of every chart: colours for light, dark and paper. A page serves it once.
pub const CSS: &str = include_str!("charts.css");

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// The custom properties of the first or second `:root` block of the stylesheet.
    fn colours(scheme: usize) -> BTreeMap<&'static str, &'static str> {
        let block = CSS.split(":root {").nth(scheme).and_then(|rest| rest.split('}').next());
        block
            .unwrap_or("")
            .split(';')
            .filter_map(|rule| rule.trim().split_once(':'))
            .map(|(name, colour)| (name.trim(), colour.trim()))
            .collect()
    }

    fn brightness(colour: &str) -> f64 {
        let part = |at: usize| {
            let c = u8::from_str_radix(&colour[at..at + 2], 16).unwrap_or(0);
            let c = f64::from(c) / 255.0;
            if c <= 0.03928 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (a, b) = (brightness(one), brightness(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_figure_in_a_heat_map_can_be_read_on_its_ground_by_day_and_by_night() {
        for scheme in [1, 2] {
            let colours = colours(scheme);
            for class in ["less-3", "less-2", "less-1", "even", "more-1", "more-2", "more-3"] {
                let ground = colours[format!("--chart-{class}").as_str()];
                let ink = colours[format!("--chart-on-{class}").as_str()];
                assert!(contrast(ground, ink) >= 4.5, "{class} in scheme {scheme}");
            }
        }
    }

    #[test]
    fn every_line_stands_out_from_the_page_by_day_and_by_night() {
        for (scheme, paper) in [(1, "#ffffff"), (2, "#10191a")] {
            let colours = colours(scheme);
            for n in 1..=7 {
                let line = colours[format!("--chart-{n}").as_str()];
                assert!(contrast(line, paper) >= 3.0, "--chart-{n} in scheme {scheme}");
            }
        }
    }
}
