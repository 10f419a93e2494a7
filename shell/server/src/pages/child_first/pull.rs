//! `/child-first/new`: one press, with a reason, pulls the brake: for a young person, or for the
//! whole programme.

use crate::failure::{Failure, encoded};
use crate::form::{Fields, Sent, declined, form};
use crate::listing::Listing;
use crate::pages::asking::{again, asking};
use crate::visit::Visit;
use app::access::Action;
use app::safety::brake;
use axum::response::{IntoResponse, Redirect, Response};
use face::{Errors, Question, Textarea, button};
use maud::{Markup, html};

/// `GET /child-first/new`, for the programme, or with `?case=` for one young person.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    let case = Listing::of(&visit.here).get("case").to_owned();
    may(&visit, &case)?;
    noted(&visit, &case).await?;
    Ok(page(&visit, &case, &Fields::default(), &Errors::none()))
}

/// `POST /child-first/new`.
pub async fn submit(sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    let case = fields.get("case").to_owned();
    may(&visit, &case)?;
    let why = fields.get("why");
    if why.is_empty() {
        noted(&visit, &case).await?;
        let errors = Errors::none().field("why", "Say why, in a few words. No names");
        return Ok(again(page(&visit, &case, &fields, &errors)));
    }
    let actor = visit.actor()?;
    let mut desk = visit.desk().await;
    let of = Some(case.as_str()).filter(|case| !case.is_empty());
    let done = brake::pull(&mut desk, visit.by(&actor, fields.form()), of, why).await;
    drop(desk);
    match done {
        Ok(done) => Ok(Redirect::to(&format!("/child-first/{}", done.first_entry)).into_response()),
        Err(failure) => Ok(again(page(&visit, &case, &fields, &declined(failure)?))),
    }
}

fn may(visit: &Visit, case: &str) -> Result<(), Failure> {
    match case {
        "" => visit.must(Action::PullBrake),
        key => visit.child(key, Action::PullBrake).map(|_| ()),
    }
}

async fn noted(visit: &Visit, case: &str) -> Result<(), Failure> {
    let subjects = Some(case.to_owned()).filter(|case| !case.is_empty());
    visit.note("Child first: pulling the brake", subjects.into_iter().collect()).await
}

fn page(visit: &Visit, case: &str, fields: &Fields, errors: &Errors) -> Markup {
    let of_one = !case.is_empty();
    let here = match case {
        "" => "/child-first/new".to_owned(),
        key => format!("/child-first/new?case={}", encoded(key)),
    };
    let back = if of_one { format!("/young-people/{case}") } else { "/child-first".to_owned() };
    let holds = visit.view().book.people.brakes_on().count();
    let body = html! {
        p.govuk-body-l { "Pulling it stops payment until what was done for the child is recorded." }
        (face::list([
            html! { "No statement is proposed or agreed while it holds. Care goes on as before." },
            html! { "Whoever runs the contract or the service, and the board, see your reason. Others see that it was pulled, when and by whom." },
            html! { "It is never undone: it is released by what was done, and stays on the record." },
        ]))
        @if of_one { p.govuk-body { "You pull it for " strong { (case) } "." } }
        @else { p.govuk-body { "You pull it for the whole programme. To pull it for one young person, begin from their page, where you can reach it." } }
        @if holds > 0 { (face::inset_text(html! { (face::said::count(holds, "brake holds", "brakes hold")) " already. Another is kept beside it, with its own reason." })) }
        (form(visit, &here, fields, html! {
            (face::hidden("case", case))
            (Textarea::new("why", "Why").value(fields.get("why")).rows(4).hint("A few words are enough. No names.").errors(errors))
            (button("Pull the brake").warning())
        }))
    };
    asking(visit, "Pull the child-first brake", &back, errors, body)
}
