//! `/statements/{quarter}/proposal`: the SIB Director lays a statement before both sides, proposes
//! it again when what it rests on has changed, or withdraws it into the next quarter.

use super::address;
use super::now::{Now, braked};
use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::visit::Visit;
use app::Mode;
use app::access::Action;
use app::statement::{propose, withdraw};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use definitions::Money;
use face::{Back, Errors, Question, SummaryList, SummaryRow, Textarea, button, button_group};
use maud::{Markup, html};

/// `GET /statements/{quarter}/proposal`.
pub async fn show(visit: Visit, Path(name): Path<String>) -> Result<Markup, Failure> {
    visit.must(Action::ProposeStatement)?;
    page(&visit, &name, &Fields::default(), &Errors::none()).await
}

/// `POST /statements/{quarter}/proposal`.
pub async fn submit(Path(name): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must(Action::ProposeStatement)?;
    let quarter = super::quarter(&visit, &name)?;
    let shown = Money::parse(fields.get("shown"))
        .ok_or(Failure::BadForm("It does not say which amount was shown."))?;
    let now = payment(&visit, &Now::of(&visit, &name)?).await?;
    if now != shown {
        let words = format!(
            "The payment was {shown} when you looked and is now {now}. Look again, then propose it"
        );
        return refused(&visit, &name, &fields, Errors::none().whole(words)).await;
    }
    let actor = visit.actor()?;
    let mut desk = visit.desk().await;
    let done = propose::propose(&mut desk, &actor, visit.moment, Mode::Record, quarter).await;
    drop(desk);
    match done {
        Ok(_) => Ok(Redirect::to(&address(quarter)).into_response()),
        Err(failure) => refused(&visit, &name, &fields, declined(failure)?).await,
    }
}

/// `POST /statements/{quarter}/withdrawal`.
pub async fn withdraw(Path(name): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must(Action::ProposeStatement)?;
    let quarter = super::quarter(&visit, &name)?;
    let why = fields.get("why");
    if why.is_empty() {
        let errors = Errors::none().field("why", "We need to know why, for both sides to read");
        return refused(&visit, &name, &fields, errors).await;
    }
    let actor = visit.actor()?;
    let mut desk = visit.desk().await;
    let done =
        withdraw::withdraw(&mut desk, &actor, visit.moment, Mode::Record, quarter, why).await;
    drop(desk);
    match done {
        Ok(_) => Ok(Redirect::to(&address(quarter)).into_response()),
        Err(failure) => refused(&visit, &name, &fields, declined(failure)?).await,
    }
}

async fn refused(
    visit: &Visit,
    name: &str,
    fields: &Fields,
    errors: Errors,
) -> Result<Response, Failure> {
    let page = page(visit, name, fields, &errors).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// What the statement would pay on what is known now.
async fn payment(visit: &Visit, now: &Now) -> Result<Money, Failure> {
    if now.state.open.is_some() {
        return Ok(visit.view().current()?.statement.settlement.payment);
    }
    let letters = &visit.service.letters;
    Ok(letters.of(&visit.service, &visit.shown, now.quarter).await?.payment)
}

async fn page(
    visit: &Visit,
    name: &str,
    fields: &Fields,
    errors: &Errors,
) -> Result<Markup, Failure> {
    let now = Now::of(visit, name)?;
    let amount = payment(visit, &now).await?;
    let open = now.state.open.is_some();
    let title = if open { "Propose again, or withdraw" } else { "Propose the statement" };
    let mut frame = visit.frame(title);
    frame.errors = errors.clone();
    frame.back = Some(Back::new("The statement", address(now.quarter)));
    let ended = face::said::day(now.quarter.last_day());
    Ok(face::page(
        &frame,
        face::reading(html! {
            (face::heading_with_caption(format!("The quarter ended {ended}"), title))
            @match (&now.brake, &now.ready) {
                (_, Err(why)) => { (face::empty(why, face::link("/statements", "See where each quarter stands"))) }
                (Some(brake), _) => (braked(brake)),
                (None, Ok(())) => (proposing(visit, &now, amount)),
            }
            @if open { (withdrawing(visit, &now, fields, errors)) }
        }),
    ))
}

fn proposing(visit: &Visit, now: &Now, amount: Money) -> Markup {
    let here = address(now.quarter);
    let again = now.state.open.as_ref();
    let before = again.map(|open| SummaryRow::new("Proposed before", open.payment.to_string()));
    let mut rows = vec![
        SummaryRow::new("Payment on what is known now", html! { strong { (amount) } }),
        SummaryRow::new("The statement", face::link(&here, "Read it first, with its adjustments")),
    ];
    rows.extend(before);
    if again.is_some() && !now.changed {
        return html! {
            (SummaryList::new(rows))
            p.govuk-body { "It says what is known now: there is nothing to propose again. It waits for both sides to agree." }
        };
    }
    html! {
        (SummaryList::new(rows))
        p.govuk-body { "It is laid before the council and the SPV, each to agree or dispute." }
        @if again.is_some() { (face::warning_text("Whoever has agreed the earlier proposal is asked again.")) }
        (form(visit, &format!("{here}/proposal"), &Fields::default(), html! {
            (face::hidden("shown", &amount.plain()))
            (button(format!("Propose {amount}")))
        }))
    }
}

fn withdrawing(visit: &Visit, now: &Now, fields: &Fields, errors: &Errors) -> Markup {
    let action = format!("{}/withdrawal", address(now.quarter));
    face::section(
        "withdraw",
        "Withdraw it",
        html! {
            p.govuk-body { "Its child-quarters enter the statement of " (now.quarter.next()) ". Nothing is due for this quarter, whoever has agreed already." }
            (form(visit, &action, fields, html! {
                (Textarea::new("why", "Why it is withdrawn").value(fields.get("why")).rows(3).hint("Both sides read this on the statement").errors(errors))
                (button_group(html! { (button("Withdraw this statement").warning()) }))
            }))
        },
    )
}
