//! The figures of the letter: where the contract stands, what was adjusted, what came late,
//! what waits, and the care proportion with everything it rests on.

use crate::paper::cell::{count, grouped, pence};
use crate::paper::letter::{Block, Section};
use crate::paper::standing::Standing;
use crate::paper::words::{self, dated};
use definitions::{Cell, Days, Exact, Kind, Money, Rounding, Table, largest_remainder};
use outcomes::Contract;
use outcomes::statement::Statement;

const ADJUSTMENTS: &str = "Adjustments to quarters settled before, and why";

/// The most adjustments the letter itself lists; the appendix always lists all.
const LISTED: usize = 8;

/// Where the contract stands: agreed, held, above the cap, shortfall, room.
pub(crate) fn stands(statement: &Statement, contract: &Contract, standing: Standing) -> Section {
    let s = &statement.settlement;
    let mut table = Table::new(
        "Where the contract stands",
        &[
            ("what", "What", Kind::Text),
            ("amount", "Amount", Kind::Money),
            ("meaning", "What it means", Kind::Text),
        ],
    );
    let mut row = |what: &str, amount: Cell, meaning: &str| {
        table.push([what.into(), amount, meaning.into()]);
    };
    let agreed = match standing {
        Standing::Agreed => "All statements so far, this one with them",
        _ => "All statements so far, and this one once it is agreed",
    };
    row("Agreed to date", s.agreed.into(), agreed);
    row("Held", s.held.into(), "In dispute, until an expert determines it");
    row("Above the cap", s.above_cap.into(), "Earned, not payable; absorbs later corrections");
    row("Shortfall", s.shortfall.into(), "Agreed beyond what is now earned");
    row(
        "of it, by error",
        s.shortfall_by_error.into(),
        "Its part that was never earned on any date",
    );
    row(
        "of it, by performance",
        s.shortfall_by_performance.into(),
        "The rest: earned once, lost since",
    );
    if s.carried != Money::ZERO {
        row("Carried", s.carried.into(), "Earned; waits because one statement pays only so much");
    }
    row(
        "Room left",
        s.room.map_or(Cell::Blank, Cell::Money),
        if s.room.is_some() { "Cap, less agreed, less held" } else { "There is no cap" },
    );
    if s.agreed + s.held + s.above_cap + s.carried - s.shortfall == s.rounded.at_least_zero() {
        let carried = if s.carried == Money::ZERO { "" } else { " + carried" };
        table.note = format!(
            "Agreed + held + above the cap{carried} − shortfall = {}, earned to date.",
            s.rounded.at_least_zero()
        );
    }
    let day = statement.quarter.last_day();
    let cap = dated(&contract.tariff.cap, day, words::cap);
    Section::new("Where the contract stands", vec![table.into(), cap.into()])
}

/// Every adjustment, in pence that add up to the sum's line.
pub(crate) fn adjustments_table(statement: &Statement) -> Table {
    let mut table = Table::new(
        ADJUSTMENTS,
        &[
            ("case", "Case", Kind::Text),
            ("tracking_quarter", "Quarter", Kind::Number),
            ("care_days_then", "Care days then", Kind::Number),
            ("care_days_now", "Care days now", Kind::Number),
            ("difference", "Difference", Kind::Money),
            ("reason", "Reason", Kind::Text),
        ],
    );
    let exact: Vec<Exact> = statement.adjustments.iter().map(|line| line.difference).collect();
    let total: Exact = exact.iter().copied().sum();
    let shown = statement.sum.get(1).filter(|line| line.exact == total).map(|line| line.shown);
    let shown = shown.unwrap_or_else(|| total.rounded_to_pence(Rounding::HalfUp));
    for (line, amount) in statement.adjustments.iter().zip(largest_remainder(shown, &exact)) {
        table.push([
            line.key.as_str().into(),
            i64::from(line.k).into(),
            line.care_before.into(),
            line.care_now.into(),
            amount.into(),
            line.reason.as_str().into(),
        ]);
    }
    table.note(format!("Together {shown}, exactly {}.", pence(total)))
}

/// The adjustments, or the largest of them where there are many.
pub(crate) fn adjustments(statement: &Statement) -> Option<Section> {
    let all = adjustments_table(statement);
    let number = all.rows.len();
    if number == 0 {
        return None;
    }
    let title = ADJUSTMENTS;
    if number <= LISTED {
        return Some(Section::new(title, vec![all.into()]));
    }
    let mut table = all;
    table.rows.sort_by_key(|row| match row[4] {
        Cell::Money(amount) => std::cmp::Reverse(amount.0.abs()),
        _ => std::cmp::Reverse(0),
    });
    table.rows.truncate(LISTED);
    table.title = format!("The {LISTED} largest of {number} adjustments");
    let all = format!("All {number} are listed in the appendix. {}", table.note);
    table.note = all;
    Some(Section::new(title, vec![table.into()]))
}

