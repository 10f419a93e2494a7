//! Setting a document: laid out, then written as a PDF that conforms to PDF/UA-1.

use crate::desk::Desk;
use crate::document::{Block, Document};
use definitions::Refusal;
use sha2::{Digest, Sha256};
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// The bytes of a PDF that says what the document says. The same document gives the same bytes.
///
/// # Errors
/// A refusal when a table's row has not one cell a column, a picture is not SVG or has no words,
/// or the paper has no title: what PDF/UA-1 asks for is never left out quietly.
pub fn print(document: &Document) -> Result<Vec<u8>, Refusal> {
    square(document)?;
    let desk = Desk::new(document)?;
    let laid_out = typst::compile::<PagedDocument>(&desk).output.map_err(|why| refused(&why))?;
    let bytes = typst_pdf::pdf(&laid_out, &options(document)?).map_err(|why| refused(&why));
    // What was worked out for this paper is not kept: the next one is another.
    typst::comemo::evict(0);
    bytes
}

fn options(document: &Document) -> Result<PdfOptions, Refusal> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|why| {
        Refusal::new(
            format!("The paper cannot be set: {}", why.message()),
            "Report this as a fault",
        )
    })?;
    let day = document.made;
    let (year, month, date) = (i32::from(day.year()), day.month() as u8, day.day() as u8);
    let timestamp = Datetime::from_ymd_hms(year, month, date, 0, 0, 0).map(Timestamp::new_utc);
    let said = serde_json::to_vec(document).unwrap_or_default();
    let ident = Sha256::digest(said).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(PdfOptions { ident: Smart::Custom(ident), timestamp, standards, ..PdfOptions::default() })
}

fn square(document: &Document) -> Result<(), Refusal> {
    for block in &document.blocks {
        if let Block::Table { caption, columns, rows } = block
            && let Some(at) = rows.iter().position(|row| row.len() != columns.len())
        {
            return Err(Refusal::new(
                format!("Row {} of the table “{caption}” has not one cell a column", at + 1),
                "Report this as a fault",
            ));
        }
    }
    Ok(())
}

fn refused(why: &[SourceDiagnostic]) -> Refusal {
    let words: Vec<&str> = why.iter().map(|one| one.message.as_str()).collect();
    Refusal::new(
        format!("The paper cannot be set: {}", words.join("; ")),
        "Give it a title, and words for every picture",
    )
}
