//! The sealed, pseudonymised evidence of a quarter, and recalculating from it alone.

use crate::book::Book;
use crate::desk::{Desk, Failure};
use crate::quarter::calculate::calculate;
use crate::statement::rests_on::rests_on;
use definitions::{Finding, Place, Quarter, Refusal, Weight};
use outcomes::evidence::{Evidence, FORM, Verdict};
use serde::{Deserialize, Serialize};

/// What the file of a quarter's evidence holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sealed {
    /// SHA-256 of the evidence, in hexadecimal.
    pub digest: String,
    /// The record's public key, in hexadecimal.
    pub public_key: String,
    /// The record's signature over the digest, in hexadecimal.
    pub signature: String,
    /// The evidence.
    pub evidence: Evidence,
}

/// The evidence of a quarter: of the settled statement, else of the open proposal.
///
/// # Errors
/// A refusal when the quarter was never proposed, or when what is recorded no longer gives the
/// digest that was agreed.
pub async fn extract(desk: &Desk, quarter: Quarter) -> Result<Sealed, Failure> {
    let state = desk.book.statements.get(&quarter);
    let agreed = state.and_then(|state| {
        let settled = state.settled.as_ref().map(|settled| settled.digest.clone());
        settled.or_else(|| state.open.as_ref().map(|open| open.digest.clone()))
    });
    let (Some(digest), Some(book)) = (agreed, rests_on(desk, quarter).await?) else {
        return Err(Refusal::new(
            format!("{quarter} has no statement"),
            format!("Propose it first: homeward propose {quarter}"),
        )
        .into());
    };
    let evidence = evidence(&book, quarter)?;
    if evidence.digest() != digest && desk.book.forgotten.is_empty() {
        return Err(Refusal::new(
            format!("The evidence of {quarter} is not what was agreed: its digest differs"),
            "Run homeward verify to see what is broken",
        )
        .into());
    }
    let digest = evidence.digest();
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    Ok(Sealed {
        public_key: hex(&desk.record.public_key()),
        signature: hex(&desk.record.sign(digest.as_bytes())),
        digest,
        evidence,
    })
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
    let wrong = |title: String, hint: &str| {
        vec![Finding {
            check: "evidence".into(),
            place: Place::file(name),
            child: None,
            title,
            hint: hint.into(),
            weight: Weight::Refused,
        }]
    };
    let sealed: Sealed = serde_json::from_slice(bytes).map_err(|error| {
        wrong(
            format!("This is not a file of evidence: {error}"),
            "Extract it again with homeward extract",
        )
    })?;
    if sealed.evidence.form != FORM {
        return Err(wrong(
            format!("The evidence is of another form: {}", sealed.evidence.form),
            "Use the version of Homeward that wrote it",
        ));
    }
    if sealed.evidence.digest() != sealed.digest {
        return Err(wrong(changed(&sealed.evidence), "Ask for the extract again"));
    }
    if !record::is_signed(&sealed.public_key, &sealed.signature, sealed.digest.as_bytes()) {
        return Err(wrong(
            "The signature is not the record's".to_owned(),
            "Ask for the extract again",
        ));
    }
    let verdict = sealed.evidence.recompute()?;
    Ok(Recomputed { digest: sealed.digest, public_key: sealed.public_key, verdict })
}

/// Evidence changed after it was sealed, and where it first shows, when it does.
fn changed(evidence: &Evidence) -> String {
    let words = "The evidence does not match its digest: it was changed after it was sealed";
    let first = evidence.recompute().ok().and_then(|verdict| verdict.first_difference);
    match first {
        None => words.to_owned(),
        Some(first) => format!(
            "{words}. It first differs at {}: claimed {}; recalculated {}",
            first.place(),
            first.claimed,
            first.recalculated
        ),
    }
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
