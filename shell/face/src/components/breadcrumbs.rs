//! Where a page is among others.

use maud::{Markup, html};

/// One step of the way here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    /// Its words.
    pub title: String,
    /// Where it leads; nowhere for the page itself.
    pub href: Option<String>,
}

impl Crumb {
    /// A page above this one.
    pub fn new(title: impl Into<String>, href: impl Into<String>) -> Crumb {
        Crumb { title: title.into(), href: Some(href.into()) }
    }

    /// This page.
    pub fn here(title: impl Into<String>) -> Crumb {
        Crumb { title: title.into(), href: None }
    }
}

/// The way here, from the outermost.
pub fn breadcrumbs(crumbs: &[Crumb]) -> Markup {
    html! {
        nav.govuk-breadcrumbs aria-label="Breadcrumb" {
            ol.govuk-breadcrumbs__list {
                @for crumb in crumbs {
                    @match &crumb.href {
                        Some(href) => {
                            li.govuk-breadcrumbs__list-item {
                                a.govuk-breadcrumbs__link href=(href) { (crumb.title) }
                            }
                        }
                        None => {
                            li.govuk-breadcrumbs__list-item aria-current="page" { (crumb.title) }
                        }
                    }
                }
            }
        }
    }
}
