//! Random tokens, digests and texts that are never printed and leave memory when dropped.

use crate::fault::Fault;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fmt;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// A text that is never printed.
#[derive(Clone, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes a text into keeping.
    pub fn new(text: impl Into<String>) -> Secret {
        Secret(Zeroizing::new(text.into()))
    }

    /// The text itself, for the one place that needs it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Secret {
        Secret::new(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Secret {
        Secret::new(text)
    }
}

impl From<Secret> for String {
    fn from(secret: Secret) -> String {
        secret.reveal().to_owned()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// 256 bits by chance, as text for a cookie or a link: whoever holds it is who it was given to.
#[derive(Clone)]
pub struct Token(Zeroizing<String>);

impl Token {
    /// A new one.
    pub fn new() -> Result<Token, Fault> {
        let bytes = Zeroizing::new(random_bytes::<32>()?);
        Ok(Token(Zeroizing::new(URL_SAFE_NO_PAD.encode(*bytes))))
    }

    /// The token itself: 43 letters, digits, hyphens and underscores.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is kept of it.
    pub fn digest(&self) -> Digest {
        Digest::of(self.reveal())
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// The digest of a text that has a token's shape; anything else was never given out.
pub(crate) fn digest_of_token(text: &str) -> Option<Digest> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (text.len() == 43 && text.bytes().all(plain)).then(|| Digest::of(text))
}

/// A SHA-256 digest. Two are compared in constant time.
#[derive(Clone, Copy, Eq, PartialOrd, Ord)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of some bytes.
    pub fn of(bytes: impl AsRef<[u8]>) -> Digest {
        Digest(Sha256::digest(bytes.as_ref()).into())
    }

    /// Reads 64 hexadecimal digits, as they are written by `Display`.
    pub fn parse(hex: &str) -> Option<Digest> {
        if hex.len() != 64 || !hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(hex.as_bytes().chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Digest(bytes))
    }

    /// The first twelve digits, enough to tell one person's sessions apart.
    pub fn short(&self) -> String {
        self.to_string()[..12].to_owned()
    }

    /// The bytes themselves.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// A digest as it was kept.
    pub(crate) fn kept(bytes: &[u8]) -> Result<Digest, Fault> {
        let bytes = bytes.try_into();
        bytes.map(Digest).map_err(|_| Fault::Damaged("a kept digest has the wrong length".into()))
    }
}

impl PartialEq for Digest {
    fn eq(&self, other: &Digest) -> bool {
        same(&self.0, &other.0)
    }
}

impl std::hash::Hash for Digest {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({})", self.short())
    }
}

/// Whether two runs of bytes are the same, in a time that tells nothing but their lengths.
pub fn same(a: &[u8], b: &[u8]) -> bool {
    a.ct_eq(b).into()
}

/// Random bytes from the system.
pub fn random_bytes<const N: usize>() -> Result<[u8; N], Fault> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|why| Fault::Chance(why.to_string()))?;
    Ok(bytes)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_never_given_twice_and_has_the_shape_it_is_known_by() {
        let (one, two) = (Token::new().unwrap(), Token::new().unwrap());
        assert_ne!(one.reveal(), two.reveal());
        assert_eq!(digest_of_token(one.reveal()), Some(one.digest()));
        assert_eq!(digest_of_token(&one.reveal()[..42]), None);
        assert_eq!(digest_of_token(&"é".repeat(43)), None);
    }

    #[test]
    fn a_digest_reads_back_what_it_writes() {
        let digest = Digest::of("abc");
        let written = digest.to_string();
        assert!(written.starts_with("ba7816bf8f01cfea"));
        assert_eq!(Digest::parse(&written), Some(digest));
        assert_eq!(Digest::parse(&written[1..]), None);
        assert_eq!(Digest::parse(&"g".repeat(64)), None);
        assert_ne!(Digest::of("abd"), digest);
    }

    #[test]
    fn what_is_secret_is_not_printed() {
        let token = Token::new().unwrap();
        assert_eq!(format!("{:?} {token:?}", Secret::new("hush")), "Secret(…) Token(…)");
    }

    #[test]
    fn only_equal_bytes_are_the_same() {
        assert!(same(b"abc", b"abc"));
        assert!(!same(b"abc", b"abd"));
        assert!(!same(b"abc", b"ab"));
    }
}
