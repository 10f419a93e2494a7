//! The monthly pack on paper: the same tables as its page, with what it is, for whom and as of when.

use super::pack::{For, readme};
use crate::paper::with_note;
use definitions::{Date, Refusal, Table};
use pdf::{Block, Document};

/// The pack of a month as an accessible PDF, dated by the day it speaks for.
///
/// # Errors
/// A refusal when it cannot be set.
pub fn to_pdf(
    tables: &[Table],
    readers: For,
    (first, speaks_for): (Date, Date),
    as_of: u64,
    invented: bool,
) -> Result<Vec<u8>, Refusal> {
    let whose = match readers {
        For::Service => "For those inside the service: by therapist. Small groups are shown.",
        For::Board => "For the board: by team. Small groups are held back.",
    };
    let mut blocks = vec![Block::Lead { text: whose.to_owned() }];
    blocks.extend(tables.iter().flat_map(|table| with_note(table, "")));
    blocks.push(Block::heading("What this rests on"));
    blocks.push(Block::Summary { rows: readme(readers, first, as_of) });
    pdf::print(&Document {
        title: format!("Caseload and out-of-hours contact, {}", first.strftime("%B %Y")),
        subtitle: format!("As on {}", definitions::said(speaks_for)),
        band: invented.then(|| "Invented people: nobody in this pack exists.".to_owned()),
        footer: format!("As of entry {as_of} of the record"),
        made: speaks_for,
        blocks,
    })
}
