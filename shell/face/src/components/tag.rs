//! A word in a coloured box. Where it says how something stands, use a standing.

use maud::{Markup, Render, html};

/// The colour of a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// As the design system has it.
    Plain,
    /// Nothing in particular.
    Grey,
    /// Well.
    Green,
    /// Ours.
    Teal,
    /// In hand.
    Blue,
    /// Needs somebody.
    Amber,
    /// Wrong.
    Red,
    /// Something else.
    Purple,
}

/// A word in a box.
pub fn tag(words: impl Render, colour: Colour) -> Markup {
    let class = match colour {
        Colour::Plain | Colour::Blue => "",
        Colour::Grey => "govuk-tag--grey",
        Colour::Green => "govuk-tag--green",
        Colour::Teal => "govuk-tag--teal",
        Colour::Amber => "govuk-tag--orange",
        Colour::Red => "govuk-tag--red",
        Colour::Purple => "govuk-tag--purple",
    };
    html! { strong.govuk-tag.(class) { (words) } }
}
