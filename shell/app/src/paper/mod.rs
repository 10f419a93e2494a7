//! How a statement looks and how tables leave: one letter, made once as words and tables, then
//! written for a terminal, a page of paper, CSV or Excel. No sum is done here that the
//! settlement has not done; what is shown adds up because its parts are the settlement's own.
//! The direction is `docs/face.md`.

mod adjusted;
mod agreement;
mod appendix;
mod baseline;
mod cell;
mod csv;
mod excel;
mod figures;
mod headline;
mod html;
mod letter;
mod pdf;
mod standing;
mod sum;
mod sure;
mod switches;
mod table_text;
#[cfg(test)]
mod testing;
mod text;
mod waterfall;
mod words;

pub use self::csv::{table_to_csv, to_csv};
pub(crate) use self::pdf::with_note;
pub use self::pdf::{in_print, to_pdf};
pub(crate) use appendix::{cells, repaired_table, terms};
pub(crate) use cell::count;
pub(crate) use excel::{begun, heading, tables_into};
pub use excel::{tables_to_excel, to_excel};
pub(crate) use html::page;
pub use html::to_html;
pub use letter::{Block, Letter, Readers, Repaired, Section, Sources, repaired};
pub use standing::Standing;
pub use sum::Line;
pub(crate) use sum::lines;
pub use sure::AT_BASELINES;
pub use table_text::{table_to_text, wrapped};
pub use text::{how_sure, to_short_text, to_text};
pub use waterfall::{Bar, Waterfall};

#[cfg(test)]
mod tests;
