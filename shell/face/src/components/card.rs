//! What waits for somebody, one card each: a figure or a word, its base, and where to go.

use maud::{Markup, Render, html};

/// One card.
#[derive(Clone, Debug)]
pub struct Card {
    title: Markup,
    href: Option<String>,
    big: Option<Markup>,
    body: Option<Markup>,
    standing: Option<Markup>,
    needs_you: bool,
    level: u8,
}

/// Cards beside each other; under each other on a phone.
pub fn cards(items: impl IntoIterator<Item = Card>) -> Markup {
    html! { ul.homeward-cards { @for card in items { li.homeward-cards__item { (card) } } } }
}

impl Card {
    /// A card by its title.
    pub fn new(title: impl Render) -> Card {
        Card {
            title: title.render(),
            href: None,
            big: None,
            body: None,
            standing: None,
            needs_you: false,
            level: 2,
        }
    }

    /// Where its title leads. The whole card can be pressed.
    pub fn to(mut self, href: &str) -> Card {
        self.href = Some(href.to_owned());
        self
    }

    /// The one figure or word it is about.
    pub fn big(mut self, words: impl Render) -> Card {
        self.big = Some(words.render());
        self
    }

    /// What is under it: the base, the day, the reason.
    pub fn body(mut self, body: impl Render) -> Card {
        self.body = Some(body.render());
        self
    }

    /// Where it stands.
    pub fn standing(mut self, standing: Markup) -> Card {
        self.standing = Some(standing);
        self
    }

    /// The level of its heading: 3 where the cards stand under a section's heading.
    pub fn level(mut self, level: u8) -> Card {
        self.level = level;
        self
    }

    /// It waits for the reader.
    pub fn needs_you(mut self) -> Card {
        self.needs_you = true;
        self
    }
}

impl Render for Card {
    fn render(&self) -> Markup {
        let title = html! {
            @match &self.href {
                Some(href) => { a.govuk-link.homeward-card__link href=(href) { (self.title) } }
                None => { (self.title) }
            }
        };
        html! {
            div.homeward-card.homeward-card--needs-you[self.needs_you] {
                @if let Some(standing) = &self.standing {
                    div.homeward-card__standing { (standing) }
                }
                @if self.level == 3 { h3.homeward-card__title { (title) } }
                @else { h2.homeward-card__title { (title) } }
                @if let Some(words) = &self.big { p.homeward-card__big { (words) } }
                @if let Some(body) = &self.body { div.homeward-card__body { (body) } }
            }
        }
    }
}
