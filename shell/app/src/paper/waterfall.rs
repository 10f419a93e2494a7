//! The payment as a picture: days expected, observed and saved; then pounds priced, adjusted,
//! capped and agreed. Days and pounds each have their own scale, both from nothing; every bar
//! carries its figure, and the table under it says the same.

use crate::paper::headline::totals_shown;
use crate::paper::letter::Readers;
use definitions::{Cell, Days, Exact, Kind, Money, Rounding, Table};
use maud::{Markup, html};
use outcomes::statement::Statement;

/// The picture's bars, in order.
#[derive(Clone, Debug)]
pub struct Waterfall {
    title: String,
    bars: Vec<Bar>,
}

/// One bar.
#[derive(Clone, Debug)]
pub struct Bar {
    /// What is reached here.
    pub step: &'static str,
    /// What that means, in a few words.
    pub meaning: &'static str,
    /// Days, or an amount.
    pub shown: Cell,
    /// Where it begins and ends on its scale.
    spans: Vec<(f64, f64, Fill)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fill {
    /// What is there.
    Solid,
    /// What is taken off, or was agreed before.
    Hatched,
    /// What is new: this payment.
    Accent,
}

/// The colours of `style.css` in the light, for paper that has no stylesheet.
const ON_PAPER: &str = "text { fill: #1d2a2b; font: 13px 'Atkinson Hyperlegible'; } \
    .step, .figure { font-weight: 700; } .meaning { fill: #3f5254; } .solid { fill: #0f5c58; } \
    .accent { fill: #b35c00; } .hatched { fill: url(#hatch); stroke: #0f5c58; } \
    .hatch-ground { fill: #ffffff; } .hatch-line { fill: #0f5c58; } .nothing { stroke: #1d2a2b; } \
    .between { stroke: #c3d0d0; }";

const WIDTH: f64 = 336.0;
const ROW: f64 = 40.0;

impl Waterfall {
    pub(crate) fn of(statement: &Statement, readers: Readers) -> Waterfall {
        let s = &statement.settlement;
        let expected: Exact = statement.cells.iter().map(|cell| cell.days_expected).sum();
        let observed: Days = statement.cells.iter().map(|cell| cell.days_observed).sum();
        let saved: Exact = statement.cells.iter().map(|cell| cell.days_saved).sum();
        let priced: Exact = statement.cells.iter().map(|cell| cell.earned).sum();
        let priced = priced.rounded_to_pence(Rounding::HalfUp);
        let adjusted = statement.sum.get(1).map_or(Money::ZERO, |line| line.shown);
        let days = |step, meaning, number: Exact, from: Exact, fill| Bar {
            step,
            meaning,
            shown: Cell::Exact(number, 4),
            spans: vec![(from.approximate(), (from + number).approximate(), fill)],
        };
        let pounds = |step, meaning, amount: Money, spans| Bar {
            step,
            meaning,
            shown: Cell::Money(amount),
            spans,
        };
        let solid = |amount: Money| vec![(0.0, at(amount), Fill::Solid)];
        let before = s.agreed_before;
        let mut bars = vec![
            days("Expected", "at the baseline", expected, Exact::ZERO, Fill::Solid),
            days("Observed", "in care", Exact::whole(observed.0), saved, Fill::Hatched),
            days("Saved", "expected − observed", saved, Exact::ZERO, Fill::Accent),
            pounds("Priced", "days saved × price", priced, solid(priced)),
            pounds(
                "Adjusted",
                "corrections in it",
                adjusted,
                vec![(at(priced - adjusted), at(priced), Fill::Hatched)],
            ),
            pounds("Capped", "within the cap", s.target, solid(s.target)),
            pounds(
                "Agreed",
                "before, and now",
                s.agreed,
                vec![(0.0, at(before), Fill::Hatched), (at(before), at(s.agreed), Fill::Accent)],
            ),
        ];
        if !totals_shown(statement, readers) {
            bars.retain(Bar::is_money);
        }
        let payment = match s.payment {
            Money(1..) => format!("{} of it is this payment", s.payment),
            Money::ZERO => "none of it is payable now".to_owned(),
            Money(..0) => format!("{} is paid back", -s.payment),
        };
        Waterfall { title: format!("{} is earned to date; {payment}", s.rounded), bars }
    }

    /// The same in a table.
    pub(crate) fn table(&self) -> Table {
        let mut table = Table::new(
            "From days expected to the payment, to date",
            &[
                ("step", "Step", Kind::Text),
                ("meaning", "Meaning", Kind::Text),
                ("days", "Days", Kind::Number),
                ("amount", "Amount", Kind::Money),
            ],
        );
        for bar in &self.bars {
            let (days, amount) = match bar.shown {
                Cell::Money(amount) => (Cell::Blank, Cell::Money(amount)),
                _ => (bar.shown.clone(), Cell::Blank),
            };
            table.push([bar.step.into(), bar.meaning.into(), days, amount]);
        }
        table
    }

