//! The whole page around its own content: head, skip link, band, header, navigation, main, footer.
//! It holds no script and no style of its own, so a strict content policy can forbid both.

use crate::components::{
    Crumb, Errors, NavItem, back_link, breadcrumbs, error_summary, numbered_banner,
    service_navigation, skip_link,
};
use crate::furniture::{foot, head, header};
use maud::{DOCTYPE, Markup, Render, html};

/// What every page says besides its own content.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// The job of the page.
    pub title: String,
    /// The service's name; `Homeward` when empty.
    pub service: String,
    /// Where the service's name leads; `/` when empty.
    pub home: String,
    /// Who is signed in.
    pub who: Option<WhoShown>,
    /// The parts of the service they may go to.
    pub navigation: Vec<NavItem>,
    /// Whether the people are invented, which every page then says.
    pub invented: bool,
    /// A few words beside that, as which data folder this is; empty for none.
    pub environment: String,
    /// The way back.
    pub back: Option<Back>,
    /// The way here, instead of the way back.
    pub breadcrumbs: Vec<Crumb>,
    /// What the reader should know besides.
    pub alerts: Vec<Alert>,
    /// What is wrong with what was sent.
    pub errors: Errors,
    /// More stylesheets, by their addresses.
    pub stylesheets: Vec<String>,
    /// More scripts, by their addresses.
    pub scripts: Vec<String>,
    /// Whether parts of the page are replaced without a new page, where scripts run.
    pub htmx: bool,
    /// What the page rests on: `Entry 1,204, 3 March 2014 at 9:05am`.
    pub as_of: String,
    /// Where help is; `/help` when empty.
    pub help: String,
    /// Where the accessibility statement is; `/accessibility` when empty.
    pub accessibility: String,
    /// Whether the page is a table or a picture that may use the whole width.
    pub wide: bool,
}

/// Who is signed in, as the page says it.
#[derive(Clone, Debug, Default)]
pub struct WhoShown {
    /// Their name.
    pub name: String,
    /// What they are here.
    pub role: String,
    /// For whom.
    pub organisation: String,
    /// Where their own account is.
    pub account: String,
    /// Where signing out is sent.
    pub sign_out: String,
    /// The token that proves it came from our page.
    pub csrf: String,
}

/// The way back.
#[derive(Clone, Debug)]
pub struct Back {
    /// Its words.
    pub title: String,
    /// Where it leads.
    pub href: String,
}

impl Back {
    /// "Back".
    pub fn to(href: impl Into<String>) -> Back {
        Back::new("Back", href)
    }

    /// Back to something named: "Statements".
    pub fn new(title: impl Into<String>, href: impl Into<String>) -> Back {
        Back { title: title.into(), href: href.into() }
    }
}

/// Something to know besides what the page is about.
#[derive(Clone, Debug)]
pub enum Alert {
    /// Something to know.
    Notice(Markup),
    /// What was done.
    Success(Markup),
}

impl Alert {
    /// Something to know.
    pub fn notice(words: impl Render) -> Alert {
        Alert::Notice(words.render())
    }

    /// What was done.
    pub fn success(words: impl Render) -> Alert {
        Alert::Success(words.render())
    }
}

impl Frame {
    pub(crate) fn service(&self) -> &str {
        or(&self.service, "Homeward")
    }

    pub(crate) fn home(&self) -> &str {
        or(&self.home, "/")
    }

    pub(crate) fn help(&self) -> &str {
        or(&self.help, "/help")
    }

    pub(crate) fn accessibility(&self) -> &str {
        or(&self.accessibility, "/accessibility")
    }
}

fn or<'a>(said: &'a str, otherwise: &'a str) -> &'a str {
    if said.is_empty() { otherwise } else { said }
}

/// A page: its frame, and its own content, which begins with its heading.
pub fn page(frame: &Frame, body: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html.govuk-template lang="en-GB" {
            (head(frame))
            body.govuk-template__body.homeward-page--wide[frame.wide] {
                (skip_link())
                (header(frame))
                @if !frame.navigation.is_empty() {
                    (service_navigation(&frame.navigation, "Menu"))
                }
                div.govuk-width-container.homeward-content {
                    (way(frame))
                    main.govuk-main-wrapper id="content" {
                        (before(frame))
                        (body)
                    }
                }
                (foot(frame))
            }
        }
    }
}

/// A page that says why there is no page, and what to do.
pub fn error_page(frame: &Frame, status: u16, title: &str, what_to_do: Markup) -> Markup {
    let mut frame = frame.clone();
    frame.title = title.to_owned();
    frame.errors = Errors::none();
    page(
        &frame,
        html! {
            div.homeward-stop {
                h1.govuk-heading-l { (title) }
                div.govuk-body { (what_to_do) }
                p.homeward-note { "Code " (status) }
            }
        },
    )
}

fn way(frame: &Frame) -> Markup {
    html! {
        @if !frame.breadcrumbs.is_empty() { (breadcrumbs(&frame.breadcrumbs)) }
        @else if let Some(back) = &frame.back {
            nav aria-label="Back" { (back_link(&back.href, &back.title)) }
        }
    }
}

fn before(frame: &Frame) -> Markup {
    html! {
        @if !frame.errors.is_empty() { (error_summary(&frame.errors)) }
        @for (place, alert) in (1..).zip(&frame.alerts) {
            @match alert {
                Alert::Notice(words) => (numbered_banner(place, words.clone(), false)),
                Alert::Success(words) => (numbered_banner(place, words.clone(), true)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame() -> Frame {
        Frame { title: "Agree the payment".to_owned(), ..Frame::default() }
    }

    #[test]
    fn a_page_with_something_wrong_says_so_in_its_title_and_first_of_all() {
        let errors = Errors::none().field("reason", "Say why");
        let shown = page(&Frame { errors, ..frame() }, html! { h1 { "Agree" } }).0;
        assert!(shown.contains("<title>Error: Agree the payment – Homeward</title>"));
        assert!(shown.find("There is a problem") < shown.find("<h1>"));
    }

    #[test]
    fn a_page_runs_nothing_and_styles_nothing_inside_itself() {
        let who = WhoShown { sign_out: "/sign-out".to_owned(), ..WhoShown::default() };
        let full = Frame { who: Some(who), htmx: true, invented: true, ..frame() };
        let shown = page(&full, html! {}).0;
        assert!(!shown.contains(" style=") && !shown.contains("<style"));
        assert!(!shown.contains(" on") || !shown.contains("onclick"));
        assert_eq!(shown.matches("<script").count(), shown.matches("<script src=").count());
    }

    #[test]
    fn invented_people_are_announced_before_anything_else() {
        let shown = page(&Frame { invented: true, ..frame() }, html! { h1 { "Agree" } }).0;
        assert!(shown.find("Invented people") < shown.find("govuk-generic-header"));
        assert!(!page(&frame(), html! {}).0.contains("Invented people"));
    }

    #[test]
    fn signing_out_is_a_form_and_never_a_link() {
        let who = WhoShown {
            name: "A. Worker".to_owned(),
            sign_out: "/sign-out".to_owned(),
            csrf: "token".to_owned(),
            ..WhoShown::default()
        };
        let shown = page(&Frame { who: Some(who), ..frame() }, html! {}).0;
        assert!(shown.contains(r#"action="/sign-out" method="post""#));
        assert!(shown.contains(r#"name="csrf" value="token""#));
        assert!(!shown.contains(r#"href="/sign-out""#));
    }
}
