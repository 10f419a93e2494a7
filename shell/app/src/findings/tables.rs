//! The findings as tables: one line a rule, one line a finding, and the rules that did not run.

use super::Report;
use definitions::{Cell, Finding, Kind, Table, Weight};

/// One line for each rule: how many rows and children, whether it may affect a payment, what to do.
pub fn by_rule(report: &Report<'_>) -> Table {
    let mut table = Table::new(
        "Findings by rule",
        &[
            ("rule", "Rule", Kind::Text),
            ("findings", "Rows", Kind::Number),
            ("children", "Children", Kind::Number),
            ("touches_payment", "May affect a payment", Kind::Text),
            ("what", "What should be true", Kind::Text),
            ("remedy", "What to do", Kind::Text),
        ],
    );
    for group in &report.groups {
        let touches = if group.touches_payment() { "yes" } else { "" };
        table.push([
            group.rule.into(),
            group.findings.len().into(),
            group.children.into(),
            touches.into(),
            group.says.as_str().into(),
            group.remedy.into(),
        ]);
    }
    table.note(report.whose_rules().unwrap_or_default())
}

/// The rules that may affect a payment: so many of them at most, each with what to do.
pub fn touching_payment(report: &Report<'_>, most: usize) -> Table {
    let mut table = Table::new(
        "May affect a payment",
        &[
            ("rule", "Rule", Kind::Text),
            ("findings", "Rows", Kind::Number),
            ("what", "What should be true", Kind::Text),
            ("remedy", "What to do", Kind::Text),
        ],
    );
    let groups = report.groups.iter().filter(|group| group.touches_payment());
    for group in groups.clone().take(most) {
        // The notice that a year's rules are another year's is said once for all.
        let remedy = group.remedy.split(" (Rule of ").next().unwrap_or(group.remedy);
        let rows = group.findings.len();
        table.push([group.rule.into(), rows.into(), group.says.as_str().into(), remedy.into()]);
    }
    let more = groups.count().saturating_sub(most);
    table.note(and_more(more))
}

/// The rules to look at: so many of them at most.
pub fn to_look_at(report: &Report<'_>, most: usize) -> Table {
    let mut table = Table::new(
        "To look at",
        &[
            ("rule", "Rule", Kind::Text),
            ("findings", "Rows", Kind::Number),
            ("what", "What should be true", Kind::Text),
        ],
    );
    let groups = report.groups.iter().filter(|group| !group.touches_payment());
    for group in groups.clone().take(most) {
        let rows = group.findings.len();
        table.push([group.rule.into(), rows.into(), group.says.as_str().into()]);
    }
    let more = groups.count().saturating_sub(most);
    table.note(and_more(more))
}

fn and_more(rules: usize) -> String {
    match rules {
        0 => String::new(),
        1 => "And 1 more rule: --all shows it.".to_owned(),
        _ => format!("And {rules} more rules: --all shows them."),
    }
}

/// One line for each finding, rule by rule.
pub fn listed(report: &Report<'_>) -> Table {
    let mut table = Table::new(
        "Every finding",
        &[
            ("rule", "Rule", Kind::Text),
            ("weight", "Weight", Kind::Text),
            ("table", "Table", Kind::Text),
            ("file", "File", Kind::Text),
            ("row", "Row", Kind::Number),
            ("columns", "Columns", Kind::Text),
            ("child", "Child", Kind::Text),
            ("title", "What is wrong", Kind::Text),
            ("remedy", "What to do", Kind::Text),
        ],
    );
    for finding in report.groups.iter().flat_map(|group| &group.findings) {
        table.push(line(finding));
    }
    table.note("Row 1 is the first row below the column names.")
}

fn line(finding: &Finding) -> [Cell; 9] {
    let row = finding.place.row.map_or(Cell::Blank, |row| Cell::Whole(row as i64));
    [
        finding.check.as_ref().into(),
        weight(finding.weight).into(),
        finding.place.table.into(),
        finding.place.file.as_str().into(),
        row,
        finding.place.columns.join(" ").into(),
        finding.child.as_deref().into(),
        finding.title.as_str().into(),
        finding.hint.as_str().into(),
    ]
}

/// How much a finding matters, in words.
pub fn weight(weight: Weight) -> &'static str {
    match weight {
        Weight::Refused => "refused",
        Weight::TouchesPayment => "touches payment",
        Weight::Look => "look",
        Weight::Note => "note",
    }
}

/// The rules that did not run, and why.
pub fn not_run(report: &Report<'_>) -> Table {
    let mut table = Table::new(
        "Rules that did not run",
        &[("rule", "Rule", Kind::Text), ("why", "Why", Kind::Text)],
    );
    for rule in report.not_run {
        table.push([rule.rule.as_str().into(), rule.why.as_str().into()]);
    }
    table
}
