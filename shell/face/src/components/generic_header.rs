//! The service's name, with our own mark, at the top of each page.

use maud::{Markup, Render, html};

/// The name, which leads home.
pub fn generic_header(home: &str, name: impl Render) -> Markup {
    html! {
        div.govuk-generic-header {
            div.govuk-generic-header__container.govuk-width-container {
                div.govuk-generic-header__logo {
                    a.govuk-generic-header__homepage-link href=(home) { (name) }
                }
            }
        }
    }
}
