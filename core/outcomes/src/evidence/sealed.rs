//! The file of a quarter's evidence: the evidence, its digest, and a signature over the digest by
//! the record it came from. Whose key that is, and whether the signature is good, is for whoever
//! reads the file to check; here it is read, and found whole or not.

use crate::evidence::{Evidence, FORM};
use definitions::{Finding, Place, Weight};
use serde::{Deserialize, Serialize};

/// What the file of a quarter's evidence holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

impl Sealed {
    /// Reads a file, and finds whether it is as it was sealed. `is_signed` says whether a key, as
    /// the file has it, signed the digest.
    ///
    /// # Errors
    /// A finding when the file is not evidence, is of another form, does not match its digest, or
    /// is not signed.
    pub fn read(
        name: &str,
        bytes: &[u8],
        is_signed: impl Fn(&Sealed) -> bool,
    ) -> Result<Sealed, Vec<Finding>> {
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
            return Err(wrong(sealed.evidence.changed(), "Ask for the extract again"));
        }
        if !is_signed(&sealed) {
            return Err(wrong(
                "The signature is not the record's".to_owned(),
                "Ask for the extract again",
            ));
        }
        Ok(sealed)
    }
}

impl Evidence {
    /// What is said of evidence that was changed after it was sealed, with where it first shows,
    /// when it does.
    pub fn changed(&self) -> String {
        let words = "The evidence does not match its digest: it was changed after it was sealed";
        let first = self.recompute().ok().and_then(|verdict| verdict.first_difference);
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
}
