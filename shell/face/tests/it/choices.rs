//! Questions answered by choosing.

use crate::examples::{check, check_after};
use crate::options::{about, choices, has_class, items, said, width, words};
use face::*;
use maud::{Markup, Render};
use serde_json::Value;

/// Radios without a legend are not for us: a choice always says what it is between.
#[test]
fn one_of_a_few_is_as_published() {
    let names = [
        "default",
        "with hint",
        "inline",
        "with legend as page heading",
        "with a divider",
        "with hints on items",
        "with fieldset and error message",
        "with very long option text",
        "with conditional items",
        "with conditional item checked",
        "small inline",
        "with hints on parent and items",
        "with hint and error message",
        "with disabled",
    ];
    check("radios", &names, |options| {
        let legend = &options["fieldset"]["legend"];
        let question = Radios::new(&said(&options["name"]), words(legend), choices(options));
        let mut question = about(question, options, legend).chosen(&said(&options["value"]));
        if has_class(options, "govuk-radios--inline") {
            question = question.inline();
        }
        if has_class(options, "govuk-radios--small") {
            question = question.small();
        }
        question.render()
    });
}

/// Boxes of one question share one name here: the examples in which each has its own are not for us.
#[test]
fn any_of_a_few_is_as_published() {
    let names = [
        "default",
        "with hint",
        "with pre-checked values",
        "with divider and None",
        "with divider, None and conditional items",
        "with legend as a page heading",
        "with error message",
        "with very long option text",
        "with conditional items",
        "with conditional item checked",
        "small",
        "small with long text",
        "small with error",
        "small with hint",
        "small with conditional reveal",
        "small with divider and None",
        "with error message and hint",
    ];
    check("checkboxes", &names, |options| checkboxes(options).render());
}

fn checkboxes(options: &Value) -> Checkboxes {
    let legend = &options["fieldset"]["legend"];
    let question = Checkboxes::new(&said(&options["name"]), words(legend), choices(options));
    let chosen: Vec<String> = items(&options["values"]).iter().map(said).collect();
    let chosen: Vec<&str> = chosen.iter().map(String::as_str).collect();
    let question = about(question, options, legend).chosen(&chosen);
    if has_class(options, "govuk-checkboxes--small") { question.small() } else { question }
}

/// The published example is also described by an element elsewhere, which ours is not.
#[test]
fn one_box_alone_is_described_by_its_hint_as_published() {
    let names = [
        "with single option set 'aria-describedby' on input, and describedBy",
        "with single option (and hint) set 'aria-describedby' on input, and describedBy",
    ];
    let undescribed = |html: &str| html.replace("test-target-element ", "");
    check_after("checkboxes", &names, undescribed, |options| {
        let only = choices(options).into_iter().next();
        let only = only.unwrap_or_else(|| panic!("the example has one choice"));
        let question = Checkboxes::alone(&said(&options["name"]), only);
        about(question, options, &Value::Null).render()
    });
}

#[test]
fn one_of_a_list_is_as_published() {
    let names = [
        "default",
        "with hint text and error message",
        "with label as page heading",
        "with full width override",
        "hint",
        "error",
        "id",
        "with selected value",
    ];
    check("select", &names, select);
}

fn select(options: &Value) -> Markup {
    let label = &options["label"];
    let question = Select::new(&said(&options["name"]), words(label), choices(options));
    let mut question = about(question, options, label);
    if let Some(width) = width(options) {
        question = question.width(width);
    }
    let chosen = said(&options["value"]);
    if chosen.is_empty() { question.render() } else { question.chosen(&chosen).render() }
}
