//! `/findings/links`: which council child each young person is, where somebody has to decide it;
//! and `/findings/numbers`, where the council confirms numbers of children it never looked after.

use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::visit::Visit;
use app::Mode;
use app::access::Action;
use app::link::confirm::{confirm as confirm_link, confirm_numbers};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use care::link::Link;
use face::{
    Back, Choice, Errors, Input, Question, Radios, SummaryList, SummaryRow, Textarea, Width, button,
};
use maud::{Markup, html};

/// One link to be decided.
struct Doubt {
    key: String,
    called: String,
    /// Whether the reader may know who the young person is: the reasons are dates of birth, and
    /// the candidates are the council's numbers of children.
    known: bool,
    why: String,
    candidates: Vec<String>,
}

/// A council number that is in no return.
struct NotFound {
    key: String,
    number: String,
}

struct Links {
    doubts: Vec<Doubt>,
    not_found: Vec<NotFound>,
}

/// `GET /findings/links`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::ConfirmLinks)?;
    page(&visit, &Fields::default(), &Errors::none()).await
}

/// `POST /findings/links`.
pub async fn decide(sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must(Action::ConfirmLinks)?;
    let links = Links::of(&visit)?;
    let doubt = links.doubts.iter().find(|doubt| doubt.key == fields.get("case"));
    let Some(doubt) = doubt else {
        let errors =
            Errors::none().whole("This link waits for nobody any more. Look at those that do");
        return refused(&visit, &fields, &errors).await;
    };
    if !doubt.known {
        let errors = Errors::none()
            .whole("The council decides this link: whoever decides it must know who the child is");
        return refused(&visit, &fields, &errors).await;
    }
    let chosen = fields.get(&field("number", &doubt.key));
    let number = match chosen {
        "other" => fields.get(&field("other", &doubt.key)),
        chosen => chosen,
    };
    let why = fields.get(&field("why", &doubt.key));
    let mut errors = Errors::none();
    if number.is_empty() {
        let at = if chosen == "other" { "other" } else { "number" };
        errors.add(Some(&field(at, &doubt.key)), "We need the council’s number for the child");
    }
    if why.is_empty() {
        errors.add(Some(&field("why", &doubt.key)), "We need to know how you know");
    }
    if !errors.is_empty() {
        return refused(&visit, &fields, &errors).await;
    }
    let who = visit.view().case(&doubt.key)?.ok_or(Failure::NotFound)?.case.clone();
    let (actor, moment) = (visit.actor()?, visit.moment);
    let mut desk = visit.desk().await;
    let done = confirm_link(&mut desk, &actor, moment, Mode::Record, &who, number, why).await;
    drop(desk);
    match done {
        Ok(_) => Ok(Redirect::to("/findings/links").into_response()),
        Err(failure) => refused(&visit, &fields, &declined(failure)?).await,
    }
}

/// `GET /findings/numbers`.
pub async fn ask(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::ConfirmLinks)?;
    numbers_page(&visit, &Fields::default(), &Errors::none()).await
}

