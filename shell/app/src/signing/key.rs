//! A person's signing key. The server keeps it in the register, sealed with the person's own key,
//! and takes it out only for someone who has just shown again that it is they; on the command line
//! it is a file of the person's own. Source: `docs/formats/signature.md`.

use super::{Signature, Words, bytes, hexadecimal};
use crate::desk::Failure;
use definitions::Refusal;
use ed25519_dalek::{Signer, SigningKey};
use record::{Particular, Record};
use std::fmt;

/// The register's field of a sealed key, under its holder's number.
const FIELD: &str = "credential.signing";

/// A signing key.
#[derive(Clone)]
pub struct Key(SigningKey);

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Key").field(&self.public()).finish()
    }
}

impl Key {
    /// A new key, by chance.
    ///
    /// # Errors
    /// A refusal when the system gives no random numbers.
    pub fn fresh() -> Result<Key, Refusal> {
        let mut random = [0_u8; 32];
        getrandom::fill(&mut random).map_err(|error| {
            Refusal::new("The system gave no random numbers", error.to_string())
        })?;
        Ok(Key(SigningKey::from_bytes(&random)))
    }

    /// The key written as 64 hexadecimal digits, as in a key file.
    ///
    /// # Errors
    /// A refusal when it is not written so.
    pub fn of(text: &str) -> Result<Key, Refusal> {
        let secret = bytes::<32>(text.trim()).ok_or_else(|| {
            Refusal::new(
                "This is not a signing key",
                "A key file holds 64 hexadecimal digits and nothing else",
            )
        })?;
        Ok(Key(SigningKey::from_bytes(&secret)))
    }

    /// The key as it is kept: 64 hexadecimal digits. Whoever has them signs as its holder.
    pub fn secret(&self) -> String {
        hexadecimal(self.0.as_bytes())
    }

    /// The public key, in hexadecimal.
    pub fn public(&self) -> String {
        hexadecimal(self.0.verifying_key().as_bytes())
    }

    /// Signs what one side agrees, for whoever holds the key.
    pub fn sign(&self, words: &Words, holder: &str) -> Signature {
        let signature = hexadecimal(&self.0.sign(&words.bytes()).to_bytes());
        Signature { holder: holder.to_owned(), key: self.public(), signature }
    }

    /// The key as the register keeps it, for a person by number.
    pub(crate) fn sealed(&self, person: &str) -> Particular {
        let (subject, field) = (person.to_owned(), FIELD.to_owned());
        Particular { subject, field, value: self.secret() }
    }

    /// A person's key out of the register. Whoever calls has seen to it that the person has just
    /// shown again that it is they.
    ///
    /// # Errors
    /// A fault of the store, or a refusal when what is kept is no key.
    pub async fn unsealed(record: &Record, person: &str) -> Result<Option<Key>, Failure> {
        let fields = record.register_get(person).await?;
        match fields.get(FIELD).filter(|text| !text.is_empty()) {
            Some(text) => Ok(Some(Key::of(text)?)),
            None => Ok(None),
        }
    }
}
