//! An example's options as our own arguments.

use face::{Choice, Question, Size, Width};
use maud::{Markup, PreEscaped, Render};
use serde_json::Value;

/// What an option says; nothing where it is not given. Numbers are written out.
pub fn said(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// Words given as `text` or as `html`.
pub fn words(value: &Value) -> Markup {
    match value.get("html").and_then(Value::as_str) {
        Some(html) => PreEscaped(html.to_owned()),
        None => said(&value["text"]).render(),
    }
}

/// Whether an option is set.
pub fn is(value: &Value) -> bool {
    value.as_bool().unwrap_or(false)
}

/// The items of a list.
pub fn items(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

/// Whether `classes` has this one.
pub fn has_class(options: &Value, class: &str) -> bool {
    said(&options["classes"]).split(' ').any(|one| one == class)
}

/// The size in a label's, legend's or caption's `classes`.
pub fn size(value: &Value) -> Option<Size> {
    let classes = said(&value["classes"]);
    let sizes = [("--xl", Size::Xl), ("--l", Size::L), ("--m", Size::M), ("--s", Size::S)];
    sizes.into_iter().find(|(end, _)| classes.ends_with(end)).map(|(_, size)| size)
}

/// The width in `classes`.
pub fn width(options: &Value) -> Option<Width> {
    let widths = [
        ("govuk-input--width-2", Width::W2),
        ("govuk-input--width-3", Width::W3),
        ("govuk-input--width-4", Width::W4),
        ("govuk-input--width-5", Width::W5),
        ("govuk-input--width-10", Width::W10),
        ("govuk-input--width-20", Width::W20),
        ("govuk-input--width-30", Width::W30),
        ("govuk-!-width-full", Width::Full),
    ];
    widths.into_iter().find(|(class, _)| has_class(options, class)).map(|(_, width)| width)
}

/// What every question has: id, hint, error, and the size of its label or legend.
pub fn about<Q: Question>(mut question: Q, options: &Value, around: &Value) -> Q {
    let id = [&options["id"], &options["idPrefix"]].into_iter().map(said).find(|id| !id.is_empty());
    if let Some(id) = id {
        question = question.id(&id);
    }
    if options.get("hint").is_some() {
        question = question.hint(words(&options["hint"]));
    }
    if let Some(size) = size(around) {
        question = question.size(size);
    }
    if is(&around["isPageHeading"]) {
        question = question.as_heading();
    }
    let error = options["errorMessage"]["text"].as_str();
    question.error(error)
}

/// The answers of radios, checkboxes or a list.
pub fn choices(options: &Value) -> Vec<Choice> {
    items(&options["items"]).iter().map(choice).collect()
}

fn choice(item: &Value) -> Choice {
    if item.get("divider").is_some() {
        return Choice::or();
    }
    let mut choice = Choice::new(&said(&item["value"]), words(item));
    if item.get("hint").is_some() {
        choice = choice.hint(words(&item["hint"]));
    }
    if item.get("id").is_some() {
        choice = choice.id(&said(&item["id"]));
    }
    if let Some(html) = item["conditional"]["html"].as_str() {
        choice = choice.reveals(PreEscaped(html.to_owned()));
    }
    if is(&item["checked"]) || is(&item["selected"]) {
        choice = choice.checked();
    }
    if is(&item["disabled"]) {
        choice = choice.disabled();
    }
    if item["behaviour"] == "exclusive" {
        choice = choice.exclusive();
    }
    choice
}
