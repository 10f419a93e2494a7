//! What a page says besides its content.

use crate::examples::{check, check_after};
use crate::options::{has_class, is, items, said, words};
use face::*;
use maud::{PreEscaped, Render};
use serde_json::Value;

/// Ours is always headed "There is a problem" and goes straight to the list.
#[test]
fn what_is_wrong_is_gathered_as_published() {
    let names = [
        "default",
        "without links",
        "mixed with and without links",
        "error list with html as text",
        "error list with html as text link",
    ];
    check("error-summary", &names, |options| {
        let mut errors = Errors::none();
        for item in items(&options["errorList"]) {
            let href = said(&item["href"]);
            let field = href.strip_prefix('#');
            errors.add(field, said(&item["text"]));
        }
        error_summary(&errors)
    });
}

/// Ours holds one sentence; the examples with headings, lists and other titles are not for us.
#[test]
fn something_to_know_is_as_published() {
    let names =
        ["default", "with type as success", "with long heading", "custom text", "html as text"];
    check("notification-banner", &names, |options| match options["type"].as_str() {
        Some("success") => success_banner(words(options)),
        _ => notification_banner(words(options)),
    });
}

#[test]
fn something_finished_is_as_published() {
    let names = ["default", "title html as text", "title html", "body html as text", "body html"];
    check("panel", &names, |options| {
        let either = |html: &str, text: &str| match options[html].as_str() {
            Some(html) => PreEscaped(html.to_owned()),
            None => said(&options[text]).render(),
        };
        panel(either("titleHtml", "titleText"), either("html", "text"))
    });
}

#[test]
fn a_warning_and_an_inset_are_as_published() {
    let names = ["default", "multiple lines", "html", "html as text"];
    check("warning-text", &names, |options| warning_text(words(options)));
    let names = ["default", "with html", "html as text"];
    check("inset-text", &names, |options| inset_text(words(options)));
}

#[test]
fn what_opens_when_pressed_is_as_published() {
    let names =
        ["default", "html as text", "html", "summary html as text", "summary html", "with html"];
    let ours = |options: &Value| {
        let summary = match options["summaryHtml"].as_str() {
            Some(html) => PreEscaped(html.to_owned()),
            None => said(&options["summaryText"]).render(),
        };
        match is(&options["open"]) {
            true => details_open(summary, words(options)),
            false => details(summary, words(options)),
        }
    };
    check("details", &names, ours);
    let without_id = |html: &str| html.replace("id=\"help-with-nationality\"", "");
    check_after("details", &["expanded"], without_id, ours);
}

/// Our colours have our own names; pink, magenta, turquoise and yellow are not among them.
#[test]
fn a_tag_is_as_published() {
    let names = ["default", "grey", "green", "purple", "red", "orange", "html as text", "html"];
    check("tag", &names, |options| {
        let colours = [
            ("govuk-tag--grey", Colour::Grey),
            ("govuk-tag--green", Colour::Green),
            ("govuk-tag--purple", Colour::Purple),
            ("govuk-tag--red", Colour::Red),
            ("govuk-tag--orange", Colour::Amber),
        ];
        let found = colours.into_iter().find(|(class, _)| has_class(options, class));
        tag(words(options), found.map_or(Colour::Plain, |(_, colour)| colour))
    });
}

#[test]
fn what_kind_of_service_it_is_is_said_as_published() {
    let names = ["default", "tag html"];
    check("phase-banner", &names, |options| phase_banner(words(&options["tag"]), words(options)));
}
