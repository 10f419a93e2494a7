//! `/statements`: what each measurement quarter pays, and who has agreed it.

use super::document::{Always, Scoped};
use super::problem::Problem;
use super::program::Program;
use super::shapes::{Amount, moment};
use crate::pages::statements::readers;
use app::access::Action;
use app::book::StatementState;
use axum::Json;
use axum::extract::Path;
use definitions::{Date, Money, Quarter};
use jiff::Timestamp;
use outcomes::settlement::Settlement;
use serde::Serialize;
use utoipa::ToSchema;

/// Every statement.
#[derive(Serialize, ToSchema)]
pub struct Statements {
    /// The last entry of the record.
    as_of: u64,
    /// Agreed to date.
    agreed: Amount,
    /// The statements, the earliest first.
    items: Vec<StatementShown>,
}

/// One quarter's statement.
#[derive(Serialize, ToSchema)]
pub struct StatementShown {
    /// The measurement quarter.
    #[schema(example = "2014-Q3")]
    quarter: String,
    /// Where it stands: `agreed` by both sides, `proposed`, `withdrawn`, or `voided` because the
    /// record changed.
    standing: &'static str,
    /// What it pays, or would.
    payment: Option<Amount>,
    /// The last entry it rests on.
    rests_on: Option<u64>,
    /// The digest of the evidence behind it.
    digest: Option<String>,
    /// The day the payment is due.
    due: Option<Date>,
    /// Who has agreed it.
    agreed_by: Vec<Agreement>,
}

/// One side's agreement.
#[derive(Serialize, ToSchema)]
pub struct Agreement {
    /// `payer` or `SPV`.
    side: String,
    /// Who.
    #[schema(example = "payer:U-7KQ2MX4A")]
    by: String,
    /// When.
    at: Timestamp,
}

/// One quarter's statement with its calculation.
#[derive(Serialize, ToSchema)]
pub struct StatementDetail {
    /// The last entry of the record.
    as_of: u64,
    /// The statement.
    statement: StatementShown,
    /// The calculation, where it is agreed or proposed.
    calculation: Option<CalculationShown>,
    /// The lines that add up to the payment, as the statement has them; the last is the payment.
    lines: Vec<LineShown>,
}

/// One line of a statement.
#[derive(Serialize, ToSchema)]
pub struct LineShown {
    /// What it is.
    what: String,
    /// How much it adds, or where it is a total, what the lines before it come to.
    amount: Amount,
    /// Whether it is a total.
    total: bool,
}

/// The calculation of a statement.
#[derive(Serialize, ToSchema)]
pub struct CalculationShown {
    /// Earned to date after netting, in pence, exactly.
    #[schema(example = "153664.4")]
    earned_exact_pence: String,
    /// Earned to date, rounded once.
    rounded: Amount,
    /// Rounded, never past the cap.
    target: Amount,
    /// What earlier statements agreed.
    agreed_before: Amount,
    /// The payment.
    payment: Amount,
    /// Agreed once this statement is.
    agreed: Amount,
    /// Held in dispute.
    held: Amount,
    /// Earned above the cap.
    above_cap: Amount,
    /// Agreed beyond what is now earned.
    shortfall: Amount,
    /// The part of the shortfall that was never earned: error.
    shortfall_by_error: Amount,
    /// The rest of it: performance since.
    shortfall_by_performance: Amount,
    /// Earned and within the cap, but waiting because one statement pays only so much.
    carried: Amount,
    /// Room left under the cap; none where there is no cap.
    room: Option<Amount>,
}

/// Every statement; scope see-money
#[utoipa::path(
    get,
    path = "/statements",
    operation_id = "statements",
    tag = "Statements",
    responses(
        (status = 200, description = "The statements", body = Statements, links(
            ("statement" = (operation_id = "statement", parameters(("quarter" = "$response.body#/items/0/quarter")))),
        )),
        Always,
        Scoped,
    ),
)]
pub async fn list(program: Program) -> Result<Json<Statements>, Problem> {
    program.must(Action::SeeMoney)?;
    let book = &program.view().book;
    let items = book.statements.iter().map(|(quarter, state)| shown(*quarter, state));
    Ok(Json(Statements { as_of: book.as_of, agreed: book.agreed.into(), items: items.collect() }))
}

