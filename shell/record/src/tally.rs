//! The digests of the rows that stand outside the chain, and their tally: all of them added
//! together bit by bit, kept in `meta`, so that a row that goes missing or comes back is noticed.

use crate::fault::Fault;
use crate::rows::{RegisterRow, SealRow};
use crate::seal::{Digest, Keys};
use crate::store::Tx;

/// Where the tally is kept.
pub(crate) const TALLY: &str = "tally";

/// The digests of a set of rows, added together.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally(pub [u8; 32]);

impl Tally {
    /// Adds a digest, or takes it away again: both are the same.
    pub(crate) fn turn(&mut self, digest: &[u8]) {
        for (sum, byte) in self.0.iter_mut().zip(digest) {
            *sum ^= byte;
        }
    }

    pub(crate) async fn kept(tx: &mut Tx) -> Result<Tally, Fault> {
        let kept = tx.meta(TALLY).await?.unwrap_or_default();
        kept.try_into()
            .map(Tally)
            .map_err(|_| Fault::Damaged("the tally of the register is damaged".to_owned()))
    }

    pub(crate) async fn keep(&self, tx: &mut Tx) -> Result<(), Fault> {
        tx.put_meta(TALLY, &self.0).await
    }
}

impl SealRow {
    pub(crate) fn digest_due(&self, keys: &Keys) -> Digest {
        let forgotten = self.forgotten.map(i64::to_be_bytes);
        let forgotten: &[u8] = forgotten.as_ref().map_or(&[], |bytes| bytes);
        keys.digest(&[b"seal", &self.subject, &self.wrapped, forgotten])
    }
}

impl RegisterRow {
    pub(crate) fn digest_due(&self, keys: &Keys) -> Digest {
        keys.digest(&[b"register", &self.subject, &self.field, &self.value])
    }
}
