//! `/people/new`: an administrator adds a person: who they are, what they hold, what they are
//! related to. The answers are checked before anything is recorded; then comes their link, once.

use super::{link, relations};
use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::pages::asking::{again, asking};
use crate::pages::who;
use crate::visit::Visit;
use app::access::asker::{ORGANISATIONS, organisation_of};
use app::access::{Action, Role};
use app::people::add::{New, add, address};
use app::people::event::{LinkFor, Relation};
use axum::response::{IntoResponse, Redirect, Response};
use door::Digest;
use face::{
    Checkboxes, Choice, Errors, Input, Question, Radios, SummaryList, SummaryRow, Width, button,
};
use maud::{Markup, html};

/// `GET /people/new`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::ManagePeople)?;
    page(&visit, &Fields::default(), &Errors::none())
}

/// `POST /people/new`.
pub async fn submit(sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must(Action::ManagePeople)?;
    let mut errors = Errors::none();
    let new = read(&visit, &fields, &mut errors)?;
    if !errors.is_empty() {
        return Ok(again(page(&visit, &fields, &errors)?));
    }
    match fields.get("step") {
        "add" => record(&visit, &fields, &new).await,
        "change" => Ok(page(&visit, &fields, &Errors::none())?.into_response()),
        _ => Ok(check(&visit, &fields, &new).into_response()),
    }
}

/// Whom the form describes; what is wrong goes beside its field.
fn read(visit: &Visit, fields: &Fields, errors: &mut Errors) -> Result<New, Failure> {
    let organisation = fields.get("organisation").to_owned();
    let roles: Vec<Role> =
        fields.all(&format!("roles-{organisation}")).filter_map(|word| word.parse().ok()).collect();
    if fields.get("name").is_empty() {
        errors.add(Some("name"), "We need the person’s name, as colleagues know it");
    }
    match address(fields.get("email")) {
        Ok(email)
            if fields.get("step") != "add" && visit.view().names.by_email(&email).is_some() =>
        {
            errors.add(Some("email"), "Somebody with this e-mail address is here already");
        }
        Ok(_) => {}
        Err(refusal) => errors.add(Some("email"), format!("{}. {}", refusal.title, refusal.hint)),
    }
    if !ORGANISATIONS.contains(&organisation.as_str()) {
        errors.add(Some("organisation"), "Choose the organisation they are of");
    } else if roles.is_empty() {
        let field = format!("roles-{organisation}");
        errors.add(Some(&field), "Choose at least one role");
    }
    let mut related = Vec::new();
    for kind in ["team", "quadrant", "staff", "case"] {
        related.extend(relations::one(visit, fields, kind, errors)?);
    }
    Ok(New {
        person: number(fields.form()),
        name: fields.get("name").to_owned(),
        email: fields.get("email").to_owned(),
        organisation,
        roles,
        relations: related,
    })
}

/// A new person's number, from the form's own: a form sent twice adds one person.
fn number(form: &str) -> String {
    const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let digest = Digest::of(format!("person\0{form}"));
    let letters =
        digest.as_bytes()[..8].iter().map(|byte| ALPHABET[usize::from(byte & 31)] as char);
    format!("U-{}", letters.collect::<String>())
}

async fn record(visit: &Visit, fields: &Fields, new: &New) -> Result<Response, Failure> {
    let actor = visit.actor()?;
    let mut desk = visit.desk().await;
    if desk.book.people.accounts.contains_key(&new.person) {
        drop(desk);
        return Ok(Redirect::to(&format!("/people/{}", new.person)).into_response());
    }
    let done = add(&mut desk, visit.by(&actor, fields.form()), new).await;
    drop(desk);
    if let Err(failure) = done {
        return Ok(again(page(visit, fields, &declined(failure)?)?));
    }
    let made = link::made(visit, &new.person, LinkFor::Invitation, fields.form()).await?;
    Ok(made.into_response())
}

