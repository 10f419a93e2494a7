//! `/access/grants/…`: access given for a purpose, until a day. It ends by itself.

use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::pages::asking::{again, asking, day_from, entry as entry_of, or_none};
use crate::pages::people::questions;
use crate::pages::who;
use crate::visit::Visit;
use app::access::{Action, Thing};
use app::people::event::{Relation, Scope};
use app::people::{Grant, grant};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use definitions::Date;
use face::{
    Choice, Errors, Head, Input, Question, Radios, Select, Standing, SummaryList, SummaryRow,
    TableCell, TableView, Textarea, Width, button, said, standing_said,
};
use maud::{Markup, html};

/// How a grant stands on a day.
pub fn standing(grant: &Grant, day: Date) -> Markup {
    if grant.on(day) {
        return standing_said(Standing::Agreed, "in force");
    }
    match &grant.ended {
        Some(why) => standing_said(Standing::Stopped, html! { "ended: " (why) }),
        None if day < grant.since => standing_said(Standing::Waiting, "not begun"),
        None => standing_said(Standing::Done, "ended by itself"),
    }
}

/// Every grant, those in force first.
pub fn table(visit: &Visit, grants: &[(u64, &Grant)]) -> Markup {
    let mut table = TableView::new("Each access given, with its purpose")
        .id("grants-given")
        .caption_hidden()
        .head([
            Head::text("Who"),
            Head::text("To see"),
            Head::text("For"),
            Head::text("Until"),
            Head::text("Now"),
            Head::text(html! { span.govuk-visually-hidden { "What can be done" } }),
        ]);
    for (entry, grant) in grants {
        let on = grant.on(visit.moment.today) && visit.may(Action::GiveGrant);
        let ending = format!("/access/grants/{entry}/ending");
        table = table.row([
            TableCell::text(who::linked(visit, &grant.person)),
            TableCell::text(who::scoped(visit, &grant.person, &grant.scope)),
            TableCell::text(grant.purpose.as_str()),
            TableCell::day(said::day(grant.until)),
            TableCell::text(standing(grant, visit.moment.today)),
            TableCell::text(html! { @if on { (face::link(&ending, html! { "End" span.govuk-visually-hidden { " the access of " (who::name(visit, &grant.person)) } })) } }),
        ]);
    }
    html! { (table.empty(face::empty("Nobody was given access for a purpose.", "A role is for whoever works here; this is for whoever needs to see something once."))) }
}

/// `GET /access/grants/new`.
pub async fn show_new(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::GiveGrant)?;
    new_page(&visit, &Fields::default(), &Errors::none())
}

/// `POST /access/grants/new`.
pub async fn submit_new(sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must(Action::GiveGrant)?;
    let mut errors = Errors::none();
    let person = fields.get("person");
    if !may_be_given(&visit, person) {
        errors.add(Some("person"), "Choose who sees it");
    }
    let scope = scope(&visit, &fields, &mut errors)?;
    if fields.get("purpose").is_empty() {
        errors.add(Some("purpose"), "Say what the access is for");
    }
    let missing = "Say which is the first day without access";
    let until = day_from(&fields, "until", visit.moment.today, missing, &mut errors);
    let (Some(scope), Some(until), true) = (scope, until, errors.is_empty()) else {
        return Ok(again(new_page(&visit, &fields, &errors)?));
    };
    match fields.get("step") {
        "give" => {}
        "change" => return Ok(new_page(&visit, &fields, &Errors::none())?.into_response()),
        _ => return Ok(check(&visit, &fields, &scope, until).into_response()),
    }
    let actor = visit.actor()?;
    let mut desk = visit.desk().await;
    let by = visit.by(&actor, fields.form());
    let done = grant::give(&mut desk, by, person, &scope, fields.get("purpose"), until).await;
    drop(desk);
    match done {
        Ok(_) => Ok(Redirect::to("/access#grants").into_response()),
        Err(failure) => Ok(again(new_page(&visit, &fields, &declined(failure)?)?)),
    }
}

/// Whether the visitor may give this person access, by the rules.
fn may_be_given(visit: &Visit, person: &str) -> bool {
    let account = visit.view().book.people.accounts.get(person);
    account.filter(|account| account.comes_in(visit.moment.today)).is_some_and(|account| {
        let organisation = account.organisation.clone();
        let thing = access::Account { id: person.to_owned(), organisation };
        visit.service.allows(&visit.asker, Action::GiveGrant, &Thing::Account(&thing))
    })
}

fn scope(visit: &Visit, fields: &Fields, errors: &mut Errors) -> Result<Option<Scope>, Failure> {
    let kind = fields.get("scope");
    if kind == "programme" {
        return Ok(Some(Scope::Programme));
    }
    if !["case", "team", "quadrant"].contains(&kind) {
        errors.add(Some("scope"), "Choose whose records they see");
        return Ok(None);
    }
    let named = crate::pages::people::relation(visit, fields, kind, errors)?;
    if named.is_none() && errors.of(kind).is_none() {
        errors.add(Some(kind), "Say which");
    }
    Ok(named.and_then(|named| match named {
        Relation::Case(key) => Some(Scope::Child(key)),
        Relation::Team(name) => Some(Scope::Team(name)),
        Relation::Quadrant(name) => Some(Scope::Quadrant(name)),
        Relation::Staff(_) => None,
    }))
}

