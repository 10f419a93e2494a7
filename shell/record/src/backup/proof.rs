//! What a backup must prove about itself: the chain without a gap, every signed head genuine and
//! on the chain, every row outside the chain in agreement with its digest and the tally.

use super::archive::Row;
use super::{Manifest, head_said};
use crate::entry::{Head, hex};
use crate::rows::{EntryRow, HeadRow};
use crate::seal::Keys;
use crate::signing::SignedHead;
use crate::tally::{TALLY, Tally};

/// Looks at every row once, in the order of the file.
pub(super) struct Proof<'a> {
    /// Without them, keyed digests are not checked.
    keys: Option<&'a Keys>,
    manifest: Manifest,
    head: Head,
    /// The hash of every entry at which a head may be signed.
    hashes: Vec<[u8; 32]>,
    public_key: [u8; 32],
    tally: Tally,
    tally_kept: Tally,
    last_signed: u64,
}

impl<'a> Proof<'a> {
    pub(super) fn new(keys: Option<&'a Keys>) -> Proof<'a> {
        Proof {
            keys,
            manifest: Manifest {
                schema: 0,
                entries: 0,
                signed_heads: 0,
                seals: 0,
                register: 0,
                head: String::new(),
                public_key: String::new(),
            },
            head: Head::EMPTY,
            hashes: Vec::new(),
            public_key: [0; 32],
            tally: Tally::default(),
            tally_kept: Tally::default(),
            last_signed: 0,
        }
    }

    pub(super) fn look(&mut self, row: &Row) -> Result<(), String> {
        match row {
            Row::Meta(name, value) => self.meta(name, value),
            Row::Entry(row) => self.entry(row),
            Row::Head(row) => self.signed(row),
            Row::Seal(row) => {
                self.manifest.seals += 1;
                self.tally.turn(&row.digest);
                match self.keys {
                    Some(keys) if row.digest != row.digest_due(keys) => {
                        Err("a subject's key does not match its digest".to_owned())
                    }
                    _ => Ok(()),
                }
            }
            Row::Register(row) => {
                self.manifest.register += 1;
                self.tally.turn(&row.digest);
                match self.keys {
                    Some(keys) if row.digest != row.digest_due(keys) => {
                        Err("a row of the register does not match its digest".to_owned())
                    }
                    _ => Ok(()),
                }
            }
        }
    }

    /// What the rows add up to.
    pub(super) fn finish(mut self) -> Result<Manifest, String> {
        if self.tally != self.tally_kept {
            return Err("a row of the seals or the register is missing".to_owned());
        }
        if self.last_signed != self.head.seq {
            return Err("its last entry has no signed head".to_owned());
        }
        self.manifest.head = head_said(self.head);
        self.manifest.public_key = hex(&self.public_key);
        Ok(self.manifest)
    }

    fn meta(&mut self, name: &str, value: &[u8]) -> Result<(), String> {
        let strange = || format!("its {name} cannot be read");
        match name {
            "schema" => {
                let text = std::str::from_utf8(value).map_err(|_| strange())?;
                self.manifest.schema = text.parse().map_err(|_| strange())?;
            }
            "public_key" => self.public_key = value.try_into().map_err(|_| strange())?,
            TALLY => self.tally_kept = Tally(value.try_into().map_err(|_| strange())?),
            "key_check" => {
                if let Some(keys) = self.keys {
                    keys.recognise(value).map_err(|fault| fault.to_string())?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn entry(&mut self, row: &EntryRow) -> Result<(), String> {
        let due = row.hash_due();
        let expected = self.head.seq + 1;
        if row.seq.cast_unsigned() != expected {
            return Err(format!("entry {expected} is missing"));
        }
        if row.prev != self.head.hash || row.hash != due {
            return Err(format!("entry {expected} does not match its hash"));
        }
        self.head = Head { seq: expected, hash: due };
        self.hashes.push(due);
        self.manifest.entries += 1;
        Ok(())
    }

    fn signed(&mut self, row: &HeadRow) -> Result<(), String> {
        let wrong = || format!("the signed head at entry {} is not genuine", row.seq);
        let signed = SignedHead::from_row(row).ok_or_else(wrong)?;
        let at = usize::try_from(row.seq - 1).map_err(|_| wrong())?;
        if self.hashes.get(at) != Some(&signed.head.hash) || !signed.is_signed_by(&self.public_key)
        {
            return Err(wrong());
        }
        self.last_signed = self.last_signed.max(signed.head.seq);
        self.manifest.signed_heads += 1;
        Ok(())
    }
}
