//! Signing what a side agrees: a person's own Ed25519 key, the bytes that are signed, and how
//! anyone checks a signature with nothing but the public key. Format: `docs/formats/signature.md`.

pub mod key;
pub mod make;

use crate::actor::Side;
use definitions::{Money, Quarter, Refusal};
use ed25519_dalek::{Signature as Bytes, VerifyingKey};
pub use key::Key;
use serde::{Deserialize, Serialize};

/// What one side signs of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The measurement quarter.
    pub quarter: Quarter,
    /// The side signed for.
    pub side: Side,
    /// The amount shown.
    pub amount: Money,
    /// The digest of the evidence behind it, in hexadecimal.
    pub digest: String,
}

/// A signature under what one side agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Who signed, as the record names who acts, such as `payer:f.officer`.
    pub holder: String,
    /// The holder's public key, 32 bytes in hexadecimal.
    pub key: String,
    /// The Ed25519 signature, 64 bytes in hexadecimal.
    pub signature: String,
}

impl Words {
    /// The exact bytes that are signed: five lines of text, each ended by a line feed.
    pub fn bytes(&self) -> Vec<u8> {
        let side = match self.side {
            Side::Payer => "payer",
            Side::Spv => "spv",
        };
        format!(
            "homeward agreement 1\nquarter {}\nside {side}\npence {}\nevidence {}\n",
            self.quarter, self.amount.0, self.digest
        )
        .into_bytes()
    }
}

/// Checks a signature under these words. It says whose key made it; that the key is the person's
/// is for the record, which has the key as a fact of its own.
///
/// # Errors
/// A refusal when the key or the signature cannot be read, or the signature is not of these words.
pub fn verify(words: &Words, signature: &Signature) -> Result<(), Refusal> {
    let key = bytes::<32>(&signature.key)
        .and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok())
        .ok_or_else(|| unread("public key"))?;
    let made = bytes::<64>(&signature.signature).ok_or_else(|| unread("signature"))?;
    key.verify_strict(&words.bytes(), &Bytes::from_bytes(&made)).map_err(|_| {
        Refusal::new(
            format!(
                "The signature of {} is not of {} for the {} in the statement of {}",
                signature.holder, words.amount, words.side, words.quarter
            ),
            "It is of another quarter, another amount, another side or other evidence, or it was altered. Read the statement and sign it again",
        )
    })
}

fn unread(what: &str) -> Refusal {
    Refusal::new(
        format!("The {what} cannot be read"),
        "It is written in hexadecimal; see docs/formats/signature.md",
    )
}

pub(crate) fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0_u8; N];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(bytes)
}

pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        let digest = "ab".repeat(32);
        Words {
            quarter: "2014-Q2".parse().unwrap(),
            side: Side::Payer,
            amount: Money(153_664),
            digest,
        }
    }

    fn key() -> Key {
        Key::of(&"07".repeat(32)).unwrap()
    }

    #[test]
    fn the_bytes_signed_are_five_lines() {
        let text = String::from_utf8(words().bytes()).unwrap();
        let digest = "ab".repeat(32);
        assert_eq!(
            text,
            format!(
                "homeward agreement 1\nquarter 2014-Q2\nside payer\npence 153664\nevidence {digest}\n"
            )
        );
    }

    #[test]
    fn a_signature_is_of_one_quarter_one_side_one_amount_and_one_evidence() {
        let words = words();
        let signature = key().sign(&words, "payer:f.officer");
        assert_eq!(verify(&words, &signature), Ok(()));
        let others = [
            Words { quarter: "2014-Q3".parse().unwrap(), ..words.clone() },
            Words { side: Side::Spv, ..words.clone() },
            Words { amount: Money(153_665), ..words.clone() },
            Words { digest: "cd".repeat(32), ..words.clone() },
        ];
        for other in others {
            let refusal = verify(&other, &signature).unwrap_err();
            assert!(refusal.title.contains("is not of"), "{}", refusal.title);
        }
    }

    #[test]
    fn a_flipped_letter_of_key_or_signature_is_refused() {
        let words = words();
        let good = key().sign(&words, "payer:f.officer");
        let flipped = |text: &str| {
            let end = if text.ends_with('0') { "1" } else { "0" };
            format!("{}{end}", &text[..text.len() - 1])
        };
        let signature = Signature { signature: flipped(&good.signature), ..good.clone() };
        assert!(verify(&words, &signature).is_err());
        assert!(verify(&words, &Signature { key: flipped(&good.key), ..good.clone() }).is_err());
        let short = Signature { key: "ab".to_owned(), ..good };
        assert_eq!(verify(&words, &short).unwrap_err().title, "The public key cannot be read");
    }
}
