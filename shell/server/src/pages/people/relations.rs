//! `/people/{person}/relations/…`: an administrator relates a person to a team, a quadrant, a
//! staff number or a case, or ends that.

use super::editing::{Meanwhile, account, at_desk};
use crate::failure::{Failure, encoded};
use crate::form::{Fields, Sent, declined, form};
use crate::listing::Listing;
use crate::pages::asking::{again, asking, day_from, or_none, suggest};
use crate::pages::who;
use crate::visit::Visit;
use app::access::Action;
use app::people::event::Relation;
use app::people::relate;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use face::{Choice, Errors, Input, Question, Radios, Select, Width, button};
use maud::{Markup, html};
use std::collections::BTreeSet;

/// `GET /people/{person}/relations/new`.
pub async fn show_new(visit: Visit, Path(person): Path<String>) -> Result<Markup, Failure> {
    account(&visit, &person, Action::ManagePeople)?;
    let mut fields = Fields::default();
    suggest(&mut fields, "since", visit.moment.today);
    new_page(&visit, &person, &fields, &Errors::none(), None)
}

/// `POST /people/{person}/relations/new`.
pub async fn submit_new(Path(person): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    account(&visit, &person, Action::ManagePeople)?;
    let mut errors = Errors::none();
    let kind = fields.get("to");
    let relation = match kind {
        "team" | "quadrant" | "staff" | "case" => one(&visit, &fields, kind, &mut errors)?,
        _ => None,
    };
    if relation.is_none() && errors.is_empty() {
        let field = if KINDS.iter().any(|(word, _)| *word == kind) { kind } else { "to" };
        errors.add(Some(field), "Say what they are related to");
    }
    let since = day_from(&fields, "since", visit.moment.today, "Say from which day", &mut errors);
    let (Some(relation), Some(since), true) = (relation, since, errors.is_empty()) else {
        return Ok(again(new_page(&visit, &person, &fields, &errors, None)?));
    };
    let actor = visit.actor()?;
    let (mut desk, meanwhile) = at_desk(&visit, &person, fields.get("seen")).await?;
    if let Some(meanwhile) = meanwhile {
        drop(desk);
        let errors = Errors::none().whole(Meanwhile::words());
        return Ok(again(new_page(&visit, &person, &fields, &errors, Some(&meanwhile))?));
    }
    let by = visit.by(&actor, fields.form());
    let done = relate::give_relation(&mut desk, by, &person, &relation, since).await;
    drop(desk);
    match done {
        Ok(_) => Ok(Redirect::to(&format!("/people/{person}#relations")).into_response()),
        Err(failure) => Ok(again(new_page(&visit, &person, &fields, &declined(failure)?, None)?)),
    }
}

const KINDS: [(&str, &str); 4] = [
    ("team", "A team"),
    ("quadrant", "A quadrant’s panel"),
    ("staff", "A staff number"),
    ("case", "A case"),
];

fn new_page(
    visit: &Visit,
    person: &str,
    fields: &Fields,
    errors: &Errors,
    meanwhile: Option<&Meanwhile>,
) -> Result<Markup, Failure> {
    let account = account(visit, person, Action::ManagePeople)?;
    let questions = questions(visit, fields, errors)?;
    let choices = KINDS
        .into_iter()
        .zip(questions)
        .map(|((word, title), question)| Choice::new(word, title).reveals(question));
    let here = format!("/people/{person}/relations/new");
    let body = html! {
        @if let Some(meanwhile) = meanwhile { (meanwhile.show()) }
        p.govuk-body { "For " (who::name(visit, person)) ". Whose records they see follows from this and from their role." }
        (form(visit, &here, fields, html! {
            (face::hidden("seen", &meanwhile.map_or(account.changed, |one| one.seen).to_string()))
            (Radios::new("to", "Related to", choices).chosen(fields.get("to")).errors(errors))
            (fields.day_question("since", "From", errors))
            (button("Give this relation"))
        }))
    };
    Ok(asking(visit, "Give a relation", &format!("/people/{person}"), errors, body))
}

/// The four questions of what somebody is related to, in the order of team, quadrant, staff, case.
///
/// # Errors
/// A refusal when the book has no contract.
pub fn questions(visit: &Visit, fields: &Fields, errors: &Errors) -> Result<[Markup; 4], Failure> {
    let (teams, quadrants) = known(visit)?;
    let of = |names: BTreeSet<&str>| -> Vec<Choice> {
        or_none("None", names.into_iter().map(|name| Choice::new(name, name)))
    };
    Ok([
        html! { (Select::new("team", "Team", of(teams)).chosen(fields.get("team")).errors(errors)) },
        html! { (Select::new("quadrant", "Quadrant", of(quadrants)).chosen(fields.get("quadrant")).errors(errors)) },
        html! { (Input::new("staff", "Staff number").hint("As on the provider’s case list. The therapist of those cases sees them.").value(fields.get("staff")).width(Width::W10).errors(errors)) },
        html! { (Input::new("case", "Case, by its pseudonym").hint("For who referred this young person, or their family. It begins with C-.").value(fields.get("case")).width(Width::W20).autocapitalize_off().spellcheck(false).errors(errors)) },
    ])
}

