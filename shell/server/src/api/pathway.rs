//! `/pathway/{part}`: the referral pathway in counts, as the page has it: by step, by reason, by what
//! became of those that opened. Nobody is named, and no price is near it.

use super::document::{Always, Scoped};
use super::problem::Problem;
use super::program::Program;
use super::shapes::Asked as Query;
use crate::pages::pathway::asked::{Asked, GROUPINGS, audience, last_year};
use crate::pages::pathway::parts::{Readers, shown};
use app::access::Action;
use app::pathway::funnel::By;
use axum::Json;
use axum::extract::Path;
use definitions::{Cell, Date, Interval, Kind, iso};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Which referrals, and how they are grouped.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PathwayAsked {
    /// Referred on this day or later; twelve months ago where none is said.
    #[param(value_type = Option<Date>, example = "2013-04-01")]
    from: Option<String>,
    /// Referred on this day or earlier; today where none is said.
    #[param(value_type = Option<Date>, example = "2014-03-31")]
    to: Option<String>,
    /// How they are grouped; by month of referral where nothing is said.
    #[param(inline, example = "source")]
    by: Option<Grouping>,
}

/// How referrals are grouped.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Grouping {
    /// By the month of referral.
    Month,
    /// By who refers.
    Source,
    /// By the quadrant whose panel considers them.
    Quadrant,
    /// By the team that has them.
    Team,
}

impl Grouping {
    fn by(self) -> By {
        match self {
            Grouping::Month => By::Month,
            Grouping::Source => By::Source,
            Grouping::Quadrant => By::Quadrant,
            Grouping::Team => By::Team,
        }
    }
}

/// Which counts.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PartAsked {
    /// How many came to each step, and how many left before the next.
    Funnel,
    /// What became of those that opened.
    Closes,
    /// Why referrals were refused.
    Reasons,
    /// Refusals over the last four quarters.
    ReasonsOverTime,
    /// Why the young people of open cases were referred.
    Criteria,
    /// What was known of the families of open cases.
    Profile,
    /// Care entries by month of opening.
    Openings,
    /// Who was accepted, and who was refused.
    Mix,
    /// Work with referrers, and what changed.
    Engagement,
}

impl PartAsked {
    fn name(self) -> &'static str {
        match self {
            PartAsked::Funnel => "funnel",
            PartAsked::Closes => "closes",
            PartAsked::Reasons => "reasons",
            PartAsked::ReasonsOverTime => "reasons-over-time",
            PartAsked::Criteria => "criteria",
            PartAsked::Profile => "profile",
            PartAsked::Openings => "openings",
            PartAsked::Mix => "mix",
            PartAsked::Engagement => "engagement",
        }
    }
}

/// Counts, as a table. A count that is held back is the text `c`.
#[derive(Serialize, ToSchema)]
pub struct Counts {
    /// The last entry of the record they rest on.
    as_of: u64,
    /// What they show.
    title: String,
    /// The columns, in order.
    columns: Vec<CountsColumn>,
    /// The rows; each has one cell a column, and null where there is nothing to show.
    rows: Vec<Vec<Option<CellShown>>>,
    /// A sentence about them; empty where none is needed.
    note: String,
}

/// A column.
#[derive(Serialize, ToSchema)]
pub struct CountsColumn {
    /// Its name.
    #[schema(example = "referred")]
    name: &'static str,
    /// The words above it.
    title: &'static str,
    /// What it holds: `text`, `date` or `number`.
    kind: &'static str,
}

/// A cell.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
pub enum CellShown {
    /// A whole number.
    Whole(i64),
    /// Words, a day, or a number that is not whole, exactly.
    Text(String),
}

/// The referral pathway in counts; scope see-pathway
#[utoipa::path(
    get,
    path = "/pathway/{part}",
    operation_id = "pathway",
    tag = "Referrals",
    params(("part" = inline(PartAsked), Path, description = "Which counts", example = "funnel"), PathwayAsked),
    responses(
        (status = 200, description = "The counts", body = Counts),
        Always,
        Scoped,
    ),
)]
pub async fn show(
    program: Program,
    Path(part): Path<String>,
    Query(query): Query<PathwayAsked>,
) -> Result<Json<Counts>, Problem> {
    program.must(Action::SeePathway)?;
    let part: serde_json::Result<PartAsked> = serde_json::from_value(part.into());
    let name = part.map_err(|_| Problem::not_found())?.name();
    let asked = asked(&program, &query)?;
    let part = shown(&asked).find(|one| one.name == name).ok_or_else(Problem::not_found)?;
    // Parts that name young people one by one stay on pages.
    if matches!(part.readers, Readers::Within | Readers::Board) {
        return Err(Problem::not_found());
    }
    let table = (part.table)(&asked)?;
    let column = |one: &definitions::Column| CountsColumn {
        name: one.name,
        title: one.title,
        kind: match one.kind {
            Kind::Text => "text",
            Kind::Date => "date",
            Kind::Number | Kind::Money => "number",
        },
    };
    Ok(Json(Counts {
        as_of: program.as_of(),
        title: table.title.clone(),
        columns: table.columns.iter().map(column).collect(),
        rows: table.rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
        note: table.note,
    }))
}

fn cell(cell: &Cell) -> Option<CellShown> {
    match cell {
        Cell::Text(text) => Some(CellShown::Text(text.clone())),
        Cell::Date(day) => Some(CellShown::Text(day.to_string())),
        Cell::Whole(number) => Some(CellShown::Whole(*number)),
        Cell::Exact(number, _) => Some(CellShown::Text(number.to_string())),
        Cell::Money(_) | Cell::Blank => None,
    }
}

fn asked<'a>(program: &'a Program, query: &PathwayAsked) -> Result<Asked<'a>, Problem> {
    let (view, today) = (program.view(), program.moment.today);
    let day = |name: &str, text: &Option<String>| match text.as_deref() {
        None => Ok(None),
        Some(text) => iso(text)
            .map(Some)
            .ok_or_else(|| Problem::unreadable(format!("{name} is written like 2014-03-31."))),
    };
    let last_year = last_year(today);
    let began = day("from", &query.from)?.unwrap_or(last_year.began);
    let to: Option<Date> = day("to", &query.to)?;
    let ended = to.map_or(last_year.ended, |to| to.tomorrow().unwrap_or(to));
    let by = query.by.unwrap_or(Grouping::Month).by();
    let word = GROUPINGS.iter().find(|(.., one)| *one == by).map_or("month", |(word, ..)| word);
    let children = view.children()?;
    Ok(Asked {
        book: &view.book,
        children,
        cases: &children.listed,
        period: Interval { began, ended: ended.max(began) },
        today,
        by,
        by_word: word.to_owned(),
        target: 10,
        audience: audience(&program.asker),
        board: false,
        all: false,
        known: false,
    })
}
