//! `/team/length`: how long treatment lasts, by the quarter of opening, with open cases as
//! unfinished.

use super::{page, take};
use crate::failure::Failure;
use crate::saved::Kind;
use crate::visit::Visit;
use app::access::Action;
use app::team::length::{lengths, table};
use axum::response::Response;
use care::team::length::Length;
use charts::{Chart, Figure, LineChart, Look, Measure, Named, Point, Reference, Series, Unit};
use definitions::Quarter;
use face::said;
use maud::{Markup, html};

/// Cases under which a quarter is too small to compare.
const FEW: usize = 10;

/// `GET /team/length`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::SeeTeam)?;
    let (book, today) = (&visit.view().book, visit.moment.today);
    let told = lengths(book, today);
    let service = app::work::today::service(book)?;
    let chart = chart(&told, i64::from(*service.usual_length.value(today)));
    let body = html! {
        (face::Figure::new("length", chart.title(), chart.svg(), &table(&told, today))
            .subtitle(chart.subtitle()).level(2)
            .csv("/team/length.csv").excel("/team/length.xlsx"))
    };
    Ok(page(&visit, "Treatment length", body))
}

/// `GET /team/length.csv`.
pub async fn csv(visit: Visit) -> Result<Response, Failure> {
    save(&visit, Kind::Csv)
}

/// `GET /team/length.xlsx`.
pub async fn excel(visit: Visit) -> Result<Response, Failure> {
    save(&visit, Kind::Excel)
}

fn save(visit: &Visit, kind: Kind) -> Result<Response, Failure> {
    visit.must(Action::SeeTeam)?;
    let table = table(&lengths(&visit.view().book, visit.moment.today), visit.moment.today);
    take(visit, "treatment-length", kind, &table, "Internal: groups can be small.")
}

fn chart((all, quarters): &(Length, Vec<(Quarter, Length)>), usual: i64) -> LineChart {
    let title = match all.median {
        Some(days) => {
            format!("Half of all cases close within {}", said::count(days as usize, "day", "days"))
        }
        None => "Fewer than half of all cases have closed".to_owned(),
    };
    let subtitle = format!(
        "Days by which half the cases have closed, by the quarter they opened in. {}, {} still \
         open and counted as unfinished.",
        said::count(all.cases, "case", "cases"),
        said::number(all.open as i64)
    );
    let point = |one: &Length| Point {
        value: one.median.map(Into::into),
        band: None,
        n: Some(one.cases),
        small: one.cases < FEW,
    };
    LineChart {
        figure: Figure::new("length-chart", title, subtitle).when_empty("No case has closed yet"),
        x: Named { name: "opened", title: "Quarter of opening" },
        measure: Measure { name: "median_days", title: "Days", unit: Unit::Count },
        periods: quarters.iter().map(|(quarter, _)| quarter.to_string()).collect(),
        series: vec![Series {
            name: "Half closed".to_owned(),
            look: Look::Observed,
            points: quarters.iter().map(|(_, one)| point(one)).collect(),
        }],
        references: vec![Reference::baseline("Usual", usual)],
    }
}
