//! `/team/out-of-hours`: out-of-hours contact by month and person: hours, and no family.

use super::{page, take};
use crate::failure::Failure;
use crate::saved::Kind;
use crate::visit::Visit;
use app::access::Action;
use app::team::out_of_hours::{Row, rows, table};
use axum::response::Response;
use charts::{Bar, BarChart, Chart, Figure, Measure, Named, Unit, Value};
use definitions::{Date, Exact, Table, months_after};
use face::said;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// Months shown, this one among them.
const MONTHS: i32 = 6;

/// `GET /team/out-of-hours`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::SeeOutOfHours)?;
    let (all, table) = told(&visit);
    let chart = chart(&all);
    let body = html! {
        (face::Figure::new("hours", chart.title(), chart.svg(), &table)
            .subtitle(chart.subtitle()).level(2).table_open()
            .csv("/team/out-of-hours.csv").excel("/team/out-of-hours.xlsx"))
    };
    Ok(page(&visit, "Out-of-hours contact", body))
}

/// `GET /team/out-of-hours.csv`.
pub async fn csv(visit: Visit) -> Result<Response, Failure> {
    save(&visit, Kind::Csv)
}

/// `GET /team/out-of-hours.xlsx`.
pub async fn excel(visit: Visit) -> Result<Response, Failure> {
    save(&visit, Kind::Excel)
}

fn save(visit: &Visit, kind: Kind) -> Result<Response, Failure> {
    visit.must(Action::SeeOutOfHours)?;
    let (_, table) = told(visit);
    take(visit, "out-of-hours", kind, &table, "Nothing: hours by person, and no family.")
}

fn told(visit: &Visit) -> (Vec<Row>, Table) {
    let today = visit.moment.today;
    let from = months_after(today, 1 - MONTHS);
    let all = rows(&visit.view().book, from, today);
    let table = table(&all, "Out-of-hours contact by month and person");
    (all, table)
}

fn chart(all: &[Row]) -> BarChart {
    let mut months: BTreeMap<Date, i64> = BTreeMap::new();
    for row in all {
        *months.entry(row.month).or_default() += i64::from(row.minutes);
    }
    let hours = |minutes: i64| Exact::share(minutes, 60).unwrap_or(Exact::ZERO);
    let total: i64 = months.values().sum();
    let title = match total {
        0 => "No contact out of hours is logged in these months".to_owned(),
        total => format!("{} hours of contact out of hours", said::exact(hours(total), 1)),
    };
    let subtitle = format!(
        "Hours by month, over {}. A contact belongs to the month it began in.",
        said::count(months.len(), "month", "months")
    );
    let bars = months.iter().map(|(month, minutes)| Bar {
        name: month.strftime("%B %Y").to_string(),
        value: Some(Value::exact(hours(*minutes), 1)),
        ..Bar::default()
    });
    BarChart {
        figure: Figure::new("hours-chart", title, subtitle),
        x: Named { name: "month", title: "Month" },
        measure: Measure { name: "hours", title: "Hours", unit: Unit::Number },
        bars: bars.collect(),
        references: Vec::new(),
    }
}
