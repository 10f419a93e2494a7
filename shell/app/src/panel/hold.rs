//! Writing down that a quadrant's panel met, and who was there.

use crate::access::Role;
use crate::access::holds::must_sit_on_panel;
use crate::desk::{Desk, Done, Failure, Order, same};
use crate::fact::Fact;
use crate::people::by::By;
use crate::people::event::Relation;
use crate::people::relate::present;
use crate::referral::by::terms;
use definitions::{Date, Refusal, said};
use std::collections::BTreeSet;

/// A meeting to be written down. Written again for the same day, it takes the place of the first.
#[derive(Clone, Debug)]
pub struct Held<'a> {
    /// The quadrant.
    pub quadrant: &'a str,
    /// The day.
    pub on: Date,
    /// The accounts of the members who were there.
    pub attended: &'a [String],
    /// Why it went ahead with too few; empty where there were enough.
    pub why: &'a str,
}

/// Records a meeting.
///
/// # Errors
/// A refusal when someone named was no member that day, or nobody said why there were too few.
pub async fn hold(desk: &mut Desk, by: By<'_>, held: &Held<'_>) -> Result<Done, Failure> {
    let who = by.actor.to_string();
    let command = same(&[b"hold-panel", who.as_bytes(), by.form.as_bytes()]);
    desk.act(by.actor, by.moment, by.mode, |book| {
        must_sit_on_panel(book, by, held.quadrant, "write this panel’s meetings down")?;
        let terms = terms(book)?;
        if !terms.quadrants.value(held.on).iter().any(|one| one == held.quadrant) {
            return Err(Refusal::new("There is no such quadrant", "Choose one of the list").into());
        }
        if by.moment.today < held.on {
            return Err(Refusal::new(
                format!("{} is still to come", said(held.on)),
                "Write the meeting down when it has been held",
            )
            .into());
        }
        let attended: BTreeSet<&String> = held.attended.iter().collect();
        let sits = Relation::Quadrant(held.quadrant.to_owned());
        for person in &attended {
            let account = present(&book.people, person, held.on)?;
            let member = account.roles_on(held.on).contains(&Role::PanelMember)
                && account.relations_on(held.on).any(|one| *one == sits);
            if !member {
                return Err(Refusal::new(
                    "Someone named as present was not a member of this panel that day",
                    "Take them out, or have them added as a member first",
                )
                .into());
            }
        }
        let why = held.why.trim();
        let too_few = (attended.len() as u64) < u64::from(*terms.quorum.value(held.on));
        if too_few && why.is_empty() {
            return Err(Refusal::new(
                format!("A panel has at least {} members present", terms.quorum.value(held.on)),
                "Say why it met with fewer; the Project Board is shown it",
            )
            .into());
        }
        let fact = Fact::PanelHeld {
            quadrant: held.quadrant.to_owned(),
            on: held.on,
            attended: attended.into_iter().cloned().collect(),
            why: if too_few { why.to_owned() } else { String::new() },
        };
        Ok(Order { command: command.clone(), facts: vec![fact], ..Order::default() })
    })
    .await
}
