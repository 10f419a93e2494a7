//! `/record/proof`: whoever relies on the record has it proved that it is whole: every entry
//! follows the one before, and none was changed, taken out or put in.

use super::{digest, number};
use crate::failure::Failure;
use crate::form::{Fields, Sent, form};
use crate::visit::Visit;
use app::Record;
use app::access::Action;
use app::history::keep::{Proof, verify};
use face::{Back, SummaryList, SummaryRow, button, panel};
use maud::{Markup, html};
use std::sync::Arc;

/// `GET /record/proof`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::VerifyRecord)?;
    Ok(page(
        &visit,
        "Prove that the record is whole",
        html! {
            (face::heading("Prove that the record is whole"))
            p.govuk-body { "Every entry is read again from the first, its digest worked out afresh and compared with what the next entry says of it, and each signed head is checked. The log of who read children’s records is proved likewise." }
            p.govuk-body { "It shows no child and no price, changes nothing, and may take a minute." }
            (form(&visit, "/record/proof", &Fields::default(), html! { (button("Prove it")) }))
        },
    ))
}

/// `POST /record/proof`.
pub async fn prove(sent: Sent) -> Result<Markup, Failure> {
    let Sent { visit, .. } = sent;
    visit.must(Action::VerifyRecord)?;
    let record = proved(&visit, "record", &visit.service.record).await?;
    let reads = proved(&visit, "reads", visit.service.reads.record()).await?;
    let whole = record.broken.is_empty() && reads.broken.is_empty();
    let title = if whole { "The record is whole" } else { "The record is not whole" };
    Ok(page(
        &visit,
        title,
        html! {
            @if whole {
                (panel(title, html! { "No entry was changed, taken out or put in." }))
            } @else {
                (face::heading(title))
                (face::warning_text("Agree nothing until this is cleared up. Tell whoever runs this service, with this page. A backup says what stood here before."))
            }
            (of("record", "The record", &record))
            (of("reads", "The log of who read children’s records", &reads))
            p.govuk-body { "Compare the digest with the one you kept: the same entry always has the same one." }
        },
    ))
}

fn page(visit: &Visit, title: &str, body: Markup) -> Markup {
    let mut frame = visit.frame(title);
    frame.back = Some(match visit.may(Action::SeeHistory) {
        true => Back::new("The record", "/record"),
        false => Back::new("Your page", "/"),
    });
    face::page(&frame, face::reading(body))
}

/// Proves a record where nobody else waits for it, once for all who ask within a minute.
async fn proved(visit: &Visit, name: &'static str, record: &Record) -> Result<Arc<Proof>, Failure> {
    let head = record.head().await?;
    let minute = visit.service.clock.door() / 60_000_000;
    let record = record.clone();
    let work = async move || Ok(verify(&record).await?);
    visit.service.proofs.get((name, head.seq, minute), work).await
}

fn of(id: &str, title: &str, proof: &Proof) -> Markup {
    let all = number(proof.entries);
    let words = match (proof.broken.len(), proof.entries) {
        (0, 0) => "Nothing is in it yet.".to_owned(),
        (0, _) => format!("All {all} entries follow one another, from the first to the last."),
        (1, _) => format!("Of {all} entries, 1 thing is broken:"),
        (many, _) => format!("Of {all} entries, {many} things are broken:"),
    };
    face::section(
        id,
        title,
        html! {
            p.govuk-body { (words) }
            @if !proof.broken.is_empty() {
                (face::list(proof.broken.iter().map(|words| html! { (words) })))
            }
            (SummaryList::new([
                SummaryRow::new("Entries", all),
                SummaryRow::new("Signed heads checked", number(proof.signed_heads)),
                SummaryRow::new("Digest of the last entry", html! { code { (digest(&proof.head)) } }),
            ]))
        },
    )
}
