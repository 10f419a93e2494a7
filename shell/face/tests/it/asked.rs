//! Questions answered by writing.

use crate::examples::{check, check_after};
use crate::options::{about, has_class, is, said, width, words};
use face::*;
use maud::{Markup, Render, html};
use serde_json::Value;

#[test]
fn a_line_of_text_is_as_published() {
    let names = [
        "default",
        "with hint text",
        "with error message",
        "with error and hint",
        "with width-2 class",
        "with width-3 class",
        "with width-4 class",
        "with width-5 class",
        "with width-10 class",
        "with width-20 class",
        "with width-30 class",
        "with label as page heading",
        "with prefix",
        "with suffix",
        "with prefix and suffix",
        "with prefix and suffix and error",
        "with prefix and suffix and width modifier",
        "with extra letter spacing",
        "id",
        "custom type",
        "value",
        "inputmode",
        "with prefix with html as text",
        "with suffix with html as text",
        "with autocomplete attribute",
        "with pattern attribute",
        "with spellcheck enabled",
        "with spellcheck disabled",
        "with autocapitalize turned off",
        "disabled",
    ];
    check("input", &names, input);
}

fn input(options: &Value) -> Markup {
    let label = &options["label"];
    let mut input = about(Input::new(&said(&options["name"]), words(label)), options, label)
        .value(&said(&options["value"]));
    type Setting = fn(Input, &str) -> Input;
    let settings: [(&str, Setting); 5] = [
        ("type", Input::kind),
        ("inputmode", Input::inputmode),
        ("autocomplete", Input::autocomplete),
        ("pattern", Input::pattern),
        ("spellcheck", |input, _| input),
    ];
    for (name, set) in settings {
        if options[name].is_string() {
            input = set(input, &said(&options[name]));
        }
    }
    if let Some(width) = width(options) {
        input = input.width(width);
    }
    if options.get("prefix").is_some() {
        input = input.prefix(&said(&options["prefix"]["text"]));
    }
    if options.get("suffix").is_some() {
        input = input.suffix(&said(&options["suffix"]["text"]));
    }
    if let Some(checked) = options["spellcheck"].as_bool() {
        input = input.spellcheck(checked);
    }
    if has_class(options, "govuk-input--extra-letter-spacing") {
        input = input.code_like();
    }
    if options["autocapitalize"] == "none" {
        input = input.autocapitalize_off();
    }
    if is(&options["disabled"]) {
        input = input.disabled();
    }
    input.render()
}

#[test]
fn a_password_is_as_published() {
    let names = [
        "default",
        "with hint text",
        "with error message",
        "with label as page heading",
        "with input width class",
        "with new-password autocomplete",
        "id",
    ];
    check("password-input", &names, |options| {
        let label = &options["label"];
        let question = PasswordInput::new(&said(&options["name"]), words(label));
        let mut question = about(question, options, label);
        if let Some(width) = width(options) {
            question = question.width(width);
        }
        if options["autocomplete"] == "new-password" {
            question = question.new_password();
        }
        question.render()
    });
}

#[test]
fn several_lines_are_as_published() {
    let names = [
        "default",
        "with hint",
        "with error message",
        "with default value",
        "with custom rows",
        "with label as page heading",
        "id",
        "with hint and error message",
        "with autocomplete attribute",
        "with spellcheck enabled",
        "with spellcheck disabled",
    ];
    check("textarea", &names, |options| {
        let label = &options["label"];
        let question = Textarea::new(&said(&options["name"]), words(label));
        let mut question = about(question, options, label).value(&said(&options["value"]));
        if let Ok(rows) = said(&options["rows"]).parse() {
            question = question.rows(rows);
        }
        if options.get("autocomplete").is_some() {
            question = question.autocomplete(&said(&options["autocomplete"]));
        }
        if let Some(checked) = options["spellcheck"].as_bool() {
            question = question.spellcheck(checked);
        }
        question.render()
    });
}

