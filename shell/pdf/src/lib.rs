//! Paper: headings, sentences, tables and pictures in, an accessible PDF out.
//!
//! The one crate that knows how a PDF is set. What comes out is PDF/UA-1: tagged, with a title, a
//! language, table headers and words for every picture; setting it fails when one is missing. The
//! same document gives the same bytes, so a paper can be hashed, and made again years later.

mod desk;
mod document;
mod set;

pub use document::{Block, Column, Document};
pub use set::print;
