//! `/families/{key}/contact`: a contact logged in seconds on a phone: how, how long, and the day
//! filled in. The form's own number makes it one contact however often it is sent.

use super::entry::day;
use super::staff::{self, in_post, numbers};
use super::{Family, address, number};
use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::pages::asking::{again, suggest};
use crate::pages::assets::contact_js;
use crate::visit::Visit;
use app::access::Action;
use app::london::in_london;
use app::work::contact::log_with_note;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use care::team::event::Job;
use care::work::event::{Contact, ContactKind, When};
use face::{Back, Choice, Errors, Input, Question, Radios, Select, Textarea, Width, button};
use maud::{Markup, html};

const KINDS: [(&str, ContactKind, &str); 3] = [
    ("visit", ContactKind::Visit, "A visit"),
    ("call", ContactKind::Call, "A call"),
    ("out-of-hours", ContactKind::OutOfHours, "Out of hours"),
];

/// The minutes that are usual, which are one press each.
const USUAL: [&str; 6] = ["10", "20", "30", "60", "90", "120"];

/// A kind of contact in words.
pub fn kind_said(kind: ContactKind) -> &'static str {
    KINDS.iter().find(|(_, one, _)| *one == kind).map_or("A contact", |(_, _, words)| words)
}

/// `GET /families/{key}/contact`.
pub async fn show(visit: Visit, Path(key): Path<String>) -> Result<Markup, Failure> {
    let reached = visit.child(&key, Action::LogWork)?;
    visit.note("a contact to log", vec![key.clone()]).await?;
    let family = Family::of(&visit, &reached, &key).await?;
    let mut fields = Fields::default();
    let now = in_london(visit.moment.at);
    suggest(&mut fields, "on", visit.moment.today);
    fields.set("time", &format!("{:02}:{:02}", now.hour(), now.minute()));
    Ok(page(&family, &fields, &Errors::none()))
}

/// `POST /families/{key}/contact`.
pub async fn submit(Path(key): Path<String>, sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    let reached = visit.child(&key, Action::LogWork)?;
    visit.note("a contact to log", vec![key.clone()]).await?;
    let family = Family::of(&visit, &reached, &key).await?;
    let mut errors = Errors::none();
    let Some(contact) = read(&family, &fields, &mut errors) else {
        return Ok(again(page(&family, &fields, &errors)));
    };
    let (actor, id) = (visit.actor()?, number(fields.form()));
    let case = family.case.case.clone();
    let mut desk = visit.desk().await;
    let by = visit.by(&actor, fields.form());
    let done = log_with_note(&mut desk, by, &case, (&id, &contact), fields.get("note")).await;
    drop(desk);
    let own = family.case.therapist.as_ref().is_some_and(|own| numbers(&visit).contains(own));
    match done {
        Ok(_) if own && visit.may(Action::SeeOwnFamilies) => {
            Ok(Redirect::to("/families").into_response())
        }
        Ok(_) => Ok(Redirect::to(&format!("{}#contacts", address(&key))).into_response()),
        Err(failure) => Ok(again(page(&family, &fields, &declined(failure)?))),
    }
}

/// What the form says; what is wrong goes beside its field.
fn read(family: &Family<'_>, fields: &Fields, errors: &mut Errors) -> Option<Contact> {
    let kind = KINDS.iter().find(|(word, _, _)| *word == fields.get("kind")).map(|one| one.1);
    if kind.is_none() {
        errors.add(Some("kind"), "Say how you were in contact");
    }
    let typed = match fields.get("minutes") {
        "other" => fields.get("other"),
        usual => usual,
    };
    let minutes: Option<u16> = typed.parse().ok().filter(|minutes| (1..=1_440).contains(minutes));
    if minutes.is_none() {
        let field = if fields.get("minutes") == "other" { "other" } else { "minutes" };
        errors.add(Some(field), "Say how many minutes it took, from 1 to 1,440");
    }
    let on = day(fields, "on", "Say which day it was", errors);
    let minute = minute_of(fields.get("time"));
    if minute.is_none() {
        errors.add(Some("time"), "Write the time it began like 18:30");
    }
    let staff = fields.get("staff");
    if !whose(family).iter().any(|(number, _)| number == staff) {
        errors.add(Some("staff"), "Say who was in contact with the family");
    }
    let staff = staff.to_owned();
    let (Some(kind), Some(minutes), Some(day), Some(minute), true) =
        (kind, minutes, on, minute, errors.is_empty())
    else {
        return None;
    };
    Some(Contact { kind, at: When { day, minute }, minutes, staff })
}

