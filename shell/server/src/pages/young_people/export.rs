//! `/young-people/{key}/record.csv` and `.xlsx`: one young person's record to take away: its path,
//! its quarters, its days and its episodes. Noted as an export before anything leaves.

use super::known::Known;
use super::{called, standing};
use crate::failure::Failure;
use crate::saved::{file, rests_on, workbook};
use crate::visit::{Reached, Visit};
use app::access::Action;
use axum::extract::Path;
use axum::response::Response;
use care::Case;
use definitions::{Cell, Kind, Table};

/// `GET /young-people/{key}/record.csv`: the days, or how far the referral came.
pub async fn csv(visit: Visit, Path(key): Path<String>) -> Result<Response, Failure> {
    let reached = visit.child(&key, Action::ExportChild)?;
    let tables = tables(&visit, &reached)?;
    visit.note("export: a young person’s record", vec![key.clone()]).await?;
    let days = tables.iter().find(|table| table.title.starts_with("Days"));
    let table = days.or(tables.first()).ok_or(Failure::NotFound)?;
    file(&named(&key), crate::saved::Kind::Csv, table, &[])
}

/// `GET /young-people/{key}/record.xlsx`: everything, one table a sheet.
pub async fn excel(visit: Visit, Path(key): Path<String>) -> Result<Response, Failure> {
    let reached = visit.child(&key, Action::ExportChild)?;
    let tables = tables(&visit, &reached)?;
    visit.note("export: a young person’s record", vec![key.clone()]).await?;
    let what = format!("The record of case {}", called(&visit, &reached));
    let about = rests_on(
        &visit,
        &what,
        "Nothing: it is one young person’s own record. Keep it as you keep theirs.",
    );
    workbook(&named(&key), &tables, &about)
}

fn named(key: &str) -> String {
    format!("young-person-{key}")
}

fn tables(visit: &Visit, reached: &Reached<'_>) -> Result<Vec<Table>, Failure> {
    let mut tables = vec![path(called(visit, reached), reached.case)];
    if let Some(known) = Known::of(visit, reached)? {
        tables.extend([known.quarters(), known.all_days(), known.episodes(), known.repairs()]);
    }
    tables.retain(|table| !table.rows.is_empty());
    Ok(tables)
}

/// How far the referral came.
fn path(called: &str, case: &Case) -> Table {
    let mut table = Table::new(
        format!("Path of {called}"),
        &[
            ("step", "Step", Kind::Text),
            ("day", "Day", Kind::Date),
            ("words", "In words", Kind::Text),
        ],
    );
    let steps = [
        ("referred", case.referred, &case.source),
        ("endorsed", case.endorsed, &None),
        ("accepted", case.accepted, &None),
        ("refused", case.refused, &case.refusal_reason),
        ("opened", case.opened, &None),
        ("first visit", case.first_visit, &None),
        ("closed", case.closed, &case.closure_reason),
    ];
    for (step, day, words) in steps {
        if let Some(day) = day {
            table.push([step.into(), day.into(), words.clone().into()]);
        }
    }
    if table.rows.is_empty() {
        table.push([standing(case).word.into(), Cell::Blank, Cell::Blank]);
    }
    table
}