/// `POST /findings/numbers`: the council confirms those it was shown.
pub async fn confirm(sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must(Action::ConfirmLinks)?;
    let keys: Vec<&str> = fields.all("case").collect();
    let links = Links::of(&visit)?;
    let numbers: Vec<String> = links
        .not_found
        .iter()
        .filter(|one| keys.contains(&one.key.as_str()))
        .map(|one| one.number.clone())
        .collect();
    if numbers.is_empty() {
        let errors = Errors::none().field("case", "Choose at least one number");
        let page = numbers_page(&visit, &fields, &errors).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let (actor, moment) = (visit.actor()?, visit.moment);
    let mut desk = visit.desk().await;
    let done = confirm_numbers(&mut desk, &actor, moment, Mode::Record, &numbers).await;
    drop(desk);
    match done {
        Ok(_) => Ok(Redirect::to("/findings/links").into_response()),
        Err(failure) => {
            let page = numbers_page(&visit, &fields, &declined(failure)?).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

async fn refused(visit: &Visit, fields: &Fields, errors: &Errors) -> Result<Response, Failure> {
    let page = page(visit, fields, errors).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// Several forms are on one page, so each names its fields by its case.
fn field(name: &str, key: &str) -> String {
    format!("{name}-{key}")
}

fn council(visit: &Visit) -> bool {
    visit.asker.organisation == "payer"
}

/// Why a link is doubtful, as the reader may know it: the reason tells both dates of birth.
fn why_shown(known: bool, why: &str) -> String {
    match known {
        true => why.to_owned(),
        false => "What the case list says of the young person and what the return says do not \
                  agree."
            .to_owned(),
    }
}

impl Links {
    fn of(visit: &Visit) -> Result<Links, Failure> {
        let (view, children) = (visit.view(), visit.view().children()?);
        let known = visit.reach(Action::SeeChildIdentity)?;
        let mut links = Links { doubts: Vec::new(), not_found: Vec::new() };
        let mut seen = std::collections::BTreeSet::new();
        for (at, (key, case)) in view.cases()?.enumerate() {
            // A young person with two cases is decided once.
            if !seen.insert(&case.young_person) {
                continue;
            }
            let named = known.allowed.get(at) == Some(&true);
            let called = if named { case.case.clone() } else { key.to_owned() };
            match children.links.get(&case.young_person) {
                Some(Link::Doubtful { why, candidates }) => links.doubts.push(Doubt {
                    key: key.to_owned(),
                    called,
                    known: named,
                    why: why_shown(named, why),
                    candidates: if named { candidates.clone() } else { Vec::new() },
                }),
                Some(Link::NotFound { number }) => {
                    links.not_found.push(NotFound { key: key.to_owned(), number: number.clone() });
                }
                _ => {}
            }
        }
        Ok(links)
    }
}

async fn page(visit: &Visit, fields: &Fields, errors: &Errors) -> Result<Markup, Failure> {
    let links = Links::of(visit)?;
    visit
        .note("links to decide", links.doubts.iter().map(|doubt| doubt.key.clone()).collect())
        .await?;
    let mut frame = visit.frame("Links to decide");
    frame.errors = errors.clone();
    frame.back = Some(Back::new("Findings", "/findings"));
    let waiting = links.not_found.len();
    Ok(face::page(
        &frame,
        face::reading(html! {
            (face::heading("Links to decide"))
            @if links.doubts.is_empty() {
                (face::empty("No link is doubtful.", "A link is doubtful when what the case list says of a young person and what the return says do not agree."))
            } @else {
                @if links.doubts.iter().any(|doubt| doubt.known) {
                    (face::lead("Say which council child each young person is. Their quarters wait until somebody does."))
                    p.govuk-body { "Check before you confirm: days are counted by it, and a payment may rest on them. A link that proves wrong is undone by a later entry on the record, and what it changed enters the next statement." }
                } @else {
                    (face::lead("The council says which child each young person is. Their quarters wait until it does."))
                }
            }
            @for doubt in &links.doubts { (one(visit, doubt, fields, errors)) }
            @if waiting > 0 {
                (face::section("numbers", "Numbers in no return", html! {
                    p.govuk-body { (face::said::count(waiting, "council number on the case list is in no return.", "council numbers on the case list are in no return.")) " They are wrong, or the children were never looked after." }
                    p.govuk-body {
                        @if council(visit) { (face::link("/findings/numbers", "Confirm those that are right")) }
                        @else { "The council confirms those that are right." }
                    }
                }))
            }
        }),
    ))
}

fn one(visit: &Visit, doubt: &Doubt, fields: &Fields, errors: &Errors) -> Markup {
    face::section(
        &format!("case-{}", doubt.key),
        format!("Case {}", doubt.called),
        html! {
            (SummaryList::new([
                SummaryRow::new("Why it is doubtful", &doubt.why),
                SummaryRow::new("The young person", face::link(&format!("/young-people/{}", doubt.key), "See the case")),
            ]))
            @if doubt.known { (deciding(visit, doubt, fields, errors)) }
            @else { p.govuk-body { "The council decides this one." } }
        },
    )
}

fn deciding(visit: &Visit, doubt: &Doubt, fields: &Fields, errors: &Errors) -> Markup {
    let [number, other, why] = ["number", "other", "why"].map(|name| field(name, &doubt.key));
    let mut choices: Vec<Choice> = doubt
        .candidates
        .iter()
        .map(|candidate| Choice::new(candidate, candidate.clone()))
        .collect();
    choices.push(Choice::new("other", "Another number").reveals(html! {
        (Input::new(&other, "The council’s number").value(fields.get(&other)).width(Width::W10).spellcheck(false).errors(errors))
    }));
    form(
        visit,
        "/findings/links",
        fields,
        html! {
            (face::hidden("case", &doubt.key))
            (Radios::new(&number, "Which council child is this young person?", choices).chosen(fields.get(&number)).errors(errors))
            (Textarea::new(&why, "How do you know?").value(fields.get(&why)).rows(2).hint("Such as: the date of birth was checked with the social worker. No names").errors(errors))
            (button("Confirm this link").secondary())
        },
    )
}

async fn numbers_page(visit: &Visit, fields: &Fields, errors: &Errors) -> Result<Markup, Failure> {
    let mut links = Links::of(visit)?;
    // That a number nobody knows is a child's, only the council can say.
    if !council(visit) {
        links.not_found.clear();
    }
    let subjects = links.not_found.iter().map(|one| one.key.clone()).collect();
    visit.note("council numbers in no return", subjects).await?;
    let mut frame = visit.frame("Numbers in no return");
    frame.errors = errors.clone();
    frame.back = Some(Back::new("Links to decide", "/findings/links"));
    let chosen: Vec<&str> = fields.all("case").collect();
    let choices = links.not_found.iter().map(|one| Choice::new(&one.key, one.number.clone()));
    let legend = "Which numbers are right?";
    Ok(face::page(
        &frame,
        face::reading(html! {
            (face::heading("Numbers in no return"))
            @if !council(visit) {
                (face::empty("The council confirms these numbers.", "Only the council can say that a number nobody has sent is a child’s."))
            } @else if links.not_found.is_empty() {
                (face::empty("Every number on the case list is in a return, or confirmed.", face::link("/findings", "See the findings")))
            } @else {
                p.govuk-body { "Confirm a number only when it is the council’s own and the child was never looked after. Their days are then counted as days at home." }
                (form(visit, "/findings/numbers", fields, html! {
                    (face::Checkboxes::new("case", legend, choices).chosen(&chosen).errors(errors))
                    (face::warning_text("A payment may rest on it: a wrong number counts a child in care as at home."))
                    (button("Confirm these numbers"))
                }))
            }
        }),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_birth_are_told_only_to_whoever_may_know_who_the_young_person_is() {
        let why = "the case list says born 2000-01-02, the return 2000-02-01";
        assert_eq!(why_shown(true, why), why);
        assert!(!why_shown(false, why).contains(|letter: char| letter.is_ascii_digit()));
    }
}
