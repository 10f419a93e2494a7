//! Tables.

use crate::examples::check;
use crate::options::{has_class, is, items, size, words};
use face::*;
use maud::{Markup, Render, html};
use serde_json::Value;

/// Cells that span others are not for us: they cannot be read aloud, ordered or saved as a file.
#[test]
fn a_table_is_as_published() {
    let names = [
        "default",
        "with head",
        "with head and caption",
        "html as text",
        "html",
        "with firstCellIsHeader true",
        "firstCellIsHeader with html",
        "firstCellIsHeader with html as text",
        "with small text modifier for tables with a lot of data",
    ];
    check("table", &names, table);
}

fn table(options: &Value) -> Markup {
    let caption = html! { (options["caption"].as_str().unwrap_or_default()) };
    let mut table = TableView::new(caption).head(items(&options["head"]).iter().map(head)).no_box();
    if let Some(size) = size(&serde_json::json!({ "classes": options["captionClasses"] })) {
        table = table.caption_size(size);
    }
    if !is(&options["firstCellIsHeader"]) {
        table = table.plain_first_column();
    }
    if has_class(options, "govuk-table--small-text-until-tablet") {
        table = table.small();
    }
    for row in items(&options["rows"]) {
        table = table.row(items(&row).iter().map(cell));
    }
    table.render()
}

fn head(item: &Value) -> Head {
    if item["format"] == "numeric" { Head::number(words(item)) } else { Head::text(words(item)) }
}

fn cell(item: &Value) -> TableCell {
    let numeric = item["format"] == "numeric";
    if numeric { TableCell::number(words(item)) } else { TableCell::text(words(item)) }
}
