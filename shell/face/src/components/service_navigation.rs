//! The parts of the service someone may go to.

use maud::{Markup, html};

/// One part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NavItem {
    /// Its words.
    pub title: String,
    /// Where it is.
    pub href: String,
    /// Whether this page is within it.
    pub current: bool,
}

impl NavItem {
    /// A part by its words and its address.
    pub fn new(title: impl Into<String>, href: impl Into<String>) -> NavItem {
        NavItem { title: title.into(), href: href.into(), current: false }
    }

    /// Whether this page is within it.
    pub fn current(mut self, current: bool) -> NavItem {
        self.current = current;
        self
    }
}

/// The parts in one row, never behind a button: where they do not fit they wrap. The label is
/// what the row is called to those who hear the page.
pub fn service_navigation(items: &[NavItem], label: &str) -> Markup {
    html! {
        div.govuk-service-navigation {
            div.govuk-width-container {
                div.govuk-service-navigation__container {
                    nav.govuk-service-navigation__wrapper aria-label=(label) {
                        ul.govuk-service-navigation__list id="navigation" {
                            @for item in items { (part(item)) }
                        }
                    }
                }
            }
        }
    }
}

fn part(item: &NavItem) -> Markup {
    let here = item.current;
    html! {
        li.govuk-service-navigation__item.govuk-service-navigation__item--active[here] {
            a.govuk-service-navigation__link href=(item.href) aria-current=[here.then_some("true")] {
                @if here {
                    strong.govuk-service-navigation__active-fallback { (item.title) }
                } @else { (item.title) }
            }
        }
    }
}
