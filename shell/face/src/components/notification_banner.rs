//! Something the reader should know that is not what the page is about, or that what they did
//! is done.

use maud::{Markup, Render, html};

/// Something to know.
pub fn notification_banner(words: impl Render) -> Markup {
    numbered_banner(1, words.render(), false)
}

/// What was done.
pub fn success_banner(words: impl Render) -> Markup {
    numbered_banner(1, words.render(), true)
}

/// One of several banners on a page, whose ids must differ.
pub(crate) fn numbered_banner(place: usize, words: Markup, success: bool) -> Markup {
    let first = "govuk-notification-banner-title";
    let id = if place == 1 { first.to_owned() } else { format!("{first}-{place}") };
    let role = if success { "alert" } else { "region" };
    html! {
        div.govuk-notification-banner.govuk-notification-banner--success[success]
            role=(role) aria-labelledby=(id) {
            div.govuk-notification-banner__header {
                h2.govuk-notification-banner__title id=(id) {
                    @if success { "Success" } @else { "Important" }
                }
            }
            div.govuk-notification-banner__content {
                p.govuk-notification-banner__heading { (words) }
            }
        }
    }
}
