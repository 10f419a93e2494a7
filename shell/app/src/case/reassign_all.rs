//! A whole caseload passed on in one step, all of it or none: when a therapist leaves or falls ill,
//! every case has one therapist on every day.

use super::in_post::must_be_in_post;
use crate::access::holds::must_keep_cases;
use crate::book::Book;
use crate::desk::{Desk, Done, Failure, Order, same};
use crate::people::by::By;
use crate::referral::by::{fact, terms};
use care::path::event::Event;
use care::path::{Path, Stage};
use definitions::{Date, Refusal};
use std::collections::BTreeMap;

/// The open cases written down by hand that a therapist has, in order of case number.
pub fn caseload<'a>(book: &'a Book, therapist: &str) -> Vec<&'a Path> {
    let has = |path: &&Path| {
        path.stage == Stage::Open && path.therapists.last().is_some_and(|(_, now)| now == therapist)
    };
    let mut paths: Vec<&Path> = book.paths.values().filter(has).collect();
    paths.sort_by_key(|path| path.number());
    paths
}

/// Passes every open case of a therapist on from a day: `to` says which therapist has each, by
/// referral number.
///
/// # Errors
/// A refusal when a case is left out, is not theirs, or cannot pass to the therapist named; then
/// none of them has passed.
pub async fn reassign_all(
    desk: &mut Desk,
    by: By<'_>,
    (from, on): (&str, Date),
    to: &BTreeMap<String, String>,
) -> Result<Done, Failure> {
    let who = by.actor.to_string();
    let command = same(&[b"reassign-caseload", who.as_bytes(), by.form.as_bytes()]);
    let outcome = desk
        .act(by.actor, by.moment, by.mode, |book| {
            let terms = terms(book)?;
            let theirs = caseload(book, from);
            if theirs.is_empty() {
                return Err(Refusal::new(
                    format!("{from} has no open case"),
                    "Reload the page: they may have passed on since",
                )
                .into());
            }
            let strange = to.keys().find(|one| !theirs.iter().any(|path| path.referral == **one));
            if let Some(strange) = strange {
                return Err(Refusal::new(
                    format!("{strange} is not an open case of {from}"),
                    "Reload the page and look at the caseload again",
                )
                .into());
            }
            let mut order = Order { command: command.clone(), ..Order::default() };
            for path in theirs {
                let Some(therapist) = to.get(&path.referral) else {
                    return Err(Refusal::new(
                        format!("Case {} is left without a therapist", path.number()),
                        "Say who has it; the whole caseload passes in one step",
                    )
                    .into());
                };
                let team = path.as_case(terms).team.unwrap_or_default();
                must_keep_cases(book, by, &team, "pass a caseload on")?;
                must_be_in_post(book, therapist, &team, on)?;
                let event = Event::Assigned { on, therapist: therapist.trim().to_owned() };
                path.may(terms, by.moment.today, &event)?;
                order.facts.push(fact(path, event));
            }
            Ok(order)
        })
        .await;
    desk.unless_done(&command, outcome).await
}
