//! The findings as one self-contained page: no script, nothing fetched. What a payment may rest
//! on comes first; each rule opens to its rows.

use super::{Group, Report, thousands};
use crate::paper::page;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// The most rows of one rule a page lists; Excel and CSV hold them all.
const MOST_ROWS: usize = 200;
/// A rule that may affect a payment and has no more rows than this is open to begin with.
const OPEN_ROWS: usize = 10;

/// The findings as a page.
pub fn to_html(report: &Report<'_>) -> String {
    let title = format!("Findings in the {} return", report.year);
    let (touching, look): (Vec<&Group<'_>>, Vec<&Group<'_>>) =
        report.groups.iter().partition(|group| group.touches_payment());
    page(
        &title,
        html! {
            header {
                h1 { (title) }
                p.opening { (headline(report)) }
                p { (report.in_words()) }
                @if let Some(words) = report.whose_rules() { p { (words) } }
            }
            main {
                (part("May affect a payment", "touching", &touching))
                (part("To look at", "look", &look))
                @if !report.not_run.is_empty() {
                    section {
                        h2 { "Rules that did not run" }
                        ul { @for (why, rules) in not_run(report) { li { (rules.join(" ")) ": " (why) } } }
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

fn headline(report: &Report<'_>) -> String {
    match (report.count(), report.touching_payment()) {
        (0, _) => "Nothing was found".to_owned(),
        (_, 0) => "Nothing found may affect a payment".to_owned(),
        (1, _) => "One finding, which may affect a payment".to_owned(),
        (_, 1) => "One finding may affect a payment".to_owned(),
        (_, touching) => format!("{} findings may affect a payment", thousands(touching)),
    }
}

/// The rules that did not run, those with the same reason together.
fn not_run<'a>(report: &Report<'a>) -> BTreeMap<&'a str, Vec<&'a str>> {
    let mut reasons: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for rule in report.not_run {
        reasons.entry(&rule.why).or_default().push(&rule.rule);
    }
    reasons
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
        details.rows open[group.touches_payment() && rows <= OPEN_ROWS] {
            summary {
                span.what { strong { (group.rule) } " " (group.says) }
                " "
                span.amount { (thousands(rows)) @if rows == 1 { " row" } @else { " rows" } }
            }
            div.workings {
                p { (group.remedy.split(" (Rule of ").next().unwrap_or_default()) }
                div.box role="region" tabindex="0" aria-label={ "Rows found by " (group.rule) } {
                    table {
                        caption.unseen { "Rows found by " (group.rule) }
                        thead { tr {
                            th scope="col" { "Child" }
                            th scope="col" { "What is wrong" }
                            th scope="col" { "Where" }
                        } }
                        tbody { @for finding in group.findings.iter().take(MOST_ROWS) { tr {
                            td.short { (finding.child.as_deref().unwrap_or_default()) }
                            td.words { (finding.title) }
                            td { (finding.place) }
                        } } }
                    }
                }
                @if rows > MOST_ROWS { p.note { "And " (rows - MOST_ROWS) " more: --report findings.xlsx saves them all." } }
            }
        }
    }
}
