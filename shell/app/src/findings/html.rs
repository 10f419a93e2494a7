//! The findings as one self-contained page: no script, nothing fetched. What a payment may rest
//! on comes first; each rule opens to its rows.

use super::{Group, Report, tables};
use crate::paper::page;
use maud::{Markup, html};

/// The most rows of one rule a page lists; Excel and CSV hold them all.
const MOST_ROWS: usize = 500;

/// The findings as a page.
pub fn to_html(report: &Report<'_>) -> String {
    let title = format!("Findings in the {} return", report.year);
    let (touching, look): (Vec<&Group<'_>>, Vec<&Group<'_>>) =
        report.groups.iter().partition(|group| group.touches_payment());
    page(
        &title,
        html! {
            header {
                p.contract { "SSDA903 return, " (report.year) }
                h1 { (title) }
                p.opening { (opening(report)) }
            }
            main {
                (part("A payment may rest on these", "touching", &touching))
                (part("Someone should look at these", "look", &look))
                @if !report.not_run.is_empty() {
                    section {
                        h2 { "Rules that did not run" }
                        (crate::paper::table(&tables::not_run(report), true))
                    }
                }
            }
            footer {
                h2 { "How to read this" }
                p { "Row 1 is the first row below the column names. Correct the council’s own system and export the return again." }
                p { "This page holds children’s records. Keep it as you keep them." }
            }
        },
    )
}

fn opening(report: &Report<'_>) -> String {
    let (count, touching) = (report.count(), report.touching_payment());
    match count {
        0 => "Nothing was found.".to_owned(),
        1 => format!("1 finding, {touching} of which a payment may rest on."),
        _ => format!("{count} findings, {touching} of which a payment may rest on."),
    }
}

fn part(title: &str, id: &str, groups: &[&Group<'_>]) -> Markup {
    html! {
        section.sum aria-labelledby=(id) {
            h2 id=(id) { (title) }
            @if groups.is_empty() { p { "None." } }
            @for group in groups { (rule(group)) }
        }
    }
}

fn rule(group: &Group<'_>) -> Markup {
    let rows = group.findings.len();
    html! {
        details {
            summary {
                span.what { strong { (group.rule) } " " (group.says) }
                " "
                span.amount { (rows) @if rows == 1 { " row" } @else { " rows" } }
            }
            div.workings {
                p { (group.remedy) }
                div.box role="region" tabindex="0" aria-label={ "Rows found by " (group.rule) } {
                    table {
                        caption.unseen { "Rows found by " (group.rule) }
                        thead { tr {
                            th scope="col" { "Where" }
                            th scope="col" { "Child" }
                            th scope="col" { "Columns" }
                            th scope="col" { "What is wrong" }
                        } }
                        tbody { @for finding in group.findings.iter().take(MOST_ROWS) { tr {
                            td { (finding.place.file) @if let Some(row) = finding.place.row { ", row " (row) } }
                            td.short { (finding.child.as_deref().unwrap_or_default()) }
                            td { (finding.place.columns.join(" ")) }
                            td.words { (finding.title) }
                        } } }
                    }
                }
                @if rows > MOST_ROWS { p.note { "And " (rows - MOST_ROWS) " more: the workbook and the CSV hold them all." } }
            }
        }
    }
}