/// A time of day as minutes since midnight, written `18:30`, `18.30` or `1830`.
fn minute_of(typed: &str) -> Option<u16> {
    let digits: String = typed.chars().filter(|c| !matches!(c, ':' | '.' | ' ')).collect();
    if !(3..=4).contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (hour, minute) = digits.split_at(digits.len() - 2);
    let (hour, minute) = (hour.parse::<u16>().ok()?, minute.parse::<u16>().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// Who may have been in contact: whoever logs it, or a therapist or supervisor of the team, by
/// staff number.
fn whose(family: &Family<'_>) -> Vec<(String, String)> {
    let visit = family.visit;
    let own = numbers(visit);
    let of_team = |job: Job, team: &str| {
        matches!(job, Job::Therapist | Job::Supervisor)
            && family.case.team.as_deref().is_none_or(|of| of == team)
    };
    // A therapist logs their own; a supervisor also what a therapist could not.
    let others: Vec<String> = match visit.may(Action::ManageTeam) {
        true => in_post(visit, visit.moment.today, of_team).map(|one| one.0.to_owned()).collect(),
        false => Vec::new(),
    };
    let mut all = own;
    all.extend(family.case.therapist.clone().filter(|_| visit.may(Action::ManageTeam)));
    for staff in others {
        if !all.contains(&staff) {
            all.push(staff);
        }
    }
    all.dedup();
    let named = |staff: String| {
        let name = staff::named(visit, &staff);
        (staff, name)
    };
    all.into_iter().map(named).collect()
}

fn page(family: &Family<'_>, fields: &Fields, errors: &Errors) -> Markup {
    let visit = family.visit;
    let mut frame = visit.frame("Log a contact");
    let own = visit.may(Action::SeeOwnFamilies);
    frame.back = Some(match own {
        true => Back::new("Your families", "/families"),
        false => Back::to(address(family.key)),
    });
    frame.errors = errors.clone();
    frame.scripts.push(contact_js().to_owned());
    let action = format!("{}/contact", address(family.key));
    let body = html! {
        div data-kept-until-sent="" { (form(visit, &action, fields, questions(family, fields, errors))) }
    };
    face::page(
        &frame,
        face::reading(html! {
            (face::heading_with_caption(family.name(), "Log a contact"))
            (body)
        }),
    )
}

fn questions(family: &Family<'_>, fields: &Fields, errors: &Errors) -> Markup {
    let kinds = KINDS.map(|(word, _, words)| Choice::new(word, words));
    let other = Input::new("other", "How many minutes")
        .value(fields.get("other"))
        .number()
        .width(Width::W4)
        .errors(errors);
    let minutes = USUAL.into_iter().map(|usual| Choice::new(usual, format!("{usual} minutes")));
    let minutes =
        minutes.chain([Choice::new("other", "Another length").reveals(html! { (other) })]);
    let whose = whose(family);
    html! {
        (Radios::new("kind", "How were you in contact?", kinds).chosen(fields.get("kind")).errors(errors))
        (Radios::new("minutes", "How long did it take?", minutes).chosen(fields.get("minutes")).errors(errors))
        (fields.day_question("on", "Which day?", errors))
        (Input::new("time", "When did it begin?").hint("Filled in with the time now. Change it where it was another.").value(fields.get("time")).inputmode("numeric").width(Width::W5).errors(errors))
        @match whose.as_slice() {
            [(only, _)] => { (face::hidden("staff", only)) }
            several => {
                @let choices = several.iter().map(|(staff, name)| Choice::new(staff, name.as_str()));
                (Select::new("staff", "Who was in contact?", crate::pages::asking::or_none("Choose", choices)).chosen(fields.get("staff")).errors(errors))
            }
        }
        (Textarea::new("note", "A few words, if you like").rows(2).value(fields.get("note")).errors(errors))
        p.govuk-body role="status" data-kept-says="" {}
        (button("Log this contact"))
    }
}

#[cfg(test)]
mod tests {
    use super::minute_of;

    #[test]
    fn a_time_is_read_as_people_type_it() {
        assert_eq!(minute_of("18:30"), Some(1_110));
        assert_eq!(
            (minute_of("1830"), minute_of("9.05"), minute_of("00:00")),
            (Some(1_110), Some(545), Some(0))
        );
        assert_eq!(
            (minute_of("24:00"), minute_of("9"), minute_of("half six"), minute_of("12:60")),
            (None, None, None, None)
        );
    }
}
