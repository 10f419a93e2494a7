//! `/statements/{quarter}/proof`: how the figure is proved by someone who trusts nobody here, with
//! the evidence and the pack to take away. Taking either away is noted as an export.

use super::{address, quarter};
use crate::failure::Failure;
use crate::pages::assets::statement_css;
use crate::visit::Visit;
use app::access::Action;
use app::quarter::extract::sealed;
use app::statement::pack;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use definitions::Quarter;
use face::{Back, SummaryList, SummaryRow, link_button};
use maud::{Markup, html};

/// The data of the page.
struct Page {
    quarter: Quarter,
    /// The digest both sides agreed, or are asked to agree.
    digest: Option<String>,
    /// Whether both have.
    agreed: bool,
    /// Whether the reader may take the evidence away.
    may_take: bool,
    /// The record's public key.
    key: String,
}

impl Page {
    fn of(visit: &Visit, name: &str) -> Result<Page, Failure> {
        let quarter = quarter(visit, name)?;
        let state = visit.view().book.statements.get(&quarter);
        let settled = state.and_then(|state| state.settled.as_ref());
        let open = state.and_then(|state| state.open.as_ref());
        let digest = settled.map(|settled| &settled.digest).or(open.map(|open| &open.digest));
        let key = visit.service.record.public_key();
        Ok(Page {
            quarter,
            digest: digest.cloned(),
            agreed: settled.is_some(),
            may_take: visit.may(Action::ExtractEvidence),
            key: key.iter().map(|byte| format!("{byte:02x}")).collect(),
        })
    }
}

/// `GET /statements/{quarter}/proof`.
pub async fn show(visit: Visit, Path(name): Path<String>) -> Result<Markup, Failure> {
    visit.must(Action::SeeMoney)?;
    let page = Page::of(&visit, &name)?;
    let title = format!("Prove the statement of {}", page.quarter);
    let mut frame = visit.frame(title.clone());
    frame.back = Some(Back::new("The statement", address(page.quarter)));
    frame.stylesheets.push(statement_css().to_owned());
    let body = match &page.digest {
        Some(digest) => ways(&page, digest),
        None => face::empty(
            "Nothing is proposed for this quarter yet.",
            "Once it is, its evidence can be had, and once both sides agree it, its pack.",
        ),
    };
    Ok(face::page(&frame, face::reading(html! { (face::heading(&title)) (body) })))
}

fn ways(page: &Page, digest: &str) -> Markup {
    let (here, quarter) = (address(page.quarter), page.quarter);
    html! {
        (face::lead("Nobody here has to be trusted: the payment can be calculated again elsewhere, from its evidence alone."))
        (face::section("evidence", "Calculate it again", html! {
            p.govuk-body { "The evidence holds every child’s days by pseudonym, the contract as it stood and every line claimed. From it anyone gets the same pence, or the first child and day that differ." }
            @if page.may_take {
                p.govuk-body { (face::link(&format!("{here}/evidence.json"), format!("Save the evidence of {quarter}"))) }
            }
            p.govuk-body { "Then " (face::link("/recompute", "calculate it again in this browser")) ", or on any machine:" }
            (command(&format!("homeward recompute evidence-{quarter}.json")))
            p.govuk-body { "Two sides who each saved theirs set them side by side:" }
            (command("homeward recompute ours.json --against theirs.json"))
        }))
        (face::section("pack", "Keep the proof for years", html! {
            p.govuk-body { "The pack holds the evidence, the contract’s pages, the repaired rows, the terms in force, the statement, who agreed it, and a manifest signed by the record." }
            @if !page.agreed {
                p.govuk-body { "There is a pack of this quarter once both sides have agreed it." }
            } @else if page.may_take {
                (link_button(&format!("{here}/pack.zip"), format!("Save the pack of {quarter}")))
            }
            p.govuk-body { "Whoever has it proves it with nothing else:" }
            (command(&format!("homeward verify pack-{quarter}.zip --key {}", page.key)))
        }))
        @if !page.may_take {
            (face::inset_text("The evidence holds rows of young people, by pseudonym. The contract manager, the finance officer and the SIB Director may save it."))
        }
        (face::section("what-to-compare", "What to compare", html! {
            (SummaryList::new([
                SummaryRow::new("Digest of the evidence", html! { span.statement-digest { (digest) } }),
                SummaryRow::new("The record’s key", html! { span.statement-digest { (page.key) } }),
            ]))
            p.govuk-body { "The digest is the one both sides agree. The key is the one the evidence and the pack are signed with: write it down now, and compare it then." }
        }))
    }
}

/// A line to be copied into a terminal.
pub fn command(line: &str) -> Markup {
    html! { pre.statement-command { code { (line) } } }
}

/// `GET /statements/{quarter}/evidence.json`.
pub async fn evidence(visit: Visit, Path(name): Path<String>) -> Result<Response, Failure> {
    visit.must(Action::ExtractEvidence)?;
    let quarter = quarter(&visit, &name)?;
    let (service, book) = (&visit.service, &visit.view().book);
    let sealed = sealed(&service.record, book, quarter).await?;
    let subjects = sealed.evidence.children.iter().map(|child| child.key.clone()).collect();
    visit.note(&format!("export: evidence of {quarter}"), subjects).await?;
    let bytes = serde_json::to_vec(&sealed).map_err(|error| Failure::Fault(error.to_string()))?;
    Ok(taken(&format!("evidence-{quarter}.json"), "application/json", bytes))
}

/// `GET /statements/{quarter}/pack.zip`.
pub async fn pack(visit: Visit, Path(name): Path<String>) -> Result<Response, Failure> {
    visit.must(Action::ExtractEvidence)?;
    let quarter = quarter(&visit, &name)?;
    let (service, book) = (&visit.service, &visit.view().book);
    let pack = pack::pack(&service.record, book, quarter, service.settings.invented).await?;
    visit.note(&format!("export: evidence pack of {quarter}"), pack.subjects).await?;
    Ok(taken(&format!("pack-{quarter}.zip"), "application/zip", pack.bytes))
}

fn taken(name: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers =
        [(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    (headers, bytes).into_response()
}
