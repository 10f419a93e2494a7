//! Signed heads: after every append the record signs where it ends, so that entries cut off its
//! tail are missed. A signed head kept elsewhere, on a statement or in a backup, catches even
//! someone who cuts the signed heads too. Format: `docs/formats/record.md`.

use crate::entry::Head;
use crate::fault::Fault;
use crate::rows::HeadRow;
use crate::seal::{Keys, random};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use zeroize::Zeroizing;

/// The record's statement that at this moment it ended here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedHead {
    /// Where the record ended.
    pub head: Head,
    /// When it was signed: microseconds since 1970, UTC.
    pub at: i64,
    /// The Ed25519 signature.
    pub signature: [u8; 64],
}

impl SignedHead {
    pub(crate) fn sign(key: &SigningKey, head: Head, at: i64) -> SignedHead {
        let signature = key.sign(&message(head, at)).to_bytes();
        SignedHead { head, at, signature }
    }

    /// Whether the record with this public key signed it.
    pub fn is_signed_by(&self, public_key: &[u8; 32]) -> bool {
        let signature = Signature::from_bytes(&self.signature);
        VerifyingKey::from_bytes(public_key)
            .is_ok_and(|key| key.verify_strict(&message(self.head, self.at), &signature).is_ok())
    }

    pub(crate) fn row(&self) -> HeadRow {
        HeadRow {
            seq: self.head.seq.cast_signed(),
            hash: self.head.hash.to_vec(),
            at: self.at,
            signature: self.signature.to_vec(),
        }
    }

    /// `None` when the row does not even have the right lengths.
    pub(crate) fn from_row(row: &HeadRow) -> Option<SignedHead> {
        Some(SignedHead {
            head: Head { seq: row.seq.cast_unsigned(), hash: row.hash.as_slice().try_into().ok()? },
            at: row.at,
            signature: row.signature.as_slice().try_into().ok()?,
        })
    }
}

impl crate::Record {
    /// Signs the digest of something handed out, such as an extract, with the record's key.
    pub fn sign(&self, digest: &[u8]) -> [u8; 64] {
        self.signing.sign(&handed_out(digest)).to_bytes()
    }
}

/// Whether the record with this public key signed this digest; key and signature in
/// hexadecimal, as a file carries them.
pub fn is_signed(public_key: &str, signature: &str, digest: &[u8]) -> bool {
    let (Some(key), Some(signature)) = (unhex::<32>(public_key), unhex::<64>(signature)) else {
        return false;
    };
    VerifyingKey::from_bytes(&key).is_ok_and(|key| {
        key.verify_strict(&handed_out(digest), &Signature::from_bytes(&signature)).is_ok()
    })
}

fn handed_out(digest: &[u8]) -> Vec<u8> {
    [b"homeward handed out".as_slice(), digest].concat()
}

fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let bytes: Option<Vec<u8>> = text.as_bytes().chunks(2).map(digits).collect();
    bytes?.try_into().ok()
}

fn message(head: Head, at: i64) -> Vec<u8> {
    [b"homeward head".as_slice(), &head.seq.to_be_bytes(), &head.hash, &at.to_be_bytes()].concat()
}

/// A new signing key, and how it is kept.
pub(crate) fn generate(keys: &Keys) -> Result<(SigningKey, Vec<u8>), Fault> {
    let bytes = Zeroizing::new(random::<32>()?);
    Ok((SigningKey::from_bytes(&bytes), keys.wrap("signing", "", bytes.as_ref())?))
}

/// The signing key as it is kept, unwrapped.
pub(crate) fn unwrap(keys: &Keys, wrapped: &[u8]) -> Option<SigningKey> {
    let bytes = Zeroizing::new(keys.unwrap("signing", "", wrapped)?);
    Some(SigningKey::from_bytes(bytes.as_slice().try_into().ok()?))
}