fn new_page(visit: &Visit, fields: &Fields, errors: &Errors) -> Result<Markup, Failure> {
    let people = visit.view().book.people.accounts.keys();
    let people = people.filter(|person| may_be_given(visit, person));
    let people = people.map(|person| Choice::new(person, who::name(visit, person)));
    let [team, quadrant, _, _] = questions(visit, fields, errors)?;
    let case = html! {
        (Input::new("case", "Pseudonym of the case").value(fields.get("case")).width(Width::W20).autocapitalize_off().spellcheck(false).errors(errors))
    };
    let scopes = [
        Choice::new("case", "One young person’s").reveals(case),
        Choice::new("team", "A team’s").reveals(team),
        Choice::new("quadrant", "A quadrant’s").reveals(quadrant),
        Choice::new("programme", "Everyone’s in the programme"),
    ];
    let body = html! {
        p.govuk-body { "They see days, by pseudonym, never who a young person is. It ends by itself." }
        (form(visit, "/access/grants/new", fields, html! {
            (Select::new("person", "Who", or_none("Choose a person", people)).chosen(fields.get("person")).hint("Nobody of an investor or the company they own can be given access to a record.").errors(errors))
            (Radios::new("scope", "Whose records", scopes).chosen(fields.get("scope")).errors(errors))
            (Textarea::new("purpose", "What for").value(fields.get("purpose")).rows(3).hint("As it would be written in the register of processing").errors(errors))
            (fields.day_question("until", "The first day without access", errors))
            (button("Check these answers").name("step", "check"))
        }))
    };
    Ok(asking(visit, "Give access for a purpose", "/access", errors, body))
}

fn check(visit: &Visit, fields: &Fields, scope: &Scope, until: Date) -> Markup {
    let person = fields.get("person");
    let body = html! {
        (SummaryList::new([
            SummaryRow::new("Who", who::name(visit, person)),
            SummaryRow::new("Sees", app::people::list::scoped(scope)),
            SummaryRow::new("For", fields.get("purpose")),
            SummaryRow::new("From", said::day(visit.moment.today)),
            SummaryRow::new("Until", said::day(until)),
        ]))
        (form(visit, "/access/grants/new", fields, html! {
            @for name in ["person", "scope", "case", "team", "quadrant", "purpose", "until-day", "until-month", "until-year"] {
                (face::hidden(name, fields.get(name)))
            }
            (face::button_group(html! {
                (button("Give this access").name("step", "give"))
                (button("Change these answers").secondary().name("step", "change"))
            }))
        }))
    };
    asking(visit, "Check before you give it", "/access", &Errors::none(), body)
}

/// `GET /access/grants/{grant}/ending`.
pub async fn show_ending(visit: Visit, Path(entry): Path<String>) -> Result<Markup, Failure> {
    visit.must(Action::GiveGrant)?;
    let entry = entry_of(&entry)?;
    ending_page(&visit, entry, &Fields::default(), &Errors::none())
}

/// `POST /access/grants/{grant}/ending`.
pub async fn submit_ending(Path(entry): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must(Action::GiveGrant)?;
    let entry = entry_of(&entry)?;
    if fields.get("why").is_empty() {
        let errors = Errors::none().field("why", "Say why it ends");
        return Ok(again(ending_page(&visit, entry, &fields, &errors)?));
    }
    let actor = visit.actor()?;
    let mut desk = visit.desk().await;
    let done =
        grant::end(&mut desk, visit.by(&actor, fields.form()), entry, fields.get("why")).await;
    drop(desk);
    match done {
        Ok(_) => Ok(Redirect::to("/access#grants").into_response()),
        Err(failure) => Ok(again(ending_page(&visit, entry, &fields, &declined(failure)?)?)),
    }
}

fn ending_page(
    visit: &Visit,
    entry: u64,
    fields: &Fields,
    errors: &Errors,
) -> Result<Markup, Failure> {
    let grant = visit.view().book.people.grants.get(&entry).ok_or(Failure::NotFound)?;
    let body = html! {
        (SummaryList::new([
            SummaryRow::new("Who", who::linked(visit, &grant.person)),
            SummaryRow::new("Sees", who::scoped(visit, &grant.person, &grant.scope)),
            SummaryRow::new("For", grant.purpose.as_str()),
            SummaryRow::new("Until", said::day(grant.until)),
            SummaryRow::new("Now", standing(grant, visit.moment.today)),
        ]))
        (form(visit, &format!("/access/grants/{entry}/ending"), fields, html! {
            p.govuk-body { "They see nothing more from now on. What they saw stays in the log of reads." }
            (Input::new("why", "Why").value(fields.get("why")).width(Width::TwoThirds).errors(errors))
            (button("End this access"))
        }))
    };
    Ok(asking(visit, "End access given for a purpose", "/access", errors, body))
}
