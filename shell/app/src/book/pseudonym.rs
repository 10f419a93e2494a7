//! Pseudonyms: what stands for a case, a young person or a child wherever their number may not.
//! Made with the book's own secret, so nobody outside can make or undo one.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Makes pseudonyms with one book's secret.
#[derive(Clone, Default)]
pub struct Pseudonyms {
    secret: Vec<u8>,
}

impl std::fmt::Debug for Pseudonyms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pseudonyms(secret)")
    }
}

impl Pseudonyms {
    /// From the secret the book began with.
    pub fn from_secret(secret: &str) -> Pseudonyms {
        Pseudonyms { secret: secret.as_bytes().to_vec() }
    }

    /// A case's pseudonym, as statements and extracts print it: `C-7KQ2MX4A`.
    pub fn case(&self, case: &str) -> String {
        format!("C-{}", self.letters("case", case, 8))
    }

    /// The seal of a young person's facts.
    pub fn person(&self, young_person: &str) -> String {
        format!("P-{}", self.letters("person", young_person, 16))
    }

    /// The seal of a child's filed rows.
    pub fn child(&self, number: &str) -> String {
        format!("N-{}", self.letters("child", number, 16))
    }

    fn letters(&self, what: &str, of: &str, length: usize) -> String {
        const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.secret).expect("any length is a key for HMAC");
        mac.update(what.as_bytes());
        mac.update(b"\0");
        mac.update(of.as_bytes());
        let digest = mac.finalize().into_bytes();
        digest[..length].iter().map(|byte| ALPHABET[usize::from(byte & 31)] as char).collect()
    }
}
