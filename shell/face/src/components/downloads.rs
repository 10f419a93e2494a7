//! The same figures as files.

use maud::{Markup, html};

/// Links to a CSV and a workbook of what is shown; nothing where there is neither.
pub fn downloads(csv: Option<&str>, excel: Option<&str>) -> Markup {
    html! {
        @if csv.is_some() || excel.is_some() {
            p.homeward-downloads {
                "Download the data: "
                @if let Some(href) = csv { a.govuk-link href=(href) download { "CSV" } }
                @if csv.is_some() && excel.is_some() { " or " }
                @if let Some(href) = excel { a.govuk-link href=(href) download { "Excel" } }
            }
        }
    }
}
