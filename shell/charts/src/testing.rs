//! What every picture must be, whatever it is given: inside its frame, without a style of its
//! own, every id its own, and every word legible.

use crate::text::{SIZE, width};
use crate::{Chart, Measure, Named, Unit, Value};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Up to `most` numbers of every size, often nothing and often alike.
pub(crate) fn numbers(most: usize) -> impl Strategy<Value = Vec<f64>> {
    let one = prop_oneof![
        Just(0.0),
        Just(20.0),
        -50.0..50.0f64,
        -1e-6..1e-6f64,
        -1e15..1e15f64,
        Just(f64::MAX),
        Just(f64::MIN),
    ];
    prop::collection::vec(one, 0..=most)
}

/// A value drawn at `at` and read as its whole number.
pub(crate) fn value(at: f64) -> Value {
    Value::from(at as i64)
}

/// Something counted.
pub(crate) fn measure() -> Measure {
    Measure { name: "days", title: "Days", unit: Unit::Number }
}

/// A column.
pub(crate) fn named(name: &'static str, title: &'static str) -> Named {
    Named { name, title }
}

/// Draws the chart, checks its picture and its table, and hands back the picture.
pub(crate) fn sound(chart: &dyn Chart) -> String {
    let svg = chart.svg().into_string();
    for never in ["NaN", " style=", "<style", "<script", " onclick", "fill=\"#"] {
        assert!(!svg.contains(never), "{never} in {svg}");
    }
    let mut ids = BTreeSet::new();
    for tag in tags(&svg) {
        if let Some(id) = tag.word("id") {
            assert!(ids.insert(id.to_owned()), "{id} stands twice in {svg}");
        }
        for name in ["fill", "aria-labelledby"] {
            let used = tag.word(name).unwrap_or("");
            for id in used.trim_start_matches("url(#").trim_end_matches(')').split_whitespace() {
                assert!(svg.contains(&format!("id=\"{id}\"")), "{id} is not in {svg}");
            }
        }
    }
    inside(&svg);
    let table = chart.table();
    assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
    svg
}

/// Every mark lies within the picture, and its words do too.
fn inside(svg: &str) {
    let frame = tags(svg).find(|tag| tag.name == "svg").and_then(|tag| tag.word("viewBox"));
    let frame: Vec<f64> = numbers_in(frame.unwrap_or_default());
    let (wide, tall) = (frame[2], frame[3]);
    let drawn = svg
        .split("<defs>")
        .map(|part| part.split("</defs>").last().unwrap_or(""))
        .collect::<String>();
    for tag in tags(&drawn).filter(|tag| tag.name != "svg") {
        let (x, y) = (tag.number("x"), tag.number("y"));
        let mut across =
            [x, tag.number("x1"), tag.number("x2"), tag.number("cx"), x + tag.number("width")]
                .to_vec();
        let mut down =
            [y, tag.number("y1"), tag.number("y2"), tag.number("cy"), y + tag.number("height")]
                .to_vec();
        for pair in numbers_in(tag.word("points").unwrap_or("")).chunks(2) {
            across.push(pair[0]);
            down.push(pair[1]);
        }
        assert!(
            across.iter().all(|x| (-0.1..=wide + 0.1).contains(x)),
            "{} leaves {svg}",
            tag.text
        );
        assert!(down.iter().all(|y| (-0.1..=tall + 0.1).contains(y)), "{} leaves {svg}", tag.text);
    }
    for (words, [left, top, right, foot]) in words(svg) {
        let within = left >= -0.6 && right <= wide + 0.6 && top >= -0.6 && foot <= tall + 0.6;
        assert!(within, "“{words}” leaves {svg}");
    }
}

/// No words stand over others.
pub(crate) fn nothing_overlaps(svg: &str) {
    let words = words(svg);
    for (i, (a, one)) in words.iter().enumerate() {
        for (b, other) in &words[i + 1..] {
            let clear = one[2] <= other[0] + 0.6
                || other[2] <= one[0] + 0.6
                || one[3] <= other[1] + 0.6
                || other[3] <= one[1] + 0.6;
            assert!(clear, "“{a}” stands over “{b}” in {svg}");
        }
    }
}

/// Every line of words, and the space it is likely to take.
fn words(svg: &str) -> Vec<(String, [f64; 4])> {
    let texts = svg.split("<text ").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let tag = Tag { name: "text", text: attributes };
        let inner = rest.split("</text>").next()?;
        let plain: String =
            inner.split('<').map(|part| part.rsplit('>').next().unwrap_or("")).collect();
        let plain = plain
            .replace("&amp;", "&")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"");
        let (x, y, wide) = (tag.number("x"), tag.number("y"), width(&plain));
        let left = match tag.word("text-anchor") {
            Some("middle") => x - wide / 2.0,
            Some(_) => x - wide,
            None => x,
        };
        Some((plain, [left, y - SIZE + 2.0, left + wide, y + 4.0]))
    });
    texts.collect()
}

struct Tag<'a> {
    name: &'a str,
    text: &'a str,
}

fn tags(svg: &str) -> impl Iterator<Item = Tag<'_>> {
    svg.split('<').skip(1).filter_map(|rest| {
        let (text, _) = rest.split_once('>')?;
        let name = text.split_whitespace().next()?;
        Some(Tag { name, text })
    })
}

impl<'a> Tag<'a> {
    fn word(&self, attribute: &str) -> Option<&'a str> {
        let led = format!("{attribute}=\"");
        let at =
            if self.text.starts_with(&led) { 0 } else { self.text.find(&format!(" {led}"))? + 1 };
        self.text[at + led.len()..].split('"').next()
    }

    fn number(&self, attribute: &str) -> f64 {
        let number = self.word(attribute).map_or(0.0, |word| word.parse().unwrap_or(f64::NAN));
        assert!(number.is_finite(), "{attribute} of {}", self.text);
        number
    }
}

fn numbers_in(text: &str) -> Vec<f64> {
    let numbers = text.split([' ', ',']).filter(|word| !word.is_empty());
    numbers
        .map(|word| word.parse().unwrap_or(f64::NAN))
        .inspect(|n| assert!(n.is_finite(), "{text}"))
        .collect()
}
