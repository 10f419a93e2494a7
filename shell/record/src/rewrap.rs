//! Changing the master key: every key is wrapped anew and every keyed digest made anew, in one
//! step. Once the old master key is destroyed, backups from before cannot be read by anyone, and
//! who was forgotten since is forgotten in them too.

use crate::fault::Fault;
use crate::location::Location;
use crate::master::MasterKey;
use crate::record::Record;
use crate::seal::Keys;
use crate::store::Tx;
use crate::tally::Tally;

/// What a change of the master key rewrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rewrapped {
    /// How many subjects have a key.
    pub seals: usize,
    /// How many rows the register has.
    pub register: usize,
}

impl Record {
    /// Changes the master key of the record there from the old one to the new one. Whoever has
    /// it open with the old key is refused from then on.
    pub async fn rewrap(
        location: &Location,
        old: &MasterKey,
        new: &MasterKey,
    ) -> Result<Rewrapped, Fault> {
        let record = Record::open_existing(location, old).await?;
        let done = record.rewrap_all(&Keys::from(new)).await;
        let dropped = record.store.drop_old_rows().await;
        record.close().await;
        dropped?;
        done
    }

    async fn rewrap_all(&self, new: &Keys) -> Result<Rewrapped, Fault> {
        let mut tx = self.store.write().await?;
        match self.rewrap_in(&mut tx, new).await {
            Ok(done) => {
                tx.commit().await?;
                Ok(done)
            }
            Err(fault) => {
                tx.rollback().await?;
                Err(fault)
            }
        }
    }

    async fn rewrap_in(&self, tx: &mut Tx, new: &Keys) -> Result<Rewrapped, Fault> {
        self.standing(tx, "").await?;
        let damaged = || Fault::Damaged("a key or a row outside the chain is damaged".to_owned());
        let (mut tally_found, mut tally) = (Tally::default(), Tally::default());
        let mut seals = tx.seals().await?;
        for row in &mut seals {
            if row.digest != row.digest_due(&self.keys) {
                return Err(damaged());
            }
            tally_found.turn(&row.digest);
            if row.forgotten.is_none() {
                let subject = std::str::from_utf8(&row.subject).map_err(|_| damaged())?;
                let key = zeroize::Zeroizing::new(
                    self.keys.unwrap("subject", subject, &row.wrapped).ok_or_else(damaged)?,
                );
                row.wrapped = new.wrap("subject", subject, &key)?;
            }
            row.digest = row.digest_due(new).to_vec();
            tally.turn(&row.digest);
            tx.put_seal(row).await?;
        }
        let mut register = tx.register(None).await?;
        for row in &mut register {
            if row.digest != row.digest_due(&self.keys) {
                return Err(damaged());
            }
            tally_found.turn(&row.digest);
            row.digest = row.digest_due(new).to_vec();
            tally.turn(&row.digest);
            tx.put_particular(row).await?;
        }
        // A row that is missing must not be forgotten about by making a new tally.
        if Tally::kept(tx).await? != tally_found {
            return Err(damaged());
        }
        tally.keep(tx).await?;
        tx.put_meta("key_check", new.check()).await?;
        tx.put_meta("signing_key", &new.wrap("signing", "", self.signing.as_bytes())?).await?;
        Ok(Rewrapped { seals: seals.len(), register: register.len() })
    }
}
