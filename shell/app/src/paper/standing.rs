//! Where a quarter's statement stands, and the sentence the letter opens with. A calculation
//! that is not what was proposed or agreed never calls itself a statement.

use crate::book::StatementState;
use crate::paper::letter::Sources;
use definitions::{Money, said};
use outcomes::statement::Statement;

/// Where a letter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Calculated, and proposed by nobody.
    Simulation,
    /// Proposed; a side has still to agree.
    Proposed,
    /// Agreed by both sides.
    Agreed,
}

impl Standing {
    /// The word for it.
    pub fn said(self) -> &'static str {
        match self {
            Standing::Simulation => "simulation, not a statement",
            Standing::Proposed => "proposed, not yet agreed",
            Standing::Agreed => "agreed",
        }
    }

    /// The shape beside the word, so that colour is never alone.
    pub fn shape(self) -> &'static str {
        match self {
            Standing::Simulation => "○",
            Standing::Proposed => "◆",
            Standing::Agreed => "●",
        }
    }
}

/// The standing, and what a reader must know right after the opening sentence.
pub(crate) fn of(from: &Sources<'_>) -> (Standing, Vec<String>) {
    let mut notes = Vec::new();
    let standing = standing(from, &mut notes);
    if from.statement.settlement.held > Money::ZERO {
        let held = from.statement.settlement.held;
        notes.push(format!(
            "The two sides calculate differently. The lower amount goes ahead; {held} is held \
             until an expert determines it."
        ));
    }
    (standing, notes)
}

fn standing(from: &Sources<'_>, notes: &mut Vec<String>) -> Standing {
    let now = &from.statement.settlement;
    let Some(state) = from.state else {
        notes.push("Nothing is proposed for this quarter, and nobody is asked to pay.".to_owned());
        return Standing::Simulation;
    };
    if let Some(settled) = &state.settled {
        if settled.settlement == *now {
            if now.payment > definitions::Money::ZERO {
                notes.push(format!("Payment is due on {}.", said(settled.due)));
            }
            return Standing::Agreed;
        }
        let agreed = settled.settlement.payment;
        notes.push(format!(
            "{agreed} was agreed for this quarter, and that stands. These figures are what the \
             record would give at entry {}; the difference enters the next statement.",
            from.statement.as_of
        ));
        return Standing::Simulation;
    }
    if let Some(open) = &state.open {
        if open.payment == now.payment && from.digest.is_none_or(|digest| digest == open.digest) {
            notes.extend(voided(state));
            return Standing::Proposed;
        }
        notes.push(format!(
            "{} is proposed for this quarter, on entry {}. These figures rest on entry {} and \
             are not the proposal.",
            open.payment, open.as_of, from.statement.as_of
        ));
        return Standing::Simulation;
    }
    notes.push(match &state.withdrawn {
        Some(why) => {
            format!("The proposal was withdrawn: {why}. The quarter enters the next statement.")
        }
        None => "Nothing is proposed for this quarter, and nobody is asked to pay.".to_owned(),
    });
    notes.extend(voided(state));
    Standing::Simulation
}

fn voided(state: &StatementState) -> impl Iterator<Item = String> {
    state.voided.iter().map(|why| format!("An earlier proposal is void: {why}."))
}

/// The opening sentence.
pub(crate) fn opening(statement: &Statement, standing: Standing) -> String {
    let ended = said(statement.quarter.last_day());
    let settlement = &statement.settlement;
    let payment = settlement.payment;
    let back = -payment;
    let what = match (standing, payment) {
        (Standing::Agreed, Money(1..)) => format!("{payment} is due"),
        (Standing::Agreed, Money::ZERO) => "nothing is due".to_owned(),
        (Standing::Agreed, _) => format!("{back} is to be paid back"),
        (Standing::Proposed, Money(1..)) => format!("{payment} is proposed and not yet agreed"),
        (Standing::Proposed, Money::ZERO) => "no payment is proposed".to_owned(),
        (Standing::Proposed, _) => {
            format!("it is proposed, and not yet agreed, that {back} is paid back")
        }
        (Standing::Simulation, Money(1..)) => format!("{payment} would be due"),
        (Standing::Simulation, Money::ZERO) => "nothing would be due".to_owned(),
        (Standing::Simulation, _) => format!("{back} would be paid back"),
    };
    let held = match settlement.held {
        Money::ZERO => String::new(),
        held => format!(", and {held} is held in dispute"),
    };
    let not = match standing {
        Standing::Simulation => " This is a simulation, not a statement.",
        _ => "",
    };
    format!("For the quarter ended {ended}, {what}{held}.{not}")
}

/// The digest of the evidence: the one handed in, else the one on the record.
pub(crate) fn digest<'a>(from: &Sources<'a>) -> Option<&'a str> {
    let recorded = |state: &'a StatementState| {
        let settled = state.settled.as_ref().map(|settled| settled.digest.as_str());
        settled.or(state.open.as_ref().map(|open| open.digest.as_str()))
    };
    from.digest.or_else(|| match standing(from, &mut Vec::new()) {
        Standing::Simulation => None,
        _ => from.state.and_then(recorded),
    })
}
