//! A statement taken away: as one page that stands by itself, as a workbook, as CSV.

use super::{quarter, readers};
use crate::failure::Failure;
use crate::letters::Paper;
use crate::saved::Kind;
use crate::visit::Visit;
use app::access::Action;
use app::paper::{Readers, to_csv, to_excel, to_html, to_pdf};
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use definitions::Quarter;
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// `GET /statements/{quarter}/paper`: the letter and its appendix as one page that fetches nothing.
pub async fn paper(visit: Visit, Path(name): Path<String>) -> Result<Response, Failure> {
    visit.must(Action::SeeMoney)?;
    let (quarter, readers) = (quarter(&visit, &name)?, readers(visit.eyes()));
    let paper = taken(&visit, quarter, readers, "page").await?;
    let page = away(move || Ok(to_html(paper.letter(readers)))).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (header::CONTENT_SECURITY_POLICY, policy(&page)),
    ];
    Ok((headers, page).into_response())
}

/// `GET /statements/{quarter}/pdf`: the letter and its appendix as an accessible PDF.
pub async fn printed(visit: Visit, Path(name): Path<String>) -> Result<Response, Failure> {
    visit.must(Action::SeeMoney)?;
    let (quarter, readers) = (quarter(&visit, &name)?, readers(visit.eyes()));
    let paper = taken(&visit, quarter, readers, "PDF").await?;
    let bytes = away(move || Ok(to_pdf(paper.letter(readers))?)).await?;
    Ok(crate::saved::attached(&format!("statement-{quarter}.pdf"), "application/pdf", bytes))
}

/// The statement as a file.
pub async fn save(visit: &Visit, name: &str, kind: Kind) -> Result<Response, Failure> {
    let (quarter, readers) = (quarter(visit, name)?, readers(visit.eyes()));
    let paper = taken(visit, quarter, readers, "file").await?;
    let (content, suffix, bytes) = away(move || {
        let letter = paper.letter(readers);
        Ok(match kind {
            Kind::Csv => ("text/csv; charset=utf-8", "csv", to_csv(letter).into_bytes()),
            Kind::Excel => (
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "xlsx",
                to_excel(letter).map_err(|error| Failure::Fault(error.to_string()))?,
            ),
        })
    })
    .await?;
    let disposition = format!("attachment; filename=\"statement-{quarter}.{suffix}\"");
    let headers =
        [(header::CONTENT_TYPE, content.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, bytes).into_response())
}

/// The letter, once it is noted whose records are taken away with it.
async fn taken(
    visit: &Visit,
    quarter: Quarter,
    readers: Readers,
    form: &str,
) -> Result<Arc<Paper>, Failure> {
    let paper = visit.service.letters.complete(&visit.service, &visit.shown, quarter).await?;
    if readers == Readers::Partnership {
        let what = format!("statement of {quarter}, as a {form}");
        visit.note(&what, paper.in_appendix.clone()).await?;
    }
    Ok(paper)
}

/// Does what takes a while where nobody else waits for it.
async fn away<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| Failure::Fault(error.to_string()))?
}

/// The page carries its own style, and may use that one and nothing else.
fn policy(page: &str) -> String {
    let style = page.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>"));
    let digest = Sha256::digest(style.map_or("", |(style, _)| style).as_bytes());
    format!(
        "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'none'",
        STANDARD.encode(digest)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_may_use_its_own_style_and_no_other() {
        // Of nothing at all: the digest everyone knows.
        let policy = policy("<head><style></style></head>");
        assert!(policy.contains("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"));
        assert!(policy.starts_with("default-src 'none'"));
    }
}
