//! The way past the top of the page, for those who go by keyboard.

use maud::{Markup, html};

/// A link to the page's own content, seen once it is reached.
pub fn skip_link() -> Markup {
    html! { a.govuk-skip-link href="#content" { "Skip to main content" } }
}
