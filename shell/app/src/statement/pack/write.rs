//! Writing the pack of a quarter that both sides agreed.

use crate::book::Book;
use crate::desk::Failure;
use crate::paper::{
    Letter, Readers, repaired, repaired_table, table_to_csv, terms, to_csv, to_html, to_text,
};
use crate::quarter::contract;
use crate::quarter::extract::{hex, seal};
use crate::quarter::sure::HowSure;
use crate::statement::letter::letter;
use crate::statement::pack::manifest::{self, Manifest, Stood};
use crate::statement::pack::zip::{self, Files};
use crate::statement::pack::{FORM, names};
use crate::statement::read::agreed;
use definitions::{Date, Quarter, Refusal, Table};
use outcomes::Contract;
use record::Record;
use serde::Serialize;

/// How wide the statement is as text, in characters.
const WIDTH: usize = 90;

/// A pack, and whose rows are in it.
pub struct Pack {
    /// The zip.
    pub bytes: Vec<u8>,
    /// What it says of itself.
    pub manifest: Manifest,
    /// The pseudonyms of the cases in it, for the log of reads.
    pub subjects: Vec<String>,
}

/// The evidence pack of a quarter both sides agreed. `now` is the book of the record. The same
/// facts give the same bytes.
///
/// # Errors
/// A refusal when the quarter is not agreed, or when what is recorded no longer gives the digest
/// that was agreed; a fault when the record cannot be read.
pub async fn pack(
    record: &Record,
    now: &Book,
    quarter: Quarter,
    invented: bool,
) -> Result<Pack, Failure> {
    let state = now.statements.get(&quarter);
    let settled = state.and_then(|state| state.settled.as_ref());
    let (Some(settled), Some((book, calculation))) = (settled, agreed(record, now, quarter).await?)
    else {
        return Err(Refusal::new(
            format!("{quarter} is not agreed by both sides, so there is no pack of it yet"),
            format!("Its evidence can be had already: homeward extract {quarter}"),
        )
        .into());
    };
    let evidence = calculation.evidence(&book);
    let forgotten_since = !now.forgotten.is_empty() && evidence.digest() != settled.digest;
    if evidence.digest() != settled.digest && !forgotten_since {
        return Err(Refusal::new(
            format!("The evidence of {quarter} is not what was agreed: its digest differs"),
            "Run homeward verify to see what is broken",
        )
        .into());
    }
    let subjects = evidence.children.iter().map(|child| child.key.clone()).collect();
    let readers = Readers::Partnership;
    let letter = letter(&book, &calculation, state, invented, readers, HowSure::Later)?;
    let mut files = printed(&letter);
    let mut put = |name: &str, bytes: Vec<u8>| files.insert(name.to_owned(), bytes);
    for (name, text) in &evidence.contract {
        put(&format!("{}{name}", names::CONTRACT), text.clone().into_bytes());
    }
    let day = quarter.last_day();
    let contract = contract(&book)?;
    put(names::SWITCHES, table_to_csv(&switches(contract, day)).into_bytes());
    let rows = repaired(&calculation.children);
    put(names::REPAIRED, table_to_csv(&repaired_table(&rows)).into_bytes());
    put(names::STATEMENT, json(&calculation.statement));
    put(names::AGREEMENTS, json(&manifest::agreements(now, settled)));
    put(names::EVIDENCE, as_extracted(&seal(record, evidence)));
    put(names::README, readme(quarter, invented).into_bytes());
    let manifest = Manifest {
        form: FORM.to_owned(),
        quarter,
        payment: settled.settlement.payment,
        agreed_digest: settled.digest.clone(),
        forgotten_since,
        invented,
        rests_on: stood(record, settled.as_of).await?,
        settled_by: stood(record, settled.entry).await?,
        public_key: hex(&record.public_key()),
        files: manifest::listed(&files),
    };
    let bytes = signed(record, files, &manifest);
    Ok(Pack { bytes, manifest, subjects })
}

/// Every switch in force on a day, in one table.
pub(super) fn switches(contract: &Contract, day: Date) -> Table {
    let [mut all, tracking, days] = terms(contract, day);
    all.rows.extend(tracking.rows.into_iter().chain(days.rows));
    all
}

/// The files with their manifest and its signature, as a zip.
pub(super) fn signed(record: &Record, mut files: Files, manifest: &Manifest) -> Vec<u8> {
    let written = json(manifest);
    let signature = hex(&record.sign(&Manifest::signed(&written)));
    files.insert(names::MANIFEST.to_owned(), written);
    files.insert(names::SIGNATURE.to_owned(), format!("{signature}\n").into_bytes());
    zip::write(&files)
}

fn printed(letter: &Letter) -> Files {
    let file = |name: &str, text: String| (name.to_owned(), text.into_bytes());
    [
        file(names::CELLS, to_csv(letter)),
        file(names::PAGE, to_html(letter)),
        file(names::TEXT, to_text(letter, WIDTH)),
    ]
    .into()
}

/// A value as JSON that people can read too.
pub(super) fn json(value: &impl Serialize) -> Vec<u8> {
    let mut written = serde_json::to_vec_pretty(value).expect("what a pack holds is plain data");
    written.push(b'\n');
    written
}

/// The evidence byte for byte as `homeward extract` saves it.
fn as_extracted(sealed: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(sealed).expect("evidence is plain data")
}

/// Where the record's chain stood at an entry.
async fn stood(record: &Record, entry: u64) -> Result<Stood, Failure> {
    let found = record.read_before(entry, entry + 1).rest().await?;
    let hash = found.first().map(|found| hex(&found.hash)).ok_or_else(|| {
        Refusal::new(format!("The record has no entry {entry}"), "Run homeward verify")
    })?;
    Ok(Stood { entry, hash })
}

fn readme(quarter: Quarter, invented: bool) -> String {
    let people = match invented {
        true => "Everyone in it is invented.\n\n",
        false => "",
    };
    format!(
        "The evidence of {quarter}: why this payment was agreed, and from what.\n\n\
         {people}\
         To prove it, with nothing but this file and the program:\n\n    \
         homeward verify pack-{quarter}.zip\n\n\
         Young people are named by pseudonyms that only the record they come from can resolve.\n\
         Keep it as you keep the claim it belongs to.\n\n\
         statement.html, .txt, .csv, .json   the statement as it was agreed\n\
         agreements.json                     who agreed it, for which side, when\n\
         evidence.json                       every day it rests on, and every line claimed\n\
         repaired.csv, switches.csv          rows the merge of years changed; terms in force\n\
         contract/                           the contract's pages as they stood\n\
         manifest.json, manifest.sig         every file's digest, signed by the record\n"
    )
}
