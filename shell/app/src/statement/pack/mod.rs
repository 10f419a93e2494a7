//! The evidence pack of a quarter: everything an auditor needs to prove the figure years later, in
//! one file. The contract as it stood, the days by pseudonym, the rows that were repaired, the
//! switches, the statement, who agreed it, and a manifest signed by the record. The format is
//! `docs/formats/pack.md`.

mod compare;
mod manifest;
mod prove;
mod write;
pub mod zip;

pub use manifest::{Agreement, File, Manifest, Stood};
pub use prove::{Proof, fingerprint, prove};
pub use write::{Pack, pack};

/// The form of the packs this program writes and reads.
pub const FORM: &str = "homeward pack 1";

/// The names of the files in a pack, but for the contract's pages, which are under `contract/`.
pub(crate) mod names {
    /// What this is, for whoever opens it.
    pub const README: &str = "README.txt";
    /// Who agreed, for which side, when.
    pub const AGREEMENTS: &str = "agreements.json";
    /// The folder of the contract's pages.
    pub const CONTRACT: &str = "contract/";
    /// The sealed evidence, as it is extracted.
    pub const EVIDENCE: &str = "evidence.json";
    /// The manifest.
    pub const MANIFEST: &str = "manifest.json";
    /// The record's signature over the manifest.
    pub const SIGNATURE: &str = "manifest.sig";
    /// The rows the merge of years changed or left out.
    pub const REPAIRED: &str = "repaired.csv";
    /// The statement's cohorts and tracking quarters.
    pub const CELLS: &str = "statement.csv";
    /// The statement to be read in a browser and printed.
    pub const PAGE: &str = "statement.html";
    /// The statement as a value.
    pub const STATEMENT: &str = "statement.json";
    /// The statement as text.
    pub const TEXT: &str = "statement.txt";
    /// Every switch of the contract in force.
    pub const SWITCHES: &str = "switches.csv";
}
