//! `/statements/{quarter}/agreement`: one side signs the payment for a quarter, with the key of the
//! person who acts for it.

use super::now::{Now, braked, side};
use super::{address, by_and_when};
use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::visit::Visit;
use app::access::Action;
use app::signing::Key;
use app::statement::sign::sign;
use app::{Mode, Side};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use definitions::Money;
use face::{Back, Errors, SummaryList, SummaryRow, action_link, button, button_group};
use maud::{Markup, html};

/// `GET /statements/{quarter}/agreement`.
pub async fn show(visit: Visit, Path(name): Path<String>) -> Result<Markup, Failure> {
    let mine = allowed(&visit)?;
    page(&visit, &name, mine, &Fields::default(), &Errors::none())
}

/// `POST /statements/{quarter}/agreement`.
pub async fn submit(Path(name): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { mut visit, fields } = sent;
    let mine = allowed(&visit)?;
    let quarter = super::quarter(&visit, &name)?;
    let shown = Money::parse(fields.get("shown"))
        .ok_or(Failure::BadForm("It does not say which amount was shown."))?;
    let actor = visit.actor()?;
    // They have just shown again that it is they, so their key may be taken out.
    let person = visit.asker.id.clone();
    let kept = Key::unsealed(&visit.service.record, &person).await?;
    let key = kept.map_or_else(Key::fresh, Ok)?;
    let mut desk = visit.desk().await;
    let (moment, with) = (visit.moment, (&key, Some(person.as_str())));
    let done = sign(&mut desk, &actor, moment, Mode::Record, (quarter, shown), with).await;
    drop(desk);
    match done {
        Ok(_) => Ok(Redirect::to(&address(quarter)).into_response()),
        Err(failure) => {
            let errors = declined(failure)?;
            // A change meanwhile has made the proposal void: what is shown now is what stands.
            visit.shown = visit.service.shown();
            let page = page(&visit, &name, mine, &fields, &errors)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

type Mine = (Side, Action, &'static str);

fn allowed(visit: &Visit) -> Result<Mine, Failure> {
    let mine = side(visit).ok_or(Failure::NotFound)?;
    visit.must(mine.1)?;
    Ok(mine)
}

fn page(
    visit: &Visit,
    name: &str,
    mine: Mine,
    fields: &Fields,
    errors: &Errors,
) -> Result<Markup, Failure> {
    let now = Now::of(visit, name)?;
    let (side, _, whom) = mine;
    let ended = face::said::day(now.quarter.last_day());
    let title = format!("Agree the payment for {whom}");
    let mut frame = visit.frame(title.clone());
    frame.errors = errors.clone();
    frame.back = Some(Back::new("The statement", address(now.quarter)));
    let body = match now.agreeable() {
        Some(_) if now.brake.is_some() => braked(now.brake.as_deref().unwrap_or_default()),
        Some(open) if !now.state.agreed_by.contains_key(&side) => {
            let answer = Answer { whom, other: other(visit, &now, side), amount: open.payment };
            answer.asked(visit, &now, fields)
        }
        _ => nothing(visit, &now, side, whom),
    };
    Ok(face::page(
        &frame,
        face::reading(html! {
            (face::heading_with_caption(format!("The quarter ended {ended}"), title))
            (body)
        }),
    ))
}

/// What is agreed, and by whom else.
struct Answer {
    whom: &'static str,
    other: Option<String>,
    amount: Money,
}

impl Answer {
    fn key(&self, visit: &Visit) -> String {
        match visit.view().book.act.key_of(&visit.by_name_acting()) {
            Some(key) => format!("your key {}…", &key[..key.len().min(8)]),
            None => "a key of your own, made as you sign".to_owned(),
        }
    }

    fn asked(&self, visit: &Visit, now: &Now, fields: &Fields) -> Markup {
        let here = address(now.quarter);
        let particulars = visit.view().book.contract.as_ref().map(|c| &c.particulars);
        let days = particulars.map_or(0, |p| *p.days_to_pay.value(visit.moment.today));
        let means = match self.other {
            Some(_) => format!(
                "You are the second side to agree. The statement is settled, {} falls due within \
                 {days} days, and what was agreed cannot be taken back. What is found out later \
                 enters a later statement.",
                self.amount
            ),
            None => format!(
                "Your agreement stands until the statement is withdrawn, disputed or changes. \
                 Once the other side agrees too, {} falls due within {days} days.",
                self.amount
            ),
        };
        html! {
            (SummaryList::new([
                SummaryRow::new("Payment", html! { strong { (self.amount) } }),
                SummaryRow::new("You agree for", self.whom),
                SummaryRow::new("The other side", self.other.clone().unwrap_or_else(|| "has not agreed yet".to_owned())),
                SummaryRow::new("It rests on", now.state.open.as_ref().map_or(String::new(), |open| format!("entry {} of the record", face::said::number(i64::try_from(open.as_of).unwrap_or(i64::MAX))))),
                SummaryRow::new("You sign with", self.key(visit)),
                SummaryRow::new("The statement", face::link(&here, "Read it first, with its adjustments")),
            ]))
            @if let Some(words) = open_queries(visit, now) { (face::inset_text(html! { (words) " " (face::link(&format!("{here}#queries"), "Read them")) })) }
            (face::warning_text(means))
            (form(visit, &format!("{here}/agreement"), fields, html! {
                (face::hidden("shown", &self.amount.plain()))
                (button_group(html! {
                    (button(format!("Sign {} for {}", self.amount, self.whom)))
                    (action_link(&format!("{here}/dispute"), "Dispute a child-quarter instead"))
                }))
            }))
        }
    }
}

/// What still waits for an answer. It stops nobody.
fn open_queries(visit: &Visit, now: &Now) -> Option<String> {
    let n = visit.view().book.act.open_queries(now.quarter).count();
    let said = face::said::count(n, "query is", "queries are");
    (n > 0).then(|| format!("{said} not answered or closed yet. You may sign all the same."))
}

fn other(visit: &Visit, now: &Now, mine: Side) -> Option<String> {
    let by = now.state.agreed_by.iter().find(|(side, _)| **side != mine);
    by.map(|(_, by)| format!("agreed: {}", by_and_when(visit, by)))
}

/// Why there is nothing to agree.
fn nothing(visit: &Visit, now: &Now, side: Side, whom: &str) -> Markup {
    let state = &now.state;
    let settled = state.settled.as_ref();
    let agreed_by = settled.map_or(&state.agreed_by, |settled| &settled.agreed_by);
    let words = match (settled, agreed_by.get(&side)) {
        (Some(settled), Some(by)) => format!(
            "{} is agreed by both sides; for {whom} by {}.",
            settled.settlement.payment,
            by_and_when(visit, by)
        ),
        (_, Some(by)) => format!("You have agreed already: {}.", by_and_when(visit, by)),
        _ if now.changed => {
            "What the statement rests on has changed since it was proposed.".to_owned()
        }
        _ => match state.voided.last() {
            Some(why) => format!("The proposal is void: {why}."),
            None => "Nothing is proposed for this quarter.".to_owned(),
        },
    };
    let next = match agreed_by.contains_key(&side) {
        true => "There is nothing more to do here.",
        false => "The SIB Director looks at it and proposes it again; then it waits for you here.",
    };
    face::empty(
        words,
        html! { (next) " " (face::link(&address(now.quarter), "See the statement")) },
    )
}