/// The teams and quadrants on the case list.
fn known(visit: &Visit) -> Result<(BTreeSet<&str>, BTreeSet<&str>), Failure> {
    let (mut teams, mut quadrants) = (BTreeSet::new(), BTreeSet::new());
    for (_, case) in visit.view().cases()? {
        teams.extend(case.team.as_deref());
        quadrants.extend(case.quadrant.as_deref());
    }
    Ok((teams, quadrants))
}

/// One relation from its field; what is wrong goes beside it.
///
/// # Errors
/// A refusal when the book has no contract.
pub fn one(
    visit: &Visit,
    fields: &Fields,
    kind: &str,
    errors: &mut Errors,
) -> Result<Option<Relation>, Failure> {
    let value = fields.get(kind);
    if value.is_empty() {
        return Ok(None);
    }
    let (teams, quadrants) = known(visit)?;
    let name = value.to_owned();
    let (fits, relation, words) = match kind {
        "team" => (
            teams.contains(value),
            Relation::Team(name),
            "There is no such team on the case list. Choose one",
        ),
        "quadrant" => (
            quadrants.contains(value),
            Relation::Quadrant(name),
            "There is no such quadrant on the case list. Choose one",
        ),
        "staff" => (
            value.chars().count() <= 40,
            Relation::Staff(name),
            "A staff number is up to 40 letters and figures",
        ),
        _ => (
            visit.view().case(value)?.is_some(),
            Relation::Case(name),
            "We know no case by this pseudonym. Check each letter",
        ),
    };
    if !fits {
        errors.add(Some(kind), words);
    }
    Ok(fits.then_some(relation))
}

/// A relation as an address writes it: `team:North`.
pub fn word(relation: &Relation) -> String {
    match relation {
        Relation::Team(name) => format!("team:{name}"),
        Relation::Quadrant(name) => format!("quadrant:{name}"),
        Relation::Staff(name) => format!("staff:{name}"),
        Relation::Case(name) => format!("case:{name}"),
    }
}

fn from_word(word: &str) -> Option<Relation> {
    let (kind, name) = word.split_once(':')?;
    let name = name.to_owned();
    match kind {
        "team" => Some(Relation::Team(name)),
        "quadrant" => Some(Relation::Quadrant(name)),
        "staff" => Some(Relation::Staff(name)),
        "case" => Some(Relation::Case(name)),
        _ => None,
    }
}

/// `GET /people/{person}/relations/ending?to=…`.
pub async fn show_ending(visit: Visit, Path(person): Path<String>) -> Result<Markup, Failure> {
    account(&visit, &person, Action::ManagePeople)?;
    let mut fields = Fields::default();
    suggest(&mut fields, "on", visit.moment.today);
    fields.set("to", Listing::of(&visit.here).get("to"));
    ending_page(&visit, &person, &fields, &Errors::none(), None)
}

/// `POST /people/{person}/relations/ending`.
pub async fn submit_ending(Path(person): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    account(&visit, &person, Action::ManagePeople)?;
    let relation = from_word(fields.get("to")).ok_or(Failure::NotFound)?;
    let mut errors = Errors::none();
    let on = day_from(&fields, "on", visit.moment.today, "Say from which day", &mut errors);
    if fields.get("why").is_empty() {
        errors.add(Some("why"), "Say why it ends, in a few words");
    }
    let (Some(on), true) = (on, errors.is_empty()) else {
        return Ok(again(ending_page(&visit, &person, &fields, &errors, None)?));
    };
    let actor = visit.actor()?;
    let (mut desk, meanwhile) = at_desk(&visit, &person, fields.get("seen")).await?;
    if let Some(meanwhile) = meanwhile {
        drop(desk);
        let errors = Errors::none().whole(Meanwhile::words());
        return Ok(again(ending_page(&visit, &person, &fields, &errors, Some(&meanwhile))?));
    }
    let by = visit.by(&actor, fields.form());
    let why = fields.get("why");
    let done = relate::end_relation(&mut desk, by, &person, &relation, on, why).await;
    drop(desk);
    match done {
        Ok(_) => Ok(Redirect::to(&format!("/people/{person}#relations")).into_response()),
        Err(failure) => {
            Ok(again(ending_page(&visit, &person, &fields, &declined(failure)?, None)?))
        }
    }
}

fn ending_page(
    visit: &Visit,
    person: &str,
    fields: &Fields,
    errors: &Errors,
    meanwhile: Option<&Meanwhile>,
) -> Result<Markup, Failure> {
    let account = account(visit, person, Action::ManagePeople)?;
    let relation = from_word(fields.get("to")).ok_or(Failure::NotFound)?;
    if !account.relations.iter().any(|held| held.what == relation) {
        return Err(Failure::NotFound);
    }
    let here = format!("/people/{person}/relations/ending?to={}", encoded(fields.get("to")));
    let body = html! {
        @if let Some(meanwhile) = meanwhile { (meanwhile.show()) }
        p.govuk-body { (who::name(visit, person)) ": " (who::related(visit, person, &relation)) ". From that day they no longer see what this lets them see." }
        (form(visit, &here, fields, html! {
            (face::hidden("to", fields.get("to")))
            (face::hidden("seen", &meanwhile.map_or(account.changed, |one| one.seen).to_string()))
            (fields.day_question("on", "The first day it no longer holds", errors))
            (Input::new("why", "Why").value(fields.get("why")).width(Width::TwoThirds).errors(errors))
            (button("End this relation"))
        }))
    };
    Ok(asking(visit, "End a relation", &format!("/people/{person}"), errors, body))
}
