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
            head: Head {
                seq: row.seq.cast_unsigned(),
                hash: row.hash.as_slice().try_into().ok()?,
            },
            at: row.at,
            signature: row.signature.as_slice().try_into().ok()?,
        })
    }
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
