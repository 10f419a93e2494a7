//! The words above a bar: its name and what it means at the left, its figure at the right. They
//! share a line where they fit, and break where they do not.

use crate::picture::SMALL;
use crate::text::{Anchor, LINE, bold, fit, px, text, width, wrap};
use maud::{Markup, html};

/// The words above one bar.
pub(crate) struct Head {
    names: Vec<String>,
    meanings: Vec<String>,
    together: bool,
    figure: String,
    class: &'static str,
}

impl Head {
    /// A name, what it means and its figure.
    pub(crate) fn new(name: &str, meaning: &str, figure: &str) -> Head {
        let figure = fit(figure, SMALL * 0.6);
        let left = SMALL - bold(&figure) - 12.0;
        let together = bold(name) + width(" ") + width(meaning) <= left;
        Head {
            names: if together { vec![name.to_owned()] } else { wrap(name, left / 1.08, 3) },
            meanings: if together { vec![meaning.to_owned()] } else { wrap(meaning, SMALL, 2) },
            together,
            figure,
            class: "chart-step",
        }
    }

    /// The same words, less loud.
    pub(crate) fn quiet(mut self) -> Head {
        self.class = "chart-quiet";
        self
    }

    /// How tall the words are.
    pub(crate) fn height(&self) -> f64 {
        let lines = if self.together { 1 } else { self.names.len().max(1) + self.meanings.len() };
        LINE * lines as f64
    }

    /// The words, the first line beginning at `top`.
    pub(crate) fn drawn(&self, top: f64) -> Markup {
        let foot = |line: usize| top + 14.0 + LINE * line as f64;
        html! {
            @if self.together {
                text x="0" y=(px(foot(0))) {
                    tspan class=(self.class) { (self.names.concat()) }
                    @for meaning in self.meanings.iter().filter(|words| !words.is_empty()) {
                        tspan class="chart-quiet" { " " (meaning) }
                    }
                }
            } @else {
                @for (i, line) in self.names.iter().enumerate() {
                    (text(0.0, foot(i), Anchor::Start, self.class, line))
                }
                @for (i, line) in self.meanings.iter().enumerate() {
                    @let foot = foot(self.names.len().max(1) + i);
                    (text(0.0, foot, Anchor::Start, "chart-quiet", line))
                }
            }
            @if !self.figure.is_empty() {
                (text(SMALL, foot(0), Anchor::End, self.class, &self.figure))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_on_one_line_is_broken_not_lost() {
        let short = Head::new("Saved", "expected − observed", "163.4");
        assert_eq!(short.height(), LINE);
        let long = Head::new(
            "Adjustments to quarters agreed before",
            "corrections reported since, and what they change",
            "-£1,234,567.00",
        );
        assert!(long.height() > LINE * 2.0);
        let svg = long.drawn(0.0).into_string();
        assert!(svg.contains("agreed before") && svg.contains(">change<"), "{svg}");
    }
}
