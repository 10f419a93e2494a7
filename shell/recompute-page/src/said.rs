//! What is said of a file of evidence, or of two: a title, and a line for each thing found.

use definitions::Finding;
use ed25519_dalek::{Signature, VerifyingKey};
use outcomes::evidence::{Difference, Sealed};
use serde::Serialize;

/// The answer, as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    /// The answer in one line.
    pub title: String,
    /// Whether everything agrees.
    pub agrees: bool,
    /// What was found, a line each.
    pub words: Vec<String>,
}

/// Calculates a quarter again from its evidence.
pub fn again(bytes: &[u8]) -> Said {
    let verdict = read(bytes).and_then(|sealed| Ok((sealed.evidence.recompute()?, sealed)));
    let (verdict, sealed) = match verdict {
        Ok(found) => found,
        Err(findings) => return refused(&findings),
    };
    let counted = format!(
        "{}, each counted again, day by day: child-quarters {}, children {}.",
        verdict.quarter, verdict.child_quarters, verdict.children
    );
    let mut words = vec![counted];
    let title = match &verdict.first_difference {
        None => format!("It agrees: {} follows from it", verdict.settlement.payment),
        Some(first) => {
            words.extend(differs(first, ["Claimed", "Recalculated"]));
            words.push(format!(
                "The payment would be {}, not {}.",
                verdict.settlement.payment, verdict.claimed
            ));
            "It differs from what is claimed".to_owned()
        }
    };
    words.extend(rests_on(&sealed));
    Said { title, agrees: verdict.agrees, words }
}

/// Calculates two files of one quarter again and sets them side by side.
pub fn against(one: &[u8], other: &[u8]) -> Said {
    let both = read(one).and_then(|one| Ok((one, read(other)?)));
    let compared = both.and_then(|(one, other)| Ok((one.evidence.against(&other.evidence)?, one)));
    match compared {
        Err(findings) => refused(&findings),
        Ok((None, one)) => Said {
            title: "The two agree".to_owned(),
            agrees: true,
            words: vec![format!(
                "On every day, every line and the payment, calculated again from each: {}.",
                one.evidence.settlement.payment
            )],
        },
        Ok((Some(first), _)) => Said {
            title: "The two differ".to_owned(),
            agrees: false,
            words: differs(&first, ["The first file", "The other"]).to_vec(),
        },
    }
}

fn differs(first: &Difference, [one, other]: [&str; 2]) -> [String; 3] {
    [
        format!("They part first at {}.", first.place()),
        format!("{one}: {}.", first.claimed),
        format!("{other}: {}.", first.recalculated),
    ]
}

fn rests_on(sealed: &Sealed) -> [String; 2] {
    [
        format!("Digest {}: compare it with the one both sides agreed.", sealed.digest),
        format!("Signed with the key {}: compare it with the record’s.", sealed.public_key),
    ]
}

fn refused(findings: &[Finding]) -> Said {
    let words = findings.iter().map(|found| format!("{}. {}.", found.title, found.hint));
    Said { title: "It cannot be used".to_owned(), agrees: false, words: words.collect() }
}

fn read(bytes: &[u8]) -> Result<Sealed, Vec<Finding>> {
    Sealed::read("the file", bytes, is_signed)
}

/// Whether the key a file names signed its digest, as `docs/formats/pack.md` says.
fn is_signed(sealed: &Sealed) -> bool {
    let signed = format!("homeward handed out{}", sealed.digest);
    let (Some(key), Some(signature)) =
        (unhex::<32>(&sealed.public_key), unhex::<64>(&sealed.signature))
    else {
        return false;
    };
    VerifyingKey::from_bytes(&key).is_ok_and(|key| {
        key.verify_strict(signed.as_bytes(), &Signature::from_bytes(&signature)).is_ok()
    })
}

fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let bytes: Option<Vec<u8>> = text.as_bytes().chunks(2).map(digits).collect();
    bytes?.try_into().ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may")]

    use super::*;

    /// As `homeward extract` saved it of the worked example, at its first statement.
    const EVIDENCE: &[u8] =
        include_bytes!("../../../tests/cases/late-correction/evidence-2014-Q2.json");

    fn changed(from: &str, to: &str) -> Vec<u8> {
        let text = std::str::from_utf8(EVIDENCE).unwrap();
        assert!(text.contains(from));
        text.replacen(from, to, 1).into_bytes()
    }

    #[test]
    fn evidence_as_it_was_saved_gives_the_amount_that_was_agreed() {
        let said = again(EVIDENCE);
        assert_eq!(said.title, "It agrees: £1,571.17 follows from it");
        assert!(said.agrees);
        assert_eq!(
            said.words[0],
            "2014-Q2, each counted again, day by day: child-quarters 10, children 1."
        );
    }

    #[test]
    fn a_day_moved_is_refused_with_the_child_and_the_day() {
        let covered = "\"covered\":[{\"began\":\"2014-04-0";
        let said = again(&changed(&format!("{covered}1"), &format!("{covered}2")));
        assert!(!said.agrees);
        assert!(said.words[0].contains("It first differs at case C-"), "{:?}", said.words);
    }

    #[test]
    fn another_signature_is_refused() {
        let text = std::str::from_utf8(EVIDENCE).unwrap();
        let at = text.find("\"signature\":\"").unwrap() + "\"signature\":\"".len();
        let mut bytes = EVIDENCE.to_vec();
        bytes[at] = if bytes[at] == b'0' { b'1' } else { b'0' };
        assert_eq!(
            again(&bytes).words,
            ["The signature is not the record's. Ask for the extract again."]
        );
    }

    #[test]
    fn two_files_that_are_alike_agree() {
        let said = against(EVIDENCE, EVIDENCE);
        assert_eq!((said.title.as_str(), said.agrees), ("The two agree", true));
        assert!(!against(EVIDENCE, b"").agrees);
    }
}