/// Whether the letter itself lists every adjustment.
pub(crate) fn lists_all(statement: &Statement) -> bool {
    statement.adjustments.len() <= LISTED
}

/// What was settled later than it was due.
pub(crate) fn late(statement: &Statement) -> Option<Section> {
    if statement.late.is_empty() {
        return None;
    }
    let mut table = Table::new(
        "Settled later than due",
        &[
            ("cohort", "Cohort", Kind::Text),
            ("tracking_quarter", "Quarter", Kind::Number),
            ("due", "Due in", Kind::Text),
            ("settled", "Settled in", Kind::Text),
            ("children", "Children", Kind::Number),
        ],
    );
    for line in &statement.late {
        table.push([
            line.cohort.to_string().into(),
            i64::from(line.k).into(),
            line.due.to_string().into(),
            statement.quarter.to_string().into(),
            line.children.into(),
        ]);
    }
    let note = "Each is at the price and terms of its own quarter, in its own cohort.";
    Some(Section::new("Settled later than due", vec![table.note(note).into()]))
}

/// What is due and waits.
pub(crate) fn waiting(statement: &Statement) -> Section {
    let title = "What waits";
    if statement.waiting.is_empty() {
        return Section::new(title, vec!["Nothing that is due waits.".into()]);
    }
    let mut table = Table::new(
        title,
        &[
            ("why", "Because", Kind::Text),
            ("children", "Children", Kind::Number),
            ("child_quarters", "Child-quarters", Kind::Number),
        ],
    );
    for line in &statement.waiting {
        table.push([line.why.said().into(), line.children.into(), line.child_quarters.into()]);
    }
    let note = "They earn nothing and cost nothing until they are settled, in a later statement.";
    Section::new(title, vec![table.note(note).into()])
}

/// The care proportion and what it rests on.
pub(crate) fn headline(statement: &Statement) -> Section {
    let h = &statement.headline;
    let title = "The care proportion";
    let Some(percent) = percent(h.care_days, h.child_days) else {
        return Section::new(title, vec!["No child-quarter is priced yet.".into()]);
    };
    let mut table = Table::new(
        "Care days of child days, to date",
        &[
            ("children_counted", "Who", Kind::Text),
            ("children", "Children (n)", Kind::Number),
            ("care_days", "Care days", Kind::Number),
            ("child_days", "Child days", Kind::Number),
            ("care_percent", "In care, %", Kind::Number),
        ],
    );
    let mut row = |who: &str, children: usize, care: Days, child_days: Days| {
        let share = self::percent(care, child_days);
        table.push([
            who.into(),
            children.into(),
            care.into(),
            child_days.into(),
            share.map_or(Cell::Blank, |share| Cell::Exact(share, 1)),
        ]);
    };
    row("Priced", h.children, h.care_days, h.child_days);
    let everyone = h.children + h.children_not_priced;
    row("With those not priced", everyone, h.care_days_with, h.child_days_with);
    table.note = format!(
        "Care days ÷ child days of every child-quarter in this statement, as known at entry {}. \
         Child days are care and home days; {} excluded days are in neither.",
        statement.as_of,
        grouped(&h.excluded_days.to_string())
    );
    let care = grouped(&h.care_days.to_string());
    let child_days = grouped(&h.child_days.to_string());
    let children = count(h.children, "child", "children");
    let sentence = format!(
        "{care} of {child_days} child days were in care: {}%, from {children}.",
        percent.to_places(1)
    );
    let mut blocks: Vec<Block> = vec![sentence.into()];
    if h.children < 10 {
        blocks.push("So few children say almost nothing about the programme.".into());
    }
    blocks.push(table.into());
    Section::new(title, blocks)
}

fn percent(care: Days, child_days: Days) -> Option<Exact> {
    Exact::share(care.0, child_days.0).map(|share| share.times(100))
}

/// Days that a reader should look at, and windows that ended early.
pub(crate) fn looked_at(statement: &Statement) -> Option<Section> {
    let mut blocks: Vec<Block> = Vec::new();
    if !statement.flags.is_empty() {
        let mut table = Table::new(
            "Days to look at, by the clause that decided them",
            &[
                ("clause", "The days are", Kind::Text),
                ("days", "Days", Kind::Number),
                ("children", "Children", Kind::Number),
                ("term", "Term in days.toml", Kind::Text),
            ],
        );
        for flag in &statement.flags {
            table.push([
                flag.clause.said().into(),
                flag.days.into(),
                flag.children.into(),
                flag.clause.term().into(),
            ]);
        }
        blocks.push(table.into());
    }
    if !statement.ended_early.is_empty() {
        let mut table = Table::new(
            "Windows that ended early",
            &[("because", "Because of", Kind::Text), ("children", "Children", Kind::Number)],
        );
        for (because, children) in &statement.ended_early {
            table.push([because.said().into(), (*children).into()]);
        }
        blocks.push(table.into());
    }
    (!blocks.is_empty()).then(|| Section::new("Days to look at", blocks))
}