    /// What the picture answers.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Its bars: those in days, where they are shown, then those in pounds.
    pub fn bars(&self) -> &[Bar] {
        &self.bars
    }

    /// The picture, as SVG inside a page.
    pub(crate) fn svg(&self) -> Markup {
        let height = ROW * self.bars.len() as f64 + 22.0;
        let days: Vec<&Bar> = self.bars.iter().filter(|bar| !bar.is_money()).collect();
        let pounds: Vec<&Bar> = self.bars.iter().filter(|bar| bar.is_money()).collect();
        let said: Vec<String> = self.bars.iter().map(Bar::said).collect();
        html! {
            svg viewBox={ "0 0 " (WIDTH) " " (height) } role="img"
                aria-labelledby="waterfall-title waterfall-words" {
                title id="waterfall-title" { (self.title) }
                desc id="waterfall-words" { (said.join("; ")) "." }
                defs {
                    pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"
                        patternTransform="rotate(45)" {
                        rect class="hatch-ground" width="6" height="6" {}
                        rect class="hatch-line" width="2.4" height="6" {}
                    }
                }
                @for (i, bar) in days.iter().enumerate() { (bar.drawn(i as f64 * ROW, Scale::of(&days))) }
                line class="between" x1="0" x2=(WIDTH) y1=(ROW * days.len() as f64 + 8.0)
                    y2=(ROW * days.len() as f64 + 8.0) {}
                @for (i, bar) in pounds.iter().enumerate() {
                    (bar.drawn((days.len() + i) as f64 * ROW + 16.0, Scale::of(&pounds)))
                }
            }
        }
    }
}

impl Waterfall {
    /// The picture as a file of its own, its colours written into it.
    pub(crate) fn on_paper(&self) -> String {
        let svg = self.svg().into_string();
        let (opening, rest) = svg.split_once('>').unwrap_or((&svg, ""));
        let opening = opening.replacen("<svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"", 1);
        format!("{opening}><style>{ON_PAPER}</style>{rest}")
    }
}

impl Bar {
    fn is_money(&self) -> bool {
        matches!(self.shown, Cell::Money(_))
    }

    fn said(&self) -> String {
        format!("{}, {}: {}", self.step, self.meaning, self.figure())
    }

    fn figure(&self) -> String {
        match &self.shown {
            Cell::Exact(days, _) => {
                format!("{} days", crate::paper::cell::grouped(&days.to_places(1)))
            }
            other => crate::paper::cell::shown(other),
        }
    }

    fn drawn(&self, top: f64, scale: Scale) -> Markup {
        html! {
            text x="0" y=(top + 14.0) {
                tspan class="step" { (self.step) }
                tspan class="meaning" { " " (self.meaning) }
            }
            text class="figure" x=(WIDTH) y=(top + 14.0) text-anchor="end" { (self.figure()) }
            line class="nothing" x1=(scale.x(0.0)) x2=(scale.x(0.0)) y1=(top + 19.0) y2=(top + 35.0) {}
            @for (from, to, fill) in &self.spans {
                @let (left, right) = (scale.x(from.min(*to)), scale.x(from.max(*to)));
                rect class=(fill.class()) x=(tenth(left)) y=(top + 21.0)
                    width=(tenth(right - left)) height="12" {}
            }
        }
    }
}

impl Fill {
    fn class(self) -> &'static str {
        match self {
            Fill::Solid => "solid",
            Fill::Hatched => "hatched",
            Fill::Accent => "accent",
        }
    }
}

#[derive(Clone, Copy)]
struct Scale {
    least: f64,
    most: f64,
}

impl Scale {
    fn of(bars: &[&Bar]) -> Scale {
        let ends = || bars.iter().flat_map(|bar| &bar.spans).flat_map(|span| [span.0, span.1]);
        let most = ends().fold(0.0, f64::max);
        let least = ends().fold(0.0, f64::min);
        Scale { least, most: if most > least { most } else { least + 1.0 } }
    }

    fn x(self, value: f64) -> f64 {
        tenth((value - self.least) / (self.most - self.least) * (WIDTH - 2.0) + 1.0)
    }
}

/// For drawing only.
fn at(amount: Money) -> f64 {
    amount.0 as f64
}

fn tenth(x: f64) -> f64 {
    (x * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::testing::statement;

    #[test]
    fn words_and_figure_of_a_bar_fit_on_one_line_in_the_millions() {
        let mut statement = statement();
        let millions = Money(710_000_000);
        (statement.settlement.target, statement.settlement.agreed) = (millions, millions);
        (statement.settlement.rounded, statement.sum[1].shown) = (millions, -millions);
        for cell in &mut statement.cells {
            cell.days_expected = Exact::whole(22_000);
            cell.earned = cell.days_expected.times(7200);
        }
        for bar in Waterfall::of(&statement, Readers::Partnership).bars {
            let line = format!("{} {} {}", bar.step, bar.meaning, bar.figure());
            assert!(line.chars().count() <= 42, "{line}");
        }
    }
}
