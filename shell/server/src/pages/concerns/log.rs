//! `/concerns/new`: someone writes a risk, an incident or a safeguarding concern into the log.

use super::shown::{KINDS, can_own, owners, title};
use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::listing::Listing;
use crate::pages::asking::{again, asking, day_from, or_none};
use crate::pages::who;
use crate::pages::young_people::may;
use crate::visit::Visit;
use app::access::Action;
use app::safety::concern::{self, New};
use axum::response::{IntoResponse, Redirect, Response};
use definitions::Date;
use door::Digest;
use face::{Choice, Errors, Input, Question, Radios, Select, Textarea, Width, button};
use jiff::ToSpan;
use maud::{Markup, html};
use std::collections::BTreeSet;

/// `GET /concerns/new`, with `?case=` about one young person.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::LogConcern)?;
    let mut fields = Fields::default();
    fields.set("case", Listing::of(&visit.here).get("case"));
    let week = visit.moment.today.checked_add(7.days()).unwrap_or(visit.moment.today);
    crate::pages::asking::suggest(&mut fields, "review", week);
    if let [team] = visit.asker.teams.iter().collect::<Vec<_>>()[..] {
        fields.set("team", team);
    }
    page(&visit, &fields, &Errors::none())
}

/// `POST /concerns/new`.
pub async fn submit(sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must(Action::LogConcern)?;
    let mut errors = Errors::none();
    let Some(new) = read(&visit, &fields, &mut errors)? else {
        return Ok(again(page(&visit, &fields, &errors)?));
    };
    let actor = visit.actor()?;
    let mut desk = visit.desk().await;
    let done = match desk.book.people.concerns.contains_key(&new.concern) {
        // The same form again: it is logged already.
        true => Ok(()),
        false => concern::log(&mut desk, visit.by(&actor, fields.form()), &new).await.map(|_| ()),
    };
    drop(desk);
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/concerns/{}", new.concern)).into_response()),
        Err(failure) => Ok(again(page(&visit, &fields, &declined(failure)?)?)),
    }
}

/// What the form says; what is wrong goes beside its field.
fn read(visit: &Visit, fields: &Fields, errors: &mut Errors) -> Result<Option<New>, Failure> {
    let kind = KINDS.iter().find(|(_, word, _)| *word == fields.get("kind")).map(|one| one.0);
    if kind.is_none() {
        errors.add(Some("kind"), "Choose what it is");
    }
    if fields.get("words").is_empty() {
        errors.add(Some("words"), "Say what happened, or what may");
    }
    let case = match fields.get("case") {
        "" => None,
        typed => reached(visit, typed)?,
    };
    // One out of reach and one that is not there are answered alike.
    if case.is_none() && !fields.get("case").is_empty() {
        errors.add(Some("case"), "You reach no record by that number. Check each letter, or leave it out and say which team");
    }
    let team = fields.get("team");
    if !team.is_empty() && !teams(visit)?.contains(team) {
        errors.add(Some("team"), "There is no such team on the case list. Choose one");
    }
    let item = item(visit, fields);
    if !can_own(visit, &item, fields.get("owner")) {
        errors.add(Some("owner"), "Choose who sees to it");
    }
    let missing = "Say when it is looked at again";
    let review_on: Option<Date> = day_from(fields, "review", visit.moment.today, missing, errors);
    let (Some(kind), Some(review_on), true) = (kind, review_on, errors.is_empty()) else {
        return Ok(None);
    };
    Ok(Some(New {
        concern: number(fields.form()),
        kind,
        case,
        team: team.to_owned(),
        words: fields.get("words").to_owned(),
        owner: fields.get("owner").to_owned(),
        review_on,
    }))
}

/// The pseudonym of the young person of this number, where the reader reaches the record. By a case
/// number only whoever may know who they are finds anyone.
fn reached(visit: &Visit, typed: &str) -> Result<Option<String>, Failure> {
    let known = |key: &str| may(visit, key, Action::SeeChildIdentity);
    let mut cases = visit.view().cases()?;
    let found = cases.find(|(key, case)| {
        let by_number = || case.case.eq_ignore_ascii_case(typed) && known(key);
        (key.eq_ignore_ascii_case(typed) || by_number()) && who::reaches(visit, key)
    });
    Ok(found.map(|(key, _)| key.to_owned()))
}

/// An item's number, from the form's own: a form sent twice logs one.
fn number(form: &str) -> String {
    const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let digest = Digest::of(format!("concern\0{form}"));
    let letters =
        digest.as_bytes()[..8].iter().map(|byte| ALPHABET[usize::from(byte & 31)] as char);
    format!("K-{}", letters.collect::<String>())
}

/// The item as the rules would know it.
fn item(visit: &Visit, fields: &Fields) -> access::Concern {
    access::Concern {
        id: String::new(),
        kind: fields.get("kind").to_owned(),
        team: fields.get("team").to_owned(),
        logged_by: visit.asker.id.clone(),
        owner: fields.get("owner").to_owned(),
    }
}

fn teams(visit: &Visit) -> Result<BTreeSet<&str>, Failure> {
    Ok(visit.view().cases()?.filter_map(|(_, case)| case.team.as_deref()).collect())
}

fn page(visit: &Visit, fields: &Fields, errors: &Errors) -> Result<Markup, Failure> {
    let kinds =
        KINDS.iter().map(|(kind, word, means)| Choice::new(word, title(*kind)).hint(*means));
    let teams = teams(visit)?.into_iter().map(|team| Choice::new(team, team));
    let owners = owners(visit, &item(visit, fields));
    let body = html! {
        (face::warning_text("If a child is in danger now, call 999 first, then the council’s own safeguarding line. This log does not call anyone."))
        (form(visit, "/concerns/new", fields, html! {
            (Radios::new("kind", "What it is", kinds).chosen(fields.get("kind")).errors(errors))
            (Textarea::new("words", "What happened, or what may").value(fields.get("words")).hint("What you saw or were told, and when. Initials rather than names.").errors(errors))
            (Input::new("case", "About one young person, if it is").hint("Case number or pseudonym").value(fields.get("case")).width(Width::W20).autocapitalize_off().spellcheck(false).errors(errors))
            (Select::new("team", "Team", or_none("No team in particular", teams)).chosen(fields.get("team")).hint("Its supervisor then sees it.").errors(errors))
            (Select::new("owner", "Who sees to it", or_none("Choose a person", owners)).chosen(fields.get("owner")).errors(errors))
            (fields.day_question("review", "Look at it again on", errors))
            (button("Log this"))
        }))
    };
    Ok(asking(visit, "Log a risk, incident or concern", "/concerns", errors, body))
}