#[test]
fn a_file_is_as_published() {
    let names = [
        "default",
        "with hint text",
        "with error message and hint",
        "with label as page heading",
        "id",
        "error",
        "allows multiple files",
        "disabled",
    ];
    check("file-upload", &names, |options| {
        let label = &options["label"];
        let question = FileUpload::new(&said(&options["name"]), words(label));
        let mut question = about(question, options, label);
        if is(&options["multiple"]) {
            question = question.multiple();
        }
        if is(&options["disabled"]) {
            question = question.disabled();
        }
        question.render()
    });
}

/// A day has three fields of ours; the examples with other fields, other names or other languages
/// are not for us.
#[test]
fn a_day_is_as_published() {
    let names = [
        "default",
        "with values",
        "with values and name prefix",
        "with errors only",
        "with error message and hint",
        "with error on day input",
        "with error on month input",
        "with error on year input",
        "with hint and described by",
        "with autocomplete values",
    ];
    let undescribed = |html: &str| html.replace("test-target-element ", "");
    check_after("date-input", &names, undescribed, |options| {
        let legend = &options["fieldset"]["legend"];
        let prefix = said(&options["namePrefix"]);
        let mut question = DateInput::new(&prefix, words(legend));
        if prefix.is_empty() {
            question = question.bare_names();
        }
        let value = |part: &str| {
            let prefixed = said(&options["values"][format!("{prefix}-{part}")]);
            if prefixed.is_empty() { said(&options["values"][part]) } else { prefixed }
        };
        let wrong = |part: &str| is(&options[part]["error"]);
        question = about(question, options, legend)
            .values(&value("day"), &value("month"), &value("year"))
            .wrong(wrong("day"), wrong("month"), wrong("year"));
        if options["items"][0]["autocomplete"] == "bday-day" {
            question = question.birthday();
        }
        question.render()
    });
}

/// Our label always says whose it is; most of the published examples do not, and are given an
/// empty one.
#[test]
fn a_label_is_as_published() {
    let names = [
        "default",
        "with bold text",
        "styled as xl text",
        "styled as large text",
        "styled as medium text",
        "styled as small text",
        "as page heading xl",
        "as page heading l",
        "as page heading m",
        "as page heading s",
        "as page heading without class",
        "html as text",
        "html",
    ];
    let owned = |html: &str| html.replace("<label ", r#"<label for="" "#);
    let ours = |options: &Value| {
        label(
            &said(&options["for"]),
            words(options),
            crate::options::size(options),
            is(&options["isPageHeading"]),
        )
    };
    check_after("label", &names, owned, ours);
    check("label", &["for"], ours);
}

/// Our hint and our message always have an id, for what they describe.
#[test]
fn a_hint_and_a_message_are_as_published() {
    check("hint", &["id"], |options| hint(&said(&options["id"]), words(options)));
    let owned = |html: &str| html.replace("govuk-hint\"", "govuk-hint\" id=\"\"");
    check_after("hint", &["default", "with html", "html as text"], owned, |options| {
        hint("", words(options))
    });
    check("error-message", &["id"], |options| {
        error_message(&said(&options["id"]), &said(&options["text"]))
    });
    let owned = |html: &str| html.replace("govuk-error-message\"", "govuk-error-message\" id=\"\"");
    check_after("error-message", &["default", "html as text"], owned, |options| {
        error_message("", &said(&options["text"]))
    });
}

/// A heading in a legend is shown by the questions that have one.
#[test]
fn a_fieldset_is_as_published() {
    let names = [
        "default",
        "styled as xl text",
        "styled as large text",
        "styled as medium text",
        "styled as small text",
        "html fieldset content",
        "html as text",
        "html",
    ];
    check("fieldset", &names, |options| {
        let legend = &options["legend"];
        let inside = words(&serde_json::json!({ "html": said(&options["html"]) }));
        fieldset(words(legend), crate::options::size(legend), html! { (inside) })
    });
}
