//! `/disputes`: the independent expert sees what is in dispute, with the days each side says, and
//! determines it.

use super::checked::{Asked, Check, asked, days};
use crate::failure::Failure;
use crate::form::{Fields, Sent, declined, form};
use crate::visit::Visit;
use app::access::Action;
use app::statement::dispute::{Said, determine};
use app::{Mode, Side};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use definitions::{Cell, Days, Kind, Table};
use face::{Choice, Errors, Input, Question, Radios, TableView, Textarea, Width, button};
use maud::{Markup, html};
use std::collections::BTreeSet;

/// One child-quarter in dispute.
struct Dispute {
    case: String,
    k: u8,
    says: [Option<Days>; 2],
    on_record: Option<Days>,
    child_days: Option<Days>,
}

/// `GET /disputes`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::DetermineDispute)?;
    page(&visit, &Fields::default(), &Errors::none()).await
}

/// `POST /disputes`.
pub async fn submit(sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must(Action::DetermineDispute)?;
    let asked = asked(&fields);
    if matches!(asked, Asked::Again) {
        return Ok(page(&visit, &fields, &Errors::none()).await?.into_response());
    }
    let said = match read(&visit, &fields) {
        Ok(said) => said,
        Err(errors) => return refused(&visit, &fields, &errors).await,
    };
    let mode = if matches!(asked, Asked::Record) { Mode::Record } else { Mode::DryRun };
    let actor = visit.actor()?;
    let mut desk = visit.desk().await;
    let done = determine(&mut desk, &actor, visit.moment, mode, &said).await;
    drop(desk);
    match (done, mode) {
        (Ok(_), Mode::Record) => Ok(Redirect::to("/disputes").into_response()),
        (Ok(_), Mode::DryRun) => Ok(check(&visit, &fields, &said).into_response()),
        (Err(failure), _) => refused(&visit, &fields, &declined(failure)?).await,
    }
}

async fn refused(visit: &Visit, fields: &Fields, errors: &Errors) -> Result<Response, Failure> {
    let page = page(visit, fields, errors).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

fn read(visit: &Visit, fields: &Fields) -> Result<Said, Errors> {
    let mut errors = Errors::none();
    let chosen = fields.get("which");
    let found = visit.view().book.in_dispute().find(|(case, k)| value(case, *k) == chosen);
    if found.is_none() {
        errors.add(Some("which"), "Choose which child-quarter you determine");
    }
    let care_days = Days(days(fields, "care", &mut errors));
    let why = fields.get("why").to_owned();
    if why.is_empty() {
        errors.add(Some("why"), "We need your reasons, for both sides to read");
    }
    match found {
        Some((case, k)) if errors.is_empty() => {
            Ok(Said { case: case.clone(), k: *k, care_days, why })
        }
        _ => Err(errors),
    }
}

fn value(case: &str, k: u8) -> String {
    format!("{case}.{k}")
}

fn check(visit: &Visit, fields: &Fields, said: &Said) -> Markup {
    Check {
        title: "Check your determination",
        action: "/disputes",
        answers: &[
            ("which", "Child-quarter", format!("Case {}, tracking quarter {}", said.case, said.k)),
            ("care", "Care days", said.care_days.to_string()),
            ("why", "Your reasons", said.why.clone()),
        ],
        means: "This replaces what both sides say and cannot be taken back. An open statement that \
                rests on the dispute is void, and is proposed again on these days.",
        press: "Determine these days",
    }
    .page(visit, fields)
}

async fn page(visit: &Visit, fields: &Fields, errors: &Errors) -> Result<Markup, Failure> {
    let disputes = disputes(visit)?;
    let cases: BTreeSet<String> = disputes.iter().map(|one| one.case.clone()).collect();
    visit.note("disputes to determine", cases.into_iter().collect()).await?;
    let mut frame = visit.frame("Disputes to determine");
    frame.errors = errors.clone();
    Ok(face::page(
        &frame,
        html! {
            (face::heading("Disputes to determine"))
            @if disputes.is_empty() {
                (face::empty("Nothing is in dispute.", "When one side disputes a child-quarter, it stands here with the days each side says."))
            } @else {
                (face::lead("Two sides say different care days. What you determine replaces both."))
                (table(&disputes))
                (face::reading(form(visit, "/disputes", fields, questions(&disputes, fields, errors))))
            }
        },
    ))
}

fn disputes(visit: &Visit) -> Result<Vec<Dispute>, Failure> {
    let view = visit.view();
    let (book, now) = (&view.book, view.current()?);
    let places: BTreeSet<&(String, u8)> = book.in_dispute().collect();
    let sides = [Side::Payer, Side::Spv].map(|side| book.says(side));
    let of = |place: &(String, u8)| -> Result<Dispute, Failure> {
        let at = view.tracked(&place.0)?;
        let line =
            now.measured.iter().find(|line| Some(line.child as usize) == at && line.k == place.1);
        let on_record =
            at.zip(line).map(|(at, line)| care::day::count(&now.runs[at], line.days).care);
        Ok(Dispute {
            case: place.0.clone(),
            k: place.1,
            says: sides.each_ref().map(|says| says.get(place).copied()),
            on_record,
            child_days: line.map(|line| line.count.child_days()),
        })
    };
    places.into_iter().map(of).collect()
}

fn table(disputes: &[Dispute]) -> Markup {
    let mut table = Table::new(
        "What is in dispute",
        &[
            ("case", "Case", Kind::Text),
            ("tracking_quarter", "Tracking quarter", Kind::Number),
            ("on_record", "Care days on the record", Kind::Number),
            ("council", "The council says", Kind::Number),
            ("spv", "The SPV says", Kind::Number),
            ("child_days", "Child days in all", Kind::Number),
        ],
    )
    .note("A side that says nothing stands by the record. The days, with the row and the clause behind each, are on the case’s own page.");
    for one in disputes {
        table.push([
            one.case.as_str().into(),
            Cell::Whole(i64::from(one.k)),
            one.on_record.into(),
            one.says[0].into(),
            one.says[1].into(),
            one.child_days.into(),
        ]);
    }
    let links = disputes.iter().map(|one| Some(format!("/young-people/{}", one.case))).collect();
    html! { (TableView::of(&table).links(links)) }
}

fn questions(disputes: &[Dispute], fields: &Fields, errors: &Errors) -> Markup {
    let choices = disputes.iter().map(|one| {
        Choice::new(
            &value(&one.case, one.k),
            format!("Case {}, tracking quarter {}", one.case, one.k),
        )
    });
    html! {
        (Radios::new("which", "Which child-quarter do you determine?", choices).chosen(fields.get("which")).errors(errors))
        (Input::new("care", "Care days").value(fields.get("care")).hint("The days the young person was in care in that tracking quarter").number().width(Width::W3).errors(errors))
        (Textarea::new("why", "Your reasons").value(fields.get("why")).rows(4).hint("Both sides read them. No names: this stays on the record").errors(errors))
        (button("Check your determination"))
    }
}
