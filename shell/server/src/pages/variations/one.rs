//! `GET /variations/{variation}`: what it changes in words, what past quarters would have paid, what
//! hard cases come to, and each party's approval.

use super::{named, replayed};
use crate::failure::Failure;
use crate::form::{Fields, form};
use crate::visit::Visit;
use app::access::Action;
use app::actor::role_name;
use app::variation::{Variation, approvers, read, replay};
use axum::extract::Path;
use definitions::party::Role;
use face::{
    Back, Errors, Question, SummaryList, SummaryRow, TableView, Textarea, button, downloads, said,
};
use maud::{Markup, html};
use outcomes::hard_cases::outcome;
use outcomes::variation::differences;

/// The page.
pub async fn show(visit: Visit, Path(number): Path<String>) -> Result<Markup, Failure> {
    visit.must(Action::SeeMoney)?;
    page(&visit, &number, &Fields::default(), &Errors::none()).await
}

/// The page, with what was declined.
pub async fn page(
    visit: &Visit,
    number: &str,
    fields: &Fields,
    errors: &Errors,
) -> Result<Markup, Failure> {
    let variation = named(visit, number)?;
    let book = &visit.view().book;
    let replayed = replayed(visit, number).await?;
    let outcomes = read::outcomes(book, variation)?;
    let digest = outcome::digest(&outcomes);
    let needed = approvers(book, variation.effective)?;
    let title = format!("Variation {number}");
    let mut frame = visit.frame(&title);
    frame.errors = errors.clone();
    frame.wide = true;
    frame.back = Some(Back::new("Variations", "/variations"));
    let files = |name: &str| {
        let at = |kind: &str| format!("/variations/{number}/files/{name}.{kind}");
        downloads(Some(&at("csv")), Some(&at("xlsx")))
    };
    Ok(face::page(
        &frame,
        html! {
            (face::heading_with_caption(format!("From {}", said::day(variation.effective)), title))
            (face::lead(&variation.why))
            (stands(visit, variation, &needed, &digest))
            (acts(visit, number, variation, (&needed, &digest), fields, errors))
            (face::section("changes", "What changes", html! {
                @if variation.names_past { p.govuk-body { "It names past quarters: they are trued up in the next statement." } }
                (TableView::of(&differences::table(&read::changes(book, variation))).caption_hidden())
                (files("changes"))
            }))
            (face::section("replay", "What settled quarters would have paid", html! {
                (TableView::of(&replay::table(&replayed)).caption_hidden())
                (files("replay"))
            }))
            (face::section("cases", "What hard cases come to", html! {
                (TableView::of(&outcome::table(&outcomes)).caption_hidden().small())
                (files("cases"))
            }))
        },
    ))
}

fn party(role: Role) -> &'static str {
    match role {
        Role::Payer => "the council",
        Role::Spv => "the SPV",
        other => role_name(other),
    }
}

fn stands(visit: &Visit, variation: &Variation, needed: &[Role], digest: &str) -> Markup {
    let row = |role: &Role| {
        let when =
            |by: &str, at: i64| crate::pages::statements::by_and_when(visit, &(by.to_owned(), at));
        let cases = match variation.outcomes.get(role) {
            Some((shown, by, at)) if shown == digest || !variation.is_open() => {
                format!("Hard cases approved: {}", when(by, *at))
            }
            Some(_) => "Hard cases: another table was approved; they have changed since".to_owned(),
            None => "Hard cases: not yet".to_owned(),
        };
        let text = match variation.approved.get(role) {
            Some((by, at)) => format!("Text approved: {}", when(by, *at)),
            None => "Text: not yet".to_owned(),
        };
        SummaryRow::new(format!("For {}", party(*role)), html! { (cases) br; (text) })
    };
    let mut rows =
        vec![SummaryRow::new("Where it stands", html! { strong { (variation.stands()) } })];
    rows.extend(needed.iter().map(row));
    let digest_of = |digest: &str| html! { span.statement-digest { (digest) } };
    rows.push(SummaryRow::new("Digest of the text", digest_of(&variation.digest)));
    rows.push(SummaryRow::new("Digest of the hard cases", digest_of(digest)));
    rows.extend(variation.withdrawn.as_ref().map(|why| SummaryRow::new("Withdrawn", why)));
    html! { (SummaryList::new(rows)) }
}

/// What this visitor can do.
fn acts(
    visit: &Visit,
    number: &str,
    variation: &Variation,
    (needed, digest): (&[Role], &str),
    fields: &Fields,
    errors: &Errors,
) -> Markup {
    if !variation.is_open() {
        return html! {};
    }
    let here = format!("/variations/{number}");
    let role = visit.actor().ok().map(|actor| actor.role).filter(|role| needed.contains(role));
    let looked = |role: &Role| variation.outcomes.get(role).is_some_and(|(d, _, _)| d == digest);
    let everyone = needed.iter().all(looked);
    let approves = role.filter(|_| visit.may(Action::ApproveVariation));
    html! {
        @if let Some(role) = approves {
            @if !looked(&role) {
                p.govuk-body { "First look at what the hard cases come to, below. Each party approves them before any approves the text." }
                (form(visit, &format!("{here}/cases"), &Fields::default(), html! {
                    (face::hidden("shown", digest))
                    (button(format!("Approve the hard cases for {}", party(role))))
                }))
            } @else if variation.approved.contains_key(&role) {
                p.govuk-body { "You have approved it. It waits for the other party." }
            } @else if everyone {
                (face::warning_text(format!("Once every party has approved it, the contract is changed from {} on. That cannot be taken back; another variation can change it again.", said::day(variation.effective))))
                (form(visit, &format!("{here}/approval"), &Fields::default(), html! {
                    (face::hidden("shown", &variation.digest))
                    (button(format!("Approve variation {number} for {}", party(role))))
                }))
            } @else {
                p.govuk-body { "You have approved the hard cases. The text can be approved once the other party has approved them too." }
            }
        }
        @if visit.may(Action::ProposeVariation) {
            (face::details("Withdraw it", form(visit, &format!("{here}/withdrawal"), fields, html! {
                (Textarea::new("why", "Why it is withdrawn").value(fields.get("why")).rows(2).hint("Every party reads this").errors(errors))
                (button("Withdraw this variation").warning())
            })))
        }
    }
}
