//! A piece of HTML as lines to compare: elements, attributes in order of name, words. What is left
//! out is listed, with the reason.

use scraper::{ElementRef, Html, Node};
use std::fmt;

/// Attributes that are not compared.
const LEFT_OUT: [(&str, &str); 3] = [
    ("data-module", "starts the design system’s own script, which we do not run"),
    (
        "data-aria-controls",
        "is read by that script; our stylesheet shows what an answer asks further",
    ),
    ("data-prevent-double-click", "all our buttons have it; theirs only when asked"),
];

/// Classes that are not compared, by their beginning or end.
const CLASSES_LEFT_OUT: [(&str, &str); 2] = [
    ("govuk-js-", "is read by the design system’s own script"),
    ("__conditional--hidden", "hides for that script; our stylesheet hides by itself"),
];

/// Lines that read well when they differ.
#[derive(PartialEq)]
pub struct Lines(Vec<String>);

impl Lines {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{}\n", self.0.join("\n"))
    }
}

pub fn tree(html: &str) -> Lines {
    let parsed = Html::parse_fragment(html);
    let mut lines = Vec::new();
    children(parsed.root_element(), 0, &mut lines);
    Lines(lines)
}

fn children(element: ElementRef<'_>, depth: usize, lines: &mut Vec<String>) {
    let indent = "  ".repeat(depth);
    for child in element.children() {
        match child.value() {
            Node::Text(text) => {
                let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
                if !words.is_empty() {
                    lines.push(format!("{indent}{words:?}"));
                }
            }
            Node::Element(_) => {
                let inner = ElementRef::wrap(child).expect("an element is an element");
                lines.push(format!("{indent}{}", opening(inner)));
                children(inner, depth + 1, lines);
            }
            _ => {}
        }
    }
}

fn opening(element: ElementRef<'_>) -> String {
    let value = element.value();
    let compared = value.attrs().filter(|(name, _)| !LEFT_OUT.iter().any(|(out, _)| out == name));
    let mut attributes: Vec<String> = compared
        // The arrows of pagination are our own drawing.
        .filter(|(name, _)| !(value.name() == "path" && *name == "d"))
        .map(|(name, said)| match name {
            "class" => format!("class={}", classes(said)),
            _ => format!("{name}={:?}", said.split_whitespace().collect::<Vec<_>>().join(" ")),
        })
        .filter(|attribute| attribute != "class=")
        .collect();
    attributes.sort();
    format!("{} {}", value.name(), attributes.join(" ")).trim_end().to_owned()
}

fn classes(said: &str) -> String {
    let out = |class: &str| {
        CLASSES_LEFT_OUT.iter().any(|(part, _)| class.starts_with(part) || class.ends_with(part))
    };
    let mut all: Vec<&str> = said.split_whitespace().filter(|class| !out(class)).collect();
    all.sort_unstable();
    all.join(".")
}

#[test]
fn a_missing_attribute_a_wrong_class_or_another_word_is_seen() {
    let published = r#"<p class="b a" id="x">One <b>two</b></p>"#;
    assert!(tree(published) == tree(r#"<p id="x" class="a  b"> One <b>two</b> </p>"#));
    for wrong in [
        r#"<p class="b a">One <b>two</b></p>"#,
        r#"<p class="b c" id="x">One <b>two</b></p>"#,
        r#"<p class="b a" id="x">One <b>three</b></p>"#,
        r#"<p class="b a" id="x">One <i>two</i></p>"#,
        r#"<p class="b a" id="x">One two</p>"#,
    ] {
        assert!(tree(published) != tree(wrong), "{wrong}");
    }
}
