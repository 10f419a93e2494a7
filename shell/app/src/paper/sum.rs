//! The lines that add up: from what was earned to date down to the payment, every penny shown,
//! each with its workings. Source: the payment rule, `core/outcomes/src/settlement.rs`.

use crate::paper::appendix;
use crate::paper::cell::pence;
use crate::paper::letter::{Block, Letter, Readers};
use crate::paper::words::{self, dated};
use definitions::{Cell, Exact, Kind, Money, Table};
use outcomes::Contract;
use outcomes::statement::Statement;
use outcomes::tariff::Floor;

/// One line of the sum.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it is.
    pub what: String,
    /// The amount shown.
    pub amount: Money,
    /// Whether it is the total of the lines since the total before, and that total.
    pub total: bool,
    /// How it comes about.
    pub workings: Vec<Block>,
}

/// The sum: parts, what was earned to date, what comes off it, the payment.
pub(crate) fn lines(statement: &Statement, contract: &Contract, readers: Readers) -> Vec<Line> {
    let mut lines = earned(statement, contract, readers);
    lines.extend(taken_off(statement, contract));
    lines.push(payment(statement));
    lines
}

fn part(what: impl Into<String>, amount: Money, workings: Vec<Block>) -> Line {
    Line { what: what.into(), amount, total: false, workings }
}

fn earned(statement: &Statement, contract: &Contract, readers: Readers) -> Vec<Line> {
    let day = statement.quarter.last_day();
    let tariff = &contract.tariff;
    let mut lines: Vec<Line> = Vec::new();
    for (at, line) in statement.sum.iter().enumerate() {
        let mut workings = vec![Block::Words(format!("Exactly {}.", pence(line.exact)))];
        match at {
            0 => workings.extend(before(statement, readers)),
            1 => workings.push(adjusted(statement, readers)),
            2 => workings.extend(new(statement, line.exact, readers)),
            _ => workings.push(dated(&tariff.netting, day, words::netting).into()),
        }
        lines.push(part(&line.what, line.shown, workings));
    }
    let mut workings = vec![
        format!("Exactly {}.", pence(statement.settlement.earned)).into(),
        dated(&tariff.netting, day, words::netting).into(),
        dated(&tariff.rounding, day, words::rounding).into(),
        "The lines above are exact; the pence shown are shared out so that they add up.".into(),
    ];
    if statement.settlement.held > Money::ZERO {
        workings.push("In dispute this is the higher of the two calculations.".into());
    }
    lines.push(Line {
        what: "Earned to date".to_owned(),
        amount: statement.settlement.rounded,
        total: true,
        workings,
    });
    lines
}

fn before(statement: &Statement, readers: Readers) -> Vec<Block> {
    let exact = |at: usize| statement.sum.get(at).map_or(Exact::ZERO, |line| line.exact);
    let cells: Exact = statement.cells.iter().map(|cell| cell.earned).sum();
    let mut blocks = vec![Block::from(
        "Frozen when earlier statements were agreed: for each child-quarter, the price of a day \
         × (rate of the comparison group × child days − care days).",
    )];
    if readers.near() && cells - exact(1) - exact(2) == exact(0) {
        blocks.push(
            format!(
                "To check it: the cells of the appendix, as now known, come to {}. Take off what \
                 is new ({}) and the adjustments ({}), and this line is left.",
                pence(cells),
                pence(exact(2)),
                pence(exact(1))
            )
            .into(),
        );
    }
    blocks
}

fn adjusted(statement: &Statement, readers: Readers) -> Block {
    match statement.adjustments.len() {
        0 => "No child-quarter settled earlier has changed.".into(),
        _ if !readers.near() => "What was agreed stays as agreed; what is known since, and makes \
             a difference, is in this statement."
            .into(),
        _ => "The sum of the adjustments this letter lists, each with its reason. What was agreed \
              stays as agreed; the difference is in this statement."
            .into(),
    }
}

fn new(statement: &Statement, exact: Exact, readers: Readers) -> Vec<Block> {
    let new = || statement.cells.iter().filter(|cell| cell.new);
    if new().next().is_none() {
        return vec!["No child-quarter is settled for the first time.".into()];
    }
    if !readers.near() {
        return Vec::new();
    }
    let cells: Exact = new().map(|cell| cell.earned).sum();
    let words = match cells == exact {
        true => "The cohorts and tracking quarters marked new add up to it exactly.".to_owned(),
        false => format!(
            "The cohorts and tracking quarters marked new hold it. Some also hold child-quarters \
             settled before, so that together they come to {}.",
            pence(cells)
        ),
    };
    let title = "Cohorts and tracking quarters with something new";
    vec![words.into(), appendix::cells_of(title, new()).into()]
}

fn taken_off(statement: &Statement, contract: &Contract) -> Vec<Line> {
    let s = &statement.settlement;
    let (day, tariff) = (statement.quarter.last_day(), &contract.tariff);
    let cap = || Block::from(dated(&tariff.cap, day, words::cap));
    let mut lines = Vec::new();
    if s.above_cap != Money::ZERO {
        let kept = "It is not lost: it absorbs later corrections.".into();
        lines.push(part("Earned above the cap", -s.above_cap, vec![cap(), kept]));
    }
    if s.held != Money::ZERO {
        let why = "The difference between the two sides' calculations, worked out afresh in every \
                   statement. It keeps its room under the cap."
            .into();
        lines.push(part("Held in dispute", -s.held, vec![why]));
    }
    let why = "What earlier statements agreed, under a dispute the undisputed amount; never what \
               has been paid."
        .into();
    lines.push(part("Agreed in earlier statements", -s.agreed_before, vec![why]));

    let owed = s.payment + s.carried;
    let not_taken_back = owed - (s.rounded - s.above_cap - s.held - s.agreed_before);
    if not_taken_back != Money::ZERO {
        let what = match (tariff.floor.value(day), s.payment) {
            (Floor::EachStatement, Money(..0)) => "Performance shortfall, not taken back",
            _ => "Deficit carried, not taken back",
        };
        let overpaid = dated(&tariff.overpayment, day, words::overpayment);
        let floor = dated(&tariff.floor, day, words::floor);
        lines.push(part(what, not_taken_back, vec![floor.into(), overpaid.into()]));
    }
    if s.carried != Money::ZERO {
        lines.push(part("Carried to the next statement", -s.carried, vec![cap()]));
    }
    lines
}

fn payment(statement: &Statement) -> Line {
    let amount = statement.settlement.payment;
    let what = if amount < Money::ZERO { "To be paid back" } else { "Payment" };
    let how = "Earned to date, less every line since.".into();
    Line { what: what.to_owned(), amount, total: true, workings: vec![how] }
}

/// The sum as a table.
pub(crate) fn table(letter: &Letter) -> Table {
    let mut table = Table::new(
        "How the payment is made up",
        &[("line", "Line", Kind::Text), ("amount", "Amount", Kind::Money), KIND],
    );
    for line in &letter.sum {
        let kind = if line.total { "total" } else { "part" };
        table.push([line.what.as_str().into(), Cell::Money(line.amount), kind.into()]);
    }
    table.note("A total is the total before it, with every part since.")
}

const KIND: (&str, &str, Kind) = ("kind", "Part or total", Kind::Text);
