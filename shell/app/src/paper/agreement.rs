//! Who has agreed, for which side and when.

use crate::actor::Side;
use crate::paper::letter::{Block, Section, Sources};
use crate::paper::standing::Standing;
use definitions::party::{Role, holders};
use definitions::said;
use jiff::Timestamp;
use jiff::tz::Offset;
use std::collections::BTreeMap;

/// Who has agreed, in what capacity, and when.
pub(crate) fn who_agreed(from: &Sources<'_>, standing: Standing) -> Section {
    let title = "Who has agreed";
    let nobody = BTreeMap::new();
    let unsigned = BTreeMap::new();
    let (agreed_by, signed) = match (standing, from.state) {
        (Standing::Agreed, Some(state)) => match &state.settled {
            Some(settled) => (&settled.agreed_by, &settled.signed),
            None => (&nobody, &unsigned),
        },
        (Standing::Proposed, Some(state)) => (&state.agreed_by, &state.signed),
        _ => return Section::new(title, vec!["Nobody: there is nothing to agree yet.".into()]),
    };
    let sides = [Side::Payer, Side::Spv];
    let lines = sides.iter().map(|side| {
        let who = side_of(from, *side);
        match agreed_by.get(side) {
            Some((by, at)) if signed.contains_key(side) => {
                format!("{who}: signed by {}, {}", name(by), when(*at))
            }
            Some((by, at)) => format!("{who}: {}, {}", name(by), when(*at)),
            None => format!("{who}: not yet"),
        }
    });
    let mut blocks = vec![Block::List(lines.collect())];
    if standing == Standing::Proposed {
        let day = from.statement.quarter.last_day();
        let days = from.contract.particulars.days_to_pay.value(day);
        blocks.push(format!("Payment falls due {days} days after the second side agrees.").into());
    }
    Section::new(title, blocks)
}

fn side_of(from: &Sources<'_>, side: Side) -> String {
    let (role, words) = match side {
        Side::Payer => (Role::Payer, "For the payer"),
        Side::Spv => (Role::Spv, "For the SPV"),
    };
    let particulars = &from.contract.particulars;
    let held = holders(&particulars.links, role, from.statement.quarter.last_day());
    let party = held
        .first()
        .and_then(|link| particulars.parties.iter().find(|party| party.id == link.party));
    party.map_or(words.to_owned(), |party| format!("{words}, {}", party.name))
}

/// The record says `payer:a.officer`; the side is said already.
fn name(by: &str) -> &str {
    by.split_once(':').map_or(by, |(_, name)| name)
}

/// A moment of the record, in the clock it was written with.
fn when(at: i64) -> String {
    let Ok(moment) = Timestamp::from_microsecond(at) else { return String::new() };
    let moment = Offset::UTC.to_datetime(moment);
    format!("{} at {:02}:{:02} UTC", said(moment.date()), moment.hour(), moment.minute())
}
