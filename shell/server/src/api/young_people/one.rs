//! `/young-people/{key}`: one young person's case and tracking quarters.

use super::YoungPerson;
use crate::api::document::{Always, Scoped};
use crate::api::problem::Problem;
use crate::api::program::Program;
use crate::api::shapes::Amount;
use app::access::Action;
use axum::Json;
use axum::extract::Path;
use definitions::{Date, Rounding};
use outcomes::measurement::{Measured, Standing};
use serde::Serialize;
use utoipa::ToSchema;

/// One young person's case with its tracking quarters.
#[derive(Serialize, ToSchema)]
pub struct Record {
    /// The last entry of the record it rests on.
    as_of: u64,
    /// The case.
    young_person: YoungPerson,
    /// How the young person stands to the council's numbers: `exact`, `confirmed`, `not found`,
    /// `doubtful` or `unlinked`; none where they are not tracked.
    link: Option<&'static str>,
    /// The tracking quarters, the first first.
    quarters: Vec<TrackingQuarter>,
}

/// One tracking quarter.
#[derive(Serialize, ToSchema)]
pub struct TrackingQuarter {
    /// Which, from 1.
    k: u8,
    /// The first day.
    from: Date,
    /// The first day no longer.
    to: Date,
    /// Days in care.
    care: i64,
    /// Days at home.
    home: i64,
    /// Days excluded.
    excluded: i64,
    /// Days not known.
    unknown: i64,
    /// Where it stands: `not-due`, `waits`, `not-priced`, `settled`, `kept` or `voided`.
    standing: &'static str,
    /// Why it waits.
    waits_because: Option<&'static str>,
    /// The measurement quarter in which it is due.
    #[schema(example = "2013-Q3")]
    due: String,
    /// The measurement quarter whose statement it entered.
    #[schema(example = "2013-Q3")]
    settled: Option<String>,
    /// What it is worth; only with the scope see-child-worth, where the owner may.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    worth: Option<Worth>,
}

/// What a tracking quarter is worth.
#[derive(Serialize, ToSchema)]
pub struct Worth {
    /// Care days expected, exactly.
    #[schema(example = "41.25")]
    days_expected: String,
    /// Expected − observed, exactly.
    #[schema(example = "12.25")]
    days_saved: String,
    /// The price of a day.
    price: Amount,
    /// Price × days saved, in pence, exactly.
    #[schema(example = "88200.5")]
    earned_exact_pence: String,
    /// The same, rounded.
    earned: Amount,
}

/// One young person within reach; scope see-child
#[utoipa::path(
    get,
    path = "/young-people/{key}",
    operation_id = "young_person",
    tag = "Young people",
    params(
        ("key" = String, Path, description = "The pseudonym"),
    ),
    responses(
        (status = 200, description = "The young person", body = Record, links(
            ("days" = (operation_id = "days", parameters(("key" = "$response.body#/young_person/key"), ("k" = "$response.body#/quarters/0/k")))),
        )),
        Always,
        Scoped,
    ),
)]
pub async fn show(program: Program, Path(key): Path<String>) -> Result<Json<Record>, Problem> {
    let reached = program.child(&key, Action::SeeChild)?;
    program.note("one young person", vec![key.clone()]).await?;
    let view = program.view();
    let known = program.may_of(&key, Action::SeeChildIdentity)?;
    let priced = program.may_of(&key, Action::SeeChildWorth)?;
    let children = view.children()?;
    let young_person = YoungPerson::of(view, &key, reached.case, reached.tracked, known)?;
    let link = reached.tracked.map(|at| children.cases[at].link.said());
    let mut quarters = Vec::new();
    if let Some(at) = reached.tracked {
        let lines = view.current()?.measured.iter();
        let mine = lines.filter(|line| line.child as usize == at);
        quarters = mine.map(|line| TrackingQuarter::of(line, priced)).collect();
    }
    Ok(Json(Record { as_of: program.as_of(), young_person, link, quarters }))
}

impl TrackingQuarter {
    fn of(line: &Measured, priced: bool) -> TrackingQuarter {
        let (standing, waits) = match line.standing {
            Standing::NotDue => ("not-due", None),
            Standing::Waits(why) => ("waits", Some(why.said())),
            Standing::NotPriced => ("not-priced", None),
            Standing::Settled => ("settled", None),
            Standing::Kept => ("kept", None),
            Standing::Voided => ("voided", None),
        };
        TrackingQuarter {
            k: line.k,
            from: line.days.began,
            to: line.days.ended,
            care: line.count.care.0,
            home: line.count.home.0,
            excluded: line.count.excluded.0,
            unknown: line.count.unknown.0,
            standing,
            waits_because: waits,
            due: line.due.to_string(),
            settled: line.settled.map(|quarter| quarter.to_string()),
            worth: Worth::of(line).filter(|_| priced),
        }
    }
}

impl Worth {
    /// What a tracking quarter is worth; none where it is not priced.
    pub fn of(line: &Measured) -> Option<Worth> {
        line.saving.map(|saving| Worth {
            days_expected: saving.days_expected.to_string(),
            days_saved: saving.days_saved.to_string(),
            price: saving.price.into(),
            earned_exact_pence: saving.earned.to_string(),
            earned: saving.earned.rounded_to_pence(Rounding::HalfUp).into(),
        })
    }
}
