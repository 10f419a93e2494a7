//! The letter as an accessible PDF: two sides and the appendix behind them, the same words and
//! figures as on the page.

use crate::paper::cell::{right, shown};
use crate::paper::letter::{self, Letter, Section};
use crate::paper::sum;
use definitions::{Cell, Refusal, Table, said};
use pdf::{Block, Column, Document};

/// The letter as a PDF, dated by its quarter's last day: the same letter is the same bytes.
///
/// # Errors
/// A refusal when it cannot be set.
pub fn to_pdf(letter: &Letter) -> Result<Vec<u8>, Refusal> {
    let mut blocks = vec![Block::Lead { text: letter.opening.clone() }];
    blocks.extend(letter.under_opening.iter().map(Block::text));
    blocks.push(in_print(&sum::table(letter)));
    blocks.push(Block::Picture {
        svg: letter.waterfall.on_paper(),
        alt: format!(
            "{}. The figures are in the table above and in the appendix.",
            letter.waterfall.title()
        ),
        across: 58,
    });
    blocks.extend(letter.sections.iter().flat_map(section));
    blocks.push(Block::NewPage);
    blocks.push(Block::heading("Appendix"));
    blocks.push(Block::text("From here either side can check the letter by hand."));
    blocks.extend(letter.appendix.iter().flat_map(section));
    blocks.push(Block::heading("What this rests on"));
    blocks.push(Block::Summary { rows: letter.rests_on.clone() });
    pdf::print(&Document {
        title: letter.title(),
        subtitle: format!("{} · {}", letter.contract, letter.standing.said()),
        band: letter
            .invented
            .then(|| "Invented people: nobody in this statement exists.".to_owned()),
        footer: foot(letter),
        made: letter.quarter.last_day(),
        blocks,
    })
}

/// A table as it is printed: the same cells as on a page, days written out.
pub fn in_print(table: &Table) -> Block {
    let columns = table.columns.iter();
    let cell = |cell: &Cell| match cell {
        Cell::Date(day) => said(*day),
        other => shown(other),
    };
    Block::Table {
        caption: table.title.clone(),
        columns: columns
            .map(|column| Column { name: column.title.to_owned(), numeric: right(column.kind) })
            .collect(),
        rows: table.rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
    }
}

/// A table as it is printed under a heading, and the sentence under it where there is one.
pub(crate) fn with_note(table: &Table, heading: &str) -> Vec<Block> {
    let note = Some(&table.note).filter(|note| !note.is_empty());
    std::iter::once(untitled(in_print(table), heading)).chain(note.map(Block::text)).collect()
}

fn section(section: &Section) -> Vec<Block> {
    let mut blocks = vec![Block::heading(&section.title)];
    for block in &section.blocks {
        match block {
            letter::Block::Words(words) => blocks.push(Block::text(words)),
            letter::Block::List(items) => blocks.push(Block::List { items: items.clone() }),
            letter::Block::Table(table) => blocks.extend(with_note(table, &section.title)),
        }
    }
    blocks
}

/// A table right under a heading with its own words need not say them twice.
fn untitled(block: Block, heading: &str) -> Block {
    match block {
        Block::Table { caption, columns, rows } if caption == heading => {
            Block::Table { caption: String::new(), columns, rows }
        }
        other => other,
    }
}

/// The first two things it rests on: the entry, and the digest.
fn foot(letter: &Letter) -> String {
    let pairs = letter.rests_on.iter().take(2).map(|(what, value)| format!("{what}: {value}"));
    pairs.collect::<Vec<_>>().join(" · ")
}
