//! The sealed, pseudonymised evidence of a quarter, and recalculating from it alone.

use crate::book::Book;
use crate::desk::{Desk, Failure};
use crate::quarter::calculate::calculate;
use crate::statement::rests_on;
use definitions::{Finding, Quarter, Refusal};
use outcomes::evidence::{Evidence, Sealed, Verdict};
use record::Record;
use serde::Serialize;

/// The evidence of a quarter: of the settled statement, else of the open proposal.
///
/// # Errors
/// A refusal when the quarter was never proposed, or when what is recorded no longer gives the
/// digest that was agreed.
pub async fn extract(desk: &Desk, quarter: Quarter) -> Result<Sealed, Failure> {
    sealed(&desk.record, &desk.book, quarter).await
}

/// The same of a book and the record it was folded from.
///
/// # Errors
/// As for `extract`.
pub async fn sealed(record: &Record, now: &Book, quarter: Quarter) -> Result<Sealed, Failure> {
    let state = now.statements.get(&quarter);
    let agreed = state.and_then(|state| {
        let settled = state.settled.as_ref().map(|settled| settled.digest.clone());
        settled.or_else(|| state.open.as_ref().map(|open| open.digest.clone()))
    });
    let (Some(digest), Some(book)) = (agreed, rests_on::of(record, now, quarter).await?) else {
        return Err(Refusal::new(
            format!("{quarter} has no statement"),
            format!("Propose it first: homeward propose {quarter}"),
        )
        .into());
    };
    let evidence = evidence(&book, quarter)?;
    if evidence.digest() != digest && now.forgotten.is_empty() {
        return Err(Refusal::new(
            format!("The evidence of {quarter} is not what was agreed: its digest differs"),
            "Run homeward verify to see what is broken",
        )
        .into());
    }
    Ok(seal(record, evidence))
}

/// Evidence sealed with a record's key.
pub(crate) fn seal(record: &Record, evidence: Evidence) -> Sealed {
    let digest = evidence.digest();
    Sealed {
        public_key: hex(&record.public_key()),
        signature: hex(&record.sign(digest.as_bytes())),
        digest,
        evidence,
    }
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The evidence of a quarter on a book.
///
/// # Errors
/// A refusal when the book has no contract.
pub fn evidence(book: &Book, quarter: Quarter) -> Result<Evidence, Refusal> {
    Ok(calculate(book, quarter, None)?.evidence(book))
}

/// Calculates again from a file of evidence, with nothing else.
///
/// # Errors
/// Every finding at once when the file is not evidence, was changed, or its contract cannot be
/// read.
pub fn recompute(name: &str, bytes: &[u8]) -> Result<Recomputed, Vec<Finding>> {
    let sealed = read(name, bytes)?;
    let verdict = sealed.evidence.recompute()?;
    Ok(Recomputed { digest: sealed.digest, public_key: sealed.public_key, verdict })
}

/// Reads a file of evidence: whole, and signed by the key it names.
///
/// # Errors
/// A finding when it is not.
pub fn read(name: &str, bytes: &[u8]) -> Result<Sealed, Vec<Finding>> {
    Sealed::read(name, bytes, |sealed| {
        record::is_signed(&sealed.public_key, &sealed.signature, sealed.digest.as_bytes())
    })
}

/// A recalculation, and what the file says of itself: compare the key with the record's own.
#[derive(Clone, Debug, Serialize)]
pub struct Recomputed {
    /// The digest of the evidence.
    pub digest: String,
    /// The key its signature was checked with.
    pub public_key: String,
    /// What the recalculation found.
    #[serde(flatten)]
    pub verdict: Verdict,
}