/// One quarter's statement; scope see-money
#[utoipa::path(
    get,
    path = "/statements/{quarter}",
    operation_id = "statement",
    tag = "Statements",
    params(
        ("quarter" = String, Path, description = "The measurement quarter", example = "2014-Q3", pattern = "^[0-9]{4}-Q[1-4]$"),
    ),
    responses(
        (status = 200, description = "The statement", body = StatementDetail),
        Always,
        Scoped,
    ),
)]
pub async fn show(
    program: Program,
    Path(quarter): Path<String>,
) -> Result<Json<StatementDetail>, Problem> {
    program.must(Action::SeeMoney)?;
    let quarter: Quarter = quarter.parse().map_err(|_| Problem::not_found())?;
    let view = program.view();
    let state = view.book.statements.get(&quarter).ok_or_else(Problem::not_found)?;
    let calculation = match (&state.settled, &state.open) {
        (Some(settled), _) => Some(calculation(&settled.settlement)),
        // One statement is open at a time, and what is shown is shown as of its quarter.
        (None, Some(_)) => Some(calculation(&view.current()?.statement.settlement)),
        (None, None) => None,
    };
    let mut lines = Vec::new();
    if calculation.is_some() {
        let paper = program.service.letters.of(&program.service, &program.shown, quarter).await?;
        let letter = paper.letter(readers(program.eyes()));
        lines.extend(letter.sum.iter().map(|line| LineShown {
            what: line.what.clone(),
            amount: line.amount.into(),
            total: line.total,
        }));
    }
    let statement = shown(quarter, state);
    Ok(Json(StatementDetail { as_of: program.as_of(), statement, calculation, lines }))
}

fn shown(quarter: Quarter, state: &StatementState) -> StatementShown {
    let (standing, payment, rests_on, digest, due) = match (&state.settled, &state.open) {
        (Some(settled), _) => (
            "agreed",
            Some(settled.settlement.payment),
            Some(settled.as_of),
            Some(settled.digest.clone()),
            Some(settled.due),
        ),
        (None, Some(open)) => {
            ("proposed", Some(open.payment), Some(open.as_of), Some(open.digest.clone()), None)
        }
        (None, None) if state.withdrawn.is_some() => ("withdrawn", None, None, None, None),
        (None, None) => ("voided", None, None, None, None),
    };
    let agreed_by = state.settled.as_ref().map_or(&state.agreed_by, |settled| &settled.agreed_by);
    StatementShown {
        quarter: quarter.to_string(),
        standing,
        payment: payment.map(Amount::from),
        rests_on,
        digest,
        due,
        agreed_by: agreed_by
            .iter()
            .map(|(side, (by, at))| Agreement {
                side: side.to_string(),
                by: by.clone(),
                at: moment(*at),
            })
            .collect(),
    }
}

fn calculation(settlement: &Settlement) -> CalculationShown {
    let amount = |money: Money| Amount::from(money);
    CalculationShown {
        earned_exact_pence: settlement.earned.to_string(),
        rounded: amount(settlement.rounded),
        target: amount(settlement.target),
        agreed_before: amount(settlement.agreed_before),
        payment: amount(settlement.payment),
        agreed: amount(settlement.agreed),
        held: amount(settlement.held),
        above_cap: amount(settlement.above_cap),
        shortfall: amount(settlement.shortfall),
        shortfall_by_error: amount(settlement.shortfall_by_error),
        shortfall_by_performance: amount(settlement.shortfall_by_performance),
        carried: amount(settlement.carried),
        room: settlement.room.map(amount),
    }
}
