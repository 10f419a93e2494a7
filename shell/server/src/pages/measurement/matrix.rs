//! `/measurement`: the matrix of cohorts and tracking quarters, the care proportion, and both as
//! files.

use super::{Shown, care};
use crate::failure::Failure;
use crate::saved::{self, file, rests_on};
use crate::visit::Visit;
use app::access::Action;
use app::quarter::contract;
use app::quarter::matrix::{At, Group, days, groups};
use app::quarter::totals::{FEW, HELD};
use axum::response::Response;
use charts::{
    Chart, Figure, HeatMap, HeatRow, LineChart, Measure, Named, Standing, Tile, Unit, Value,
};
use definitions::{Exact, Quarter, Table};
use face::said;
use maud::{Markup, html};
use outcomes::statement::{Headline, Waiting};
use std::collections::BTreeSet;

/// The data of the page.
struct Page<'a> {
    as_of: u64,
    map: HeatMap,
    days: Table,
    care: LineChart,
    headline: &'a Headline,
    waiting: &'a [Waiting],
    /// Whether figures of all of them are shown.
    whole: bool,
    /// Whether anything is held back.
    held_back: bool,
}

impl<'a> Page<'a> {
    fn of(visit: &'a Visit) -> Result<Page<'a>, Failure> {
        let (book, calculation) = (&visit.view().book, visit.view().current()?);
        let (contract, statement) = (contract(book)?, &calculation.statement);
        let groups = groups(calculation);
        let Shown { totals, of_totals, of_groups } = Shown::of(visit, calculation)?;
        let all = (!of_totals.all.all).then_some(totals.all.with.len());
        let quarters = totals.quarters.len();
        Ok(Page {
            as_of: statement.as_of,
            map: map(&groups, &of_groups, quarters, statement.quarter, all),
            days: days(statement.quarter, &groups, &of_groups),
            care: care::chart(&totals, &of_totals, contract),
            headline: &statement.headline,
            waiting: &statement.waiting,
            whole: all.is_some(),
            held_back: of_totals.any() || !of_groups.is_empty(),
        })
    }
}

/// The picture of the matrix; each square leads to its children. `children` are all of them, where
/// that may be shown.
fn map(
    groups: &[Group],
    held: &BTreeSet<At>,
    quarters: usize,
    to: Quarter,
    children: Option<usize>,
) -> HeatMap {
    let cohorts: BTreeSet<Quarter> = groups.iter().map(|group| group.cohort).collect();
    let find = |cohort: Quarter, k: usize| {
        groups.iter().find(|group| group.cohort == cohort && usize::from(group.k) == k)
    };
    let rows = cohorts.into_iter().map(|cohort| HeatRow {
        name: cohort.to_string(),
        tiles: (1..=quarters).map(|k| tile(find(cohort, k), held)).collect(),
    });
    let saved: Exact = groups.iter().map(|group| group.days_saved).sum();
    HeatMap {
        figure: Figure::new("matrix-chart", title(saved, children), subtitle(to))
            .when_empty("Nobody is tracked yet"),
        row: Named { name: "cohort", title: "Cohort" },
        column: Named { name: "tracking_quarter", title: "Tracking quarter" },
        measure: Measure {
            name: "days_saved_each",
            title: "Days saved for each child",
            unit: Unit::Number,
        },
        below: "more days in care than expected".to_owned(),
        above: "days saved".to_owned(),
        columns: (1..=quarters).map(|k| k.to_string()).collect(),
        rows: rows.collect(),
    }
}

fn tile(group: Option<&Group>, held: &BTreeSet<At>) -> Tile {
    let nothing = Tile { standing: Standing::Nothing, href: None, said: String::new() };
    let Some(group) = group else { return nothing };
    let href = Some(format!("/measurement/{}/{}", group.cohort, group.k));
    if held.contains(&(group.cohort, group.k)) {
        let said = "Too few children who are not yours to see".to_owned();
        return Tile { standing: Standing::Withheld, href, said };
    }
    let each = group.saved_each().map(|each| Value::exact(each, 1));
    let standing = match (each, group.is_settled()) {
        (Some(each), true) => Standing::Settled(each),
        (None, _) if group.waiting == 0 => return nothing,
        (each, _) => Standing::Unsettled(each),
    };
    let waits = match group.waiting {
        0 => String::new(),
        waiting => format!(", {} more wait", said::number(waiting as i64)),
    };
    Tile {
        standing,
        href,
        said: format!("{}{waits}", said::count(group.children, "child", "children")),
    }
}

/// The answer in words, from so many children where that may be shown.
fn title(saved: Exact, children: Option<usize>) -> String {
    let Some(children) = children else {
        return "The days saved by all rest on too few children to be shown".to_owned();
    };
    let each = saved.divided_by(Exact::whole(children as i64));
    let Some(each) = each else { return "No child-quarter is settled yet".to_owned() };
    let base = said::count(children, "child", "children");
    match saved < Exact::ZERO {
        true => format!(
            "{} more days in care than expected, of {base}",
            said::exact(Exact::ZERO - saved, 1)
        ),
        false => format!(
            "{} days saved so far: {} for each of {base}",
            said::exact(saved, 1),
            said::exact(each, 1)
        ),
    }
}

fn subtitle(to: Quarter) -> String {
    format!(
        "Days saved for each child, by the quarter the case began (down) and the tracking quarter \
         (across), to {to}. Days saved are care days expected less care days observed."
    )
}

/// `GET /measurement`.
pub async fn show(visit: Visit) -> Result<Response, Failure> {
    visit.must(Action::SeeMatrix)?;
    visit.kept("days saved", async { Ok((rendered(&visit)?, Vec::new())) }).await
}

fn rendered(visit: &Visit) -> Result<Markup, Failure> {
    let page = Page::of(visit)?;
    let mut frame = visit.frame("Days saved");
    frame.wide = true;
    let (map, care) = (&page.map, &page.care);
    Ok(face::page(
        &frame,
        html! {
            (face::heading("Days saved"))
            (headline(&page))
            (face::Figure::new("matrix", map.title(), map.svg(), &page.days)
                .subtitle(map.subtitle()).level(2)
                .csv("/measurement.csv").excel("/measurement.xlsx"))
            (face::Figure::new("care-proportion", care.title(), care.svg(), &care.table())
                .subtitle(care.subtitle()).level(2)
                .csv("/measurement/care-proportion.csv").excel("/measurement/care-proportion.xlsx"))
            @if !page.waiting.is_empty() {
                (face::section("waiting", "What waits", face::list(page.waiting.iter().map(waits))))
            }
        },
    ))
}

/// The care proportion with everything it rests on.
fn headline(page: &Page<'_>) -> Markup {
    let h = page.headline;
    let Some(share) = Exact::share(h.care_days.0, h.child_days.0) else {
        return face::empty(
            "No child-quarter is settled yet.",
            "The first is counted once a return covers every day of it.",
        );
    };
    if !page.whole {
        return html! {
            p.govuk-body-l { "The figures of all children are held back: with them a few who are not yours to see could be told." }
        };
    }
    let days = |days: definitions::Days| said::number(days.0);
    let others_shown = !page.held_back || h.children_not_priced > FEW;
    html! {
        p.govuk-body-l {
            (days(h.care_days)) " of " (days(h.child_days)) " child days were in care: "
            (said::exact(share.times(100), 1)) "%, from " (said::count(h.children, "child", "children")) "."
        }
        p.govuk-body.homeward-quiet {
            "Child days are care days and home days of child-quarters settled and priced, as of entry "
            (said::number(i64::try_from(page.as_of).unwrap_or(i64::MAX))) "."
            @if h.excluded_days.0 > 0 { " " (days(h.excluded_days)) " excluded days are in neither." }
            @if h.children_not_priced > 0 && others_shown {
                " With " (said::count(h.children_not_priced, "child", "children")) " tracked and not priced: "
                (days(h.care_days_with)) " of " (days(h.child_days_with)) " days."
            }
            @if h.children < app::quarter::totals::TOO_FEW_TO_COMPARE {
                " So few children say almost nothing about the programme."
            }
        }
    }
}

fn waits(waiting: &Waiting) -> Markup {
    html! {
        (said::count(waiting.child_quarters, "child-quarter", "child-quarters")) " of "
        (said::count(waiting.children, "child", "children")) ": " (waiting.why.said())
    }
}

/// `GET /measurement.csv`.
pub async fn csv(visit: Visit) -> Result<Response, Failure> {
    take_away(&visit, saved::Kind::Csv, "days-by-cohort", |page| page.days)
}

/// `GET /measurement.xlsx`.
pub async fn excel(visit: Visit) -> Result<Response, Failure> {
    take_away(&visit, saved::Kind::Excel, "days-by-cohort", |page| page.days)
}

/// `GET /measurement/care-proportion.csv`.
pub async fn care_csv(visit: Visit) -> Result<Response, Failure> {
    take_away(&visit, saved::Kind::Csv, "care-proportion", |page| page.care.table())
}

/// `GET /measurement/care-proportion.xlsx`.
pub async fn care_excel(visit: Visit) -> Result<Response, Failure> {
    take_away(&visit, saved::Kind::Excel, "care-proportion", |page| page.care.table())
}

fn take_away(
    visit: &Visit,
    kind: saved::Kind,
    name: &str,
    table: impl FnOnce(Page<'_>) -> Table,
) -> Result<Response, Failure> {
    visit.must(Action::SeeMatrix)?;
    let page = Page::of(visit)?;
    let held_back = match page.held_back {
        true => format!(
            "“{HELD}”, or nothing, stands for a figure that rests on one to five children who are \
             not yours to see, or would give such a figure away."
        ),
        false => "Nothing: for the partnership only. Groups can be small.".to_owned(),
    };
    let table = table(page);
    let what = table.title.clone();
    file(name, kind, &table, &rests_on(visit, &what, &held_back))
}

#[cfg(test)]
mod tests {
    use super::*;
    use definitions::Days;

    #[test]
    fn a_group_held_back_is_drawn_without_its_figure_and_so_is_the_whole() {
        let group = Group {
            cohort: "2013-Q2".parse().unwrap(),
            k: 1,
            children: 3,
            child_days: Days(273),
            days_expected: Exact::whole(77),
            days_observed: Days(11),
            days_saved: Exact::whole(66),
            waiting: 1,
            not_due: 0,
            not_priced: 0,
        };
        let held = [(group.cohort, 1)].into();
        assert_eq!(tile(Some(&group), &held).standing, Standing::Withheld);
        assert_eq!(
            tile(Some(&group), &BTreeSet::new()).standing,
            Standing::Unsettled(Some(Value::exact(Exact::whole(22), 1)))
        );
        let drawn = map(&[group], &held, 1, group.cohort, None);
        let all = format!("{}{:?}", drawn.svg().into_string(), drawn.table());
        assert!(!all.contains("66") && !all.contains("22"), "{all}");
    }
}
