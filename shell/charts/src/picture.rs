//! The frame of every picture: its size, its name and its words for those who cannot see it, and
//! what is drawn where there is nothing to draw.

use crate::Figure;
use crate::text::{Anchor, LINE, px, text, wrap};
use maud::{Markup, html};

/// How wide a small picture is: it shrinks with a narrow page, and its words stay legible.
pub(crate) const SMALL: f64 = 340.0;
/// How wide a picture over time is: it scrolls inside its own box where the page is narrow.
pub(crate) const PAGE: f64 = 640.0;

/// A picture before its marks are drawn.
pub(crate) struct Picture<'a> {
    pub(crate) figure: &'a Figure,
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// What it shows, for those who cannot see it.
    pub(crate) said: String,
}

impl Picture<'_> {
    /// A picture of one mark after another down the page.
    pub(crate) fn small(&self, marks: Markup) -> Markup {
        self.drawn("chart chart-small", "img", marks)
    }

    /// A picture over time. One whose marks can be pressed is a group: an image would hide its
    /// links from those who listen to it.
    pub(crate) fn page(&self, links: bool, marks: Markup) -> Markup {
        self.scrolling(self.drawn("chart chart-page", role(links), marks))
    }

    /// A picture as wide as its columns.
    pub(crate) fn natural(&self, links: bool, marks: Markup) -> Markup {
        self.scrolling(self.drawn("chart chart-natural", role(links), marks))
    }

    fn scrolling(&self, picture: Markup) -> Markup {
        html! {
            div class="chart-scroll" tabindex="0" role="region" aria-label=(self.figure.title()) {
                (picture)
            }
        }
    }

    fn drawn(&self, class: &str, role: &str, marks: Markup) -> Markup {
        let id = self.figure.id();
        html! {
            svg class=(class) viewBox={ "0 0 " (px(self.width)) " " (px(self.height)) }
                width=(px(self.width)) height=(px(self.height)) role=(role)
                aria-labelledby={ (id) "-title " (id) "-words" } {
                title id={ (id) "-title" } { (self.figure.title()) }
                desc id={ (id) "-words" } { (self.figure.subtitle()) " " (self.said) }
                (marks)
            }
        }
    }
}

fn role(links: bool) -> &'static str {
    if links { "group" } else { "img" }
}

/// What stands where there is nothing to draw: a quiet outline and a sentence.
pub(crate) fn nothing(figure: &Figure) -> Markup {
    let lines = wrap(figure.nothing(), SMALL - 40.0, 3);
    let height = 72.0 + LINE * lines.len() as f64;
    let picture = Picture { figure, width: SMALL, height, said: figure.nothing().to_owned() };
    picture.small(html! {
        rect class="chart-outline" x="1" y="1" rx="6" width=(px(SMALL - 2.0))
            height=(px(height - 2.0)) {}
        @for (i, line) in lines.iter().enumerate() {
            (text(SMALL / 2.0, 50.0 + LINE * i as f64, Anchor::Middle, "chart-quiet", line))
        }
    })
}

/// What a picture shows, said in one breath; a long list is left to the table.
pub(crate) fn said(marks: Vec<String>) -> String {
    const MOST: usize = 24;
    match marks.len() {
        0 => String::new(),
        1..=MOST => format!("{}.", marks.join("; ")),
        many => format!("{many} figures, all of them in the table."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_of_nothing_says_so() {
        let figure = Figure::new("none", "Referrals", "").when_empty("No referral waits");
        let svg = nothing(&figure).into_string();
        assert!(svg.contains(">No referral waits</text>"), "{svg}");
        assert!(svg.contains("aria-labelledby=\"none-title none-words\""), "{svg}");
    }

    #[test]
    fn a_short_list_is_said_and_a_long_one_is_left_to_the_table() {
        assert_eq!(said(vec!["a 1".into(), "b 2".into()]), "a 1; b 2.");
        assert!(said(vec![String::new(); 40]).contains("table"));
    }
}
