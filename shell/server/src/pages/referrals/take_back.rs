//! The last step, taken back where it was recorded by mistake. Nothing is erased.

use super::{address, found};
use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::pages::asking::{again, asking};
use crate::visit::Visit;
use app::access::Action;
use app::referral::read::Referral;
use app::referral::take_back::take_back;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use face::{Errors, Question, Textarea, button};
use maud::{Markup, html};

/// Folded away under a referral, for whoever might have taken its last step.
pub fn asked(visit: &Visit, referral: &Referral) -> Markup {
    let any = [Action::DecideReferral, Action::AcceptReferral, Action::KeepCase];
    let may =
        any.iter().any(|action| crate::pages::young_people::may(visit, &referral.key, *action));
    match (may, referral.last_step) {
        (true, Some(seen)) => face::details(
            "The last step was a mistake",
            questions(visit, &referral.key, seen, &Fields::default(), &Errors::none()),
        ),
        _ => html! {},
    }
}

/// `POST /referrals/{key}/take-back`.
pub async fn submit(Path(key): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    let referral = found(&visit, &key, Action::SeeReferral)?;
    let seen = fields.get("seen").parse();
    let seen = seen.map_err(|_| Failure::BadForm("It does not say which step was shown."))?;
    let actor = visit.actor()?;
    let number = referral.path.referral.clone();
    let mut desk = visit.desk().await;
    let by = visit.by(&actor, fields.form());
    let done = take_back(&mut desk, by, &number, seen, fields.get("why")).await;
    drop(desk);
    match done {
        Ok(_) => Ok(Redirect::to(&address(&referral.key)).into_response()),
        Err(failure) => {
            let errors = declined(failure)?;
            let body = questions(&visit, &referral.key, seen, &fields, &errors);
            let back = address(&referral.key);
            Ok(again(asking(&visit, "Take the last step back", &back, &errors, body)))
        }
    }
}

fn questions(visit: &Visit, key: &str, seen: u64, fields: &Fields, errors: &Errors) -> Markup {
    form(
        visit,
        &format!("{}/take-back", address(key)),
        fields,
        html! {
            p.govuk-body { "It stays on the record, no longer counts, and the Project Board is shown it." }
            (face::hidden("seen", &seen.to_string()))
            (Textarea::new("why", "What was wrong").value(fields.get("why")).rows(2).errors(errors))
            (button("Take the last step back").warning())
        },
    )
}
