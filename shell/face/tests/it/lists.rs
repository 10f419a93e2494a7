//! What is known of something, and what is to be done.

use crate::examples::check;
use crate::options::{has_class, is, items, said, words};
use face::*;
use maud::{Markup, Render, html};
use serde_json::Value;

#[test]
fn what_is_known_is_as_published() {
    let names = [
        "default",
        "with actions",
        "no-border",
        "no-border on last row",
        "extreme",
        "as a summary card with a text header",
        "as a summary card with a html header",
        "as a summary card with actions",
        "as a summary card with actions plus summary list actions",
        "as a summary card extreme",
        "key with html",
        "value with html",
        "single action with anchor",
        "summary card with only 1 action",
        "with some actions",
    ];
    check("summary-list", &names, |options| {
        let mut list = SummaryList::new(items(&options["rows"]).iter().map(row));
        if has_class(options, "govuk-summary-list--no-border") {
            list = list.no_border();
        }
        if options.get("card").is_some() {
            list = list.card(words(&options["card"]["title"]));
        }
        for item in items(&options["card"]["actions"]["items"]) {
            list = list.card_action(action(&item));
        }
        list.render()
    });
}

fn row(row: &Value) -> SummaryRow {
    let mut made = SummaryRow::new(words(&row["key"]), words(&row["value"]));
    for item in items(&row["actions"]["items"]) {
        made = made.action(action(&item));
    }
    if has_class(row, "govuk-summary-list__row--no-border") { made.no_border() } else { made }
}

fn action(item: &Value) -> Action {
    let hidden = said(&item["visuallyHiddenText"]);
    Action::new(&said(&item["href"]), &said(&item["text"]), &hidden)
}

#[test]
fn what_is_to_be_done_is_as_published() {
    let names = [
        "default",
        "with hint text and additional states",
        "with all possible colours",
        "with very long single word tags",
        "custom id prefix",
        "html passed as text",
        "html",
    ];
    check("task-list", &names, |options| {
        let prefix = options["idPrefix"].as_str().unwrap_or("task-list");
        TaskList::new(prefix, items(&options["items"]).iter().map(task)).render()
    });
}

fn task(item: &Value) -> Task {
    let mut task = Task::new(words(&item["title"]), status(&item["status"]));
    if let Some(href) = item["href"].as_str() {
        task = task.to(href);
    }
    if item.get("hint").is_some() {
        task = task.hint(words(&item["hint"]));
    }
    let waits = has_class(&item["status"], "govuk-task-list__status--cannot-start-yet");
    if waits { task.cannot_start() } else { task }
}

fn status(status: &Value) -> Markup {
    match status.get("tag") {
        Some(tag) => html! {
            strong.govuk-tag.(said(&tag["classes"])) { (words(tag)) }
        },
        None => words(status),
    }
}

#[test]
fn an_option_is_read_as_set_only_where_it_is_set() {
    assert!(is(&Value::Bool(true)) && !is(&Value::Null) && !is(&Value::from("true")));
}