fn page(visit: &Visit, fields: &Fields, errors: &Errors) -> Result<Markup, Failure> {
    let choices = ORGANISATIONS.iter().map(|word| {
        let roles = Role::ALL.iter().filter(|role| organisation_of(**role) == *word);
        let boxes = roles.map(|role| Choice::new(role.word(), role.title()));
        let name = format!("roles-{word}");
        let chosen: Vec<&str> = fields.all(&name).collect();
        let roles = Checkboxes::new(&name, "Roles", boxes).chosen(&chosen).small().errors(errors);
        Choice::new(word, who::organisation(word)).reveals(html! { (roles) })
    });
    let related = relations::questions(visit, fields, errors)?;
    let body = html! {
        (form(visit, "/people/new", fields, html! {
            (Input::new("name", "Name").value(fields.get("name")).autocomplete("off").width(Width::TwoThirds).errors(errors))
            (Input::new("email", "E-mail address").email().value(fields.get("email")).autocomplete("off").width(Width::TwoThirds).hint("They come in with it.").errors(errors))
            (Radios::new("organisation", "Organisation", choices).chosen(fields.get("organisation")).errors(errors))
            (face::fieldset("Related to", Some(face::Size::M), html! {
                p.govuk-hint { "What their role needs, and no more: a supervisor’s team, a panel member’s quadrant, a therapist’s staff number, a referrer’s or a family’s case. More can be added later." }
                @for question in &related { (question) }
            }))
            (button("Check these answers").name("step", "check"))
        }))
    };
    Ok(asking(visit, "Add a person", "/people", errors, body))
}

fn check(visit: &Visit, fields: &Fields, new: &New) -> Markup {
    let roles: Vec<&str> = new.roles.iter().map(|role| role.title()).collect();
    let related: Vec<String> = new.relations.iter().map(app::people::list::related).collect();
    let related =
        if related.is_empty() { "nothing in particular".to_owned() } else { related.join(", ") };
    let roles_field = format!("roles-{}", new.organisation);
    let body = html! {
        (SummaryList::new([
            SummaryRow::new("Name", new.name.as_str()),
            SummaryRow::new("E-mail address", new.email.as_str()),
            SummaryRow::new("Organisation", who::organisation(&new.organisation)),
            SummaryRow::new("Roles", roles.join(", ")),
            SummaryRow::new("Related to", related),
        ]))
        @for words in missing(new) { (face::inset_text(html! { (words) })) }
        p.govuk-body { "They have this access from today, once they have come in with the link you are shown next." }
        (form(visit, "/people/new", fields, html! {
            @for name in ["name", "email", "organisation", "team", "quadrant", "staff", "case"] { (face::hidden(name, fields.get(name))) }
            @for role in fields.all(&roles_field) { (face::hidden(&roles_field, role)) }
            (face::button_group(html! {
                (button("Add this person").name("step", "add"))
                (button("Change these answers").secondary().name("step", "change"))
            }))
        }))
    };
    asking(visit, "Check before you add them", "/people", &Errors::none(), body)
}

/// What a role needs to see anything and was not given.
fn missing(new: &New) -> Vec<&'static str> {
    let has = |wanted: fn(&Relation) -> bool| new.relations.iter().any(wanted);
    let checks = [
        (
            Role::Therapist,
            has(|one| matches!(one, Relation::Staff(_))),
            "A therapist sees the families of their staff number. None is given, so they see none.",
        ),
        (
            Role::Supervisor,
            has(|one| matches!(one, Relation::Team(_))),
            "A supervisor sees the families of their team. None is given, so they see none.",
        ),
        (
            Role::BusinessSupport,
            has(|one| matches!(one, Relation::Team(_))),
            "A business support officer sees the families of their team. None is given, so they see none.",
        ),
        (
            Role::PanelMember,
            has(|one| matches!(one, Relation::Quadrant(_))),
            "A panel member sees the referrals of their quadrant. None is given, so they see none.",
        ),
        (
            Role::Referrer,
            has(|one| matches!(one, Relation::Case(_))),
            "A referrer sees the young people they referred. None is given, so they see none.",
        ),
        (
            Role::Family,
            has(|one| matches!(one, Relation::Case(_))),
            "A young person or carer sees their own record. None is given, so they see none.",
        ),
    ];
    let lacks = checks.into_iter().filter(|(role, has, _)| new.roles.contains(role) && !has);
    lacks.map(|(_, _, words)| words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_form_is_the_same_new_person() {
        assert_eq!(number("form"), number("form"));
        assert_ne!(number("form"), number("another"));
        assert_eq!(number("form").len(), 10);
    }

    #[test]
    fn a_role_that_would_see_nothing_is_pointed_out() {
        let therapist = New { roles: vec![Role::Therapist], ..New::default() };
        assert_eq!(missing(&therapist).len(), 1);
        let relations = vec![Relation::Staff("T01".to_owned())];
        assert!(missing(&New { relations, ..therapist }).is_empty());
    }
}
