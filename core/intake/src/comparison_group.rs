//! The comparison group's list: one row for each earlier child, with the day their thirty months
//! began. The columns are ours to define: `docs/formats/case-list.md`.

use crate::columns::Columns;
use crate::fields::Fields;
use crate::table::{self, Row};
use definitions::{Date, Finding, Weight, birthday, said};
use std::collections::BTreeMap;

/// One child of the comparison group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The data row, from 1, the header not counted.
    pub row: u64,
    /// The council's number for the child, in upper case as in the returns.
    pub child: String,
    /// The first day of the child's window.
    pub start: Date,
    /// Date of birth.
    pub date_of_birth: Date,
    /// The family's number, shared by siblings.
    pub family: Option<String>,
    /// The stratum the child belongs to, where the group is divided.
    pub stratum: Option<String>,
    /// The day the child died.
    pub died: Option<Date>,
    /// The day the child moved out of the area or abroad.
    pub moved: Option<Date>,
}

const REQUIRED: [&str; 3] = ["child", "start", "date_of_birth"];
const COLUMNS: [&str; 7] =
    ["child", "start", "date_of_birth", "family", "stratum", "died", "moved"];

/// Reads the comparison group's list from CSV.
pub fn read_csv(name: &str, bytes: &[u8]) -> (Vec<Member>, Vec<Finding>) {
    let mut findings = Vec::new();
    let Some(table) = table::csv(name, bytes, spelt, "child", &mut findings) else {
        return (Vec::new(), findings);
    };
    if let Some(finding) = table.lacks(name, &REQUIRED, "docs/formats/case-list.md") {
        return (Vec::new(), vec![finding]);
    }
    let columns = Columns::locate(name, &table, &COLUMNS, Weight::Look, &mut findings);
    let Some(columns) = columns else { return (Vec::new(), findings) };
    findings.extend(table.without_rows(name));
    let mut seen = BTreeMap::new();
    let read = |row| member(name, &columns, row, &mut seen, &mut findings);
    let members = table.rows.iter().filter_map(read).collect();
    findings.sort_by_key(|finding| finding.place.row);
    (members, findings)
}

/// The stratum may also be headed `entry`, as the route of entry divides the group.
fn spelt(column: &str) -> String {
    match table::spelt(column).as_str() {
        "entry" => "stratum".to_owned(),
        other => other.to_owned(),
    }
}

fn member(
    file: &str,
    columns: &Columns,
    row: &Row,
    seen: &mut BTreeMap<String, u64>,
    findings: &mut Vec<Finding>,
) -> Option<Member> {
    let mut fields = Fields::of(file, columns, row, "child", findings);
    let child = fields.needed("child", "The child's number");
    let start = fields.needed_date("start", "The day the window began");
    let born = fields.needed_date("date_of_birth", "The date of birth");
    let family = fields.identifier("family");
    let stratum = fields.text("stratum");
    let died = fields.date("died", Weight::Refused);
    let moved = fields.date("moved", Weight::Refused);
    let (start, born) = (start?, born?);
    window(start, born, &mut fields);
    for (column, what, day) in [("died", "died", died), ("moved", "moved away", moved)] {
        if let Some(day) = day.filter(|day| *day <= start) {
            let title = format!("The child {what} on {}, before any day is counted", said(day));
            let hint = "Check both dates: the window ends before it begins";
            let columns = [column, "start"];
            fields.find(Weight::Refused, "ended_before_start", &columns, title, hint);
        }
    }
    if let Some(first) = seen.get(&child).filter(|_| !child.is_empty()) {
        let title = format!("Child {child} is on row {first} already");
        let hint = "Each child has one window: keep the first start and take the other row out";
        fields.find(Weight::Refused, "child_twice", &["child"], title, hint);
    }
    let usable = fields.usable;
    seen.entry(child.clone()).or_insert(row.number);
    usable.then_some(Member {
        row: row.number,
        child,
        start,
        date_of_birth: born,
        family,
        stratum,
        died,
        moved,
    })
}

fn window(start: Date, born: Date, fields: &mut Fields) {
    let columns = ["start", "date_of_birth"];
    let eighteen = birthday(born, 18);
    if start < born {
        let title = format!("The window began on {}, before birth on {}", said(start), said(born));
        let hint = "Check both dates; the row cannot be used until they agree";
        fields.find(Weight::Refused, "before_birth", &columns, title, hint);
    } else if start >= eighteen {
        let title = format!(
            "The window began on {}, on or after the eighteenth birthday, {}",
            said(start),
            said(eighteen)
        );
        let hint = "Check both dates; a child of eighteen has no day to count";
        fields.find(Weight::Refused, "start_at_eighteen", &columns, title, hint);
    }
}
