//! Words in a picture: how wide they are likely to be, where a line is broken, and how labels are
//! kept apart. A server has no ruler, so every width here is a generous guess.

use crate::plot::Plot;
use maud::{Markup, html};

/// The height of the letters of a chart, as the stylesheet has it.
pub(crate) const SIZE: f64 = 15.0;
/// From one line of words to the next.
pub(crate) const LINE: f64 = 19.0;

/// Which end of the words stands at their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// A line of words with its foot at `y`.
pub(crate) fn text(x: f64, y: f64, anchor: Anchor, class: &str, words: &str) -> Markup {
    let anchor = match anchor {
        Anchor::Start => None,
        Anchor::Middle => Some("middle"),
        Anchor::End => Some("end"),
    };
    html! {
        text class=(class) x=(px(x)) y=(px(y)) text-anchor=[anchor] { (words) }
    }
}

/// How wide words are, at most, in most faces.
pub(crate) fn width(words: &str) -> f64 {
    words.chars().map(advance).sum::<f64>() * SIZE
}

/// As wide as its letters, emboldened.
pub(crate) fn bold(words: &str) -> f64 {
    width(words) * 1.08
}

fn advance(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' | '(' | ')' => 0.36,
        'f' | 't' | 'r' | '-' | '/' => 0.44,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' | '…' => 0.98,
        'A'..='Z' => 0.7,
        c if c.is_ascii() => 0.62,
        _ => 1.0,
    }
}

/// Words cut, with a sign that they are, to what fits.
pub(crate) fn fit(words: &str, most: f64) -> String {
    if width(words) <= most {
        return words.to_owned();
    }
    let mut left = most - width("…");
    let kept = words.chars().take_while(|&letter| {
        left -= advance(letter) * SIZE;
        left >= 0.0
    });
    format!("{}…", kept.collect::<String>().trim_end())
}

/// Words broken into at most `lines` lines that fit; what is left over is cut.
pub(crate) fn wrap(words: &str, most: f64, lines: usize) -> Vec<String> {
    let mut broken: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        let full = broken.len() == lines;
        match broken.last_mut() {
            Some(line) if full || width(line) + width(" ") + width(word) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => broken.push(word.to_owned()),
        }
    }
    broken.iter().map(|line| fit(line, most)).collect()
}

/// Heights apart: where each label's middle comes to stand, as near as can be to where it would
/// like to, in the same order, none over another, all between `top` and `bottom`.
pub(crate) fn spread(wanted: &[(f64, f64)], top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|&a, &b| wanted[a].0.total_cmp(&wanted[b].0));
    let mut placed: Vec<f64> = wanted.iter().map(|(middle, _)| *middle).collect();
    let mut edge = top;
    for &i in &order {
        let half = wanted[i].1 / 2.0;
        placed[i] = placed[i].max(edge + half);
        edge = placed[i] + half;
    }
    let mut edge = bottom;
    for &i in order.iter().rev() {
        let half = wanted[i].1 / 2.0;
        placed[i] = placed[i].min(edge - half);
        edge = placed[i] - half;
    }
    placed
}

/// Labels that keep clear of one another: one that fits nowhere is left to the table.
pub(crate) struct Labels {
    bounds: [f64; 4],
    taken: Vec<[f64; 4]>,
}

impl Labels {
    /// Labels among the marks of a plot, clear of its axes and the names beside it.
    pub(crate) fn within(plot: &Plot) -> Labels {
        Labels::inside([plot.left - 6.0, 18.0, plot.right + 16.0, plot.bottom + 2.0])
    }

    /// Labels that keep inside these bounds: left, top, right, foot.
    pub(crate) fn inside(bounds: [f64; 4]) -> Labels {
        Labels { bounds, taken: Vec::new() }
    }

    /// Draws the words at the first of these places where nothing else stands.
    pub(crate) fn place(
        &mut self,
        words: &str,
        class: &str,
        places: &[(f64, f64)],
    ) -> Option<Markup> {
        let [left, top, right, foot] = self.bounds;
        let half = width(words) / 2.0;
        if half * 2.0 + 1.0 > right - left {
            return None;
        }
        let free = places.iter().find_map(|&(x, y)| {
            let x = x.clamp(left + half, right - half);
            let space = [x - half - 3.0, y - SIZE, x + half + 3.0, y + 4.0];
            let clear = self.taken.iter().all(|other| apart(&space, other));
            (clear && space[1] >= top && space[3] <= foot).then_some((x, y, space))
        });
        let (x, y, space) = free?;
        self.taken.push(space);
        Some(text(x, y, Anchor::Middle, class, words))
    }
}

fn apart(a: &[f64; 4], b: &[f64; 4]) -> bool {
    a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1]
}

/// A place, to a tenth, as it is written in a picture.
pub(crate) fn px(x: f64) -> String {
    let x = (x * 10.0).round() / 10.0;
    if x.is_finite() { format!("{}", x + 0.0) } else { "0".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn long_words_are_broken_and_what_is_left_over_is_cut() {
        assert_eq!(wrap("Not yet settled", 80.0, 3), ["Not yet", "settled"]);
        assert_eq!(wrap("one two three four five", 70.0, 2), ["one two", "three f…"]);
        assert_eq!(wrap("", 60.0, 2), Vec::<String>::new());
    }

    #[test]
    fn labels_at_one_height_are_nudged_apart() {
        assert_eq!(spread(&[(50.0, 20.0), (50.0, 20.0)], 0.0, 200.0), [50.0, 70.0]);
        assert_eq!(spread(&[(99.0, 20.0), (98.0, 20.0)], 0.0, 100.0), [90.0, 70.0]);
    }

    #[test]
    fn a_label_that_fits_nowhere_is_left_out() {
        let mut labels = Labels::inside([0.0, 0.0, 100.0, 100.0]);
        assert!(labels.place("n = 7", "", &[(50.0, 50.0)]).is_some());
        assert!(labels.place("n = 8", "", &[(52.0, 52.0)]).is_none());
        assert!(labels.place("n = 8", "", &[(52.0, 52.0), (52.0, 90.0)]).is_some());
    }

    proptest! {
        #[test]
        fn nothing_wrapped_is_wider_than_its_box(words in "[ -~]{0,80}", most in 30.0f64..200.0) {
            for line in wrap(&words, most, 3) {
                prop_assert!(width(&line) <= most, "{line}");
            }
        }
    }
}
