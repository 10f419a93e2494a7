//! Headings, paragraphs, links, lists and columns, so that a page's own file holds words only.

use maud::{Markup, Render, html};

/// The page's own heading: the job of the page.
pub fn heading(words: impl Render) -> Markup {
    html! { h1.govuk-heading-l { (words) } }
}

/// The page's heading with what it belongs to above it.
pub fn heading_with_caption(caption: impl Render, words: impl Render) -> Markup {
    html! {
        span.govuk-caption-l { (caption) }
        h1.govuk-heading-l { (words) }
    }
}

/// A part of the page under its own heading, which can be linked to.
pub fn section(id: &str, words: impl Render, body: Markup) -> Markup {
    html! {
        section.homeward-section aria-labelledby=(id) {
            h2.govuk-heading-m id=(id) { (words) }
            (body)
        }
    }
}

/// What the page is for on the left, what supports it on the right; one above the other on a phone.
pub fn columns(main: Markup, aside: Markup) -> Markup {
    html! {
        div.govuk-grid-row {
            div.govuk-grid-column-two-thirds { (main) }
            div.govuk-grid-column-one-third { (aside) }
        }
    }
}

/// Something to read or fill in, no wider than reads well.
pub fn reading(body: Markup) -> Markup {
    html! { div.govuk-grid-row { div.govuk-grid-column-two-thirds { (body) } } }
}

/// A paragraph.
pub fn paragraph(words: impl Render) -> Markup {
    html! { p.govuk-body { (words) } }
}

/// The opening sentence, a little larger.
pub fn lead(words: impl Render) -> Markup {
    html! { p.govuk-body-l { (words) } }
}

/// A quiet line beside or under something: its base, its date, its source.
pub fn hint_text(words: impl Render) -> Markup {
    html! { p.govuk-body.homeward-quiet { (words) } }
}

/// A link.
pub fn link(href: &str, words: impl Render) -> Markup {
    html! { a.govuk-link href=(href) { (words) } }
}

/// A list with points.
pub fn list(items: impl IntoIterator<Item = Markup>) -> Markup {
    html! { ul.govuk-list.govuk-list--bullet { @for item in items { li { (item) } } } }
}

/// A list with numbers.
pub fn numbered(items: impl IntoIterator<Item = Markup>) -> Markup {
    html! { ol.govuk-list.govuk-list--number { @for item in items { li { (item) } } } }
}

/// Nothing to show, said kindly: what is not there, and what happens next.
pub fn empty(words: impl Render, next: impl Render) -> Markup {
    html! {
        div.homeward-empty {
            p.homeward-empty__words { (words) }
            p.homeward-empty__next { (next) }
        }
    }
}
