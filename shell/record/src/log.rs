//! Writing: a command's entries, what it puts into the register and whom it forgets become
//! durable together or not at all, and only if the record still ends where the writer thought.

use crate::entry::{Appended, Draft, Head};
use crate::fault::Fault;
use crate::record::Record;
use crate::register::Particular;
use crate::rows::{EntryRow, RegisterRow, SealRow};
use crate::seal::SubjectKey;
use crate::signing::SignedHead;
use crate::store::Tx;
use crate::tally::Tally;
use std::collections::{BTreeSet, HashMap};

/// Everything one command changes.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// The command's own id; the same id is never recorded twice.
    pub command: String,
    /// Who gives the command.
    pub by: String,
    /// When: microseconds since 1970, UTC.
    pub at: i64,
    /// What is to be recorded, in order; at least one thing.
    pub drafts: Vec<Draft>,
    /// What the register is to say from now on.
    pub register: Vec<Particular>,
    /// Whose keys are to be destroyed, with what the register says of them.
    pub forget: Vec<String>,
}

/// What became of a command that forgets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forgotten {
    /// The entries that record it.
    pub appended: Appended,
    /// Whether the destroyed bytes have left the database's files. When a long reading held
    /// them, they go with the next forgetting or when the last connection closes.
    pub dropped: bool,
}

impl Record {
    /// Appends a command's entries: all of them, durably, or none. Refused with
    /// [`Fault::Conflict`] when the record no longer ends at `expected_head`; a command already
    /// recorded is not recorded twice.
    pub async fn append(
        &self,
        command: &str,
        by: &str,
        at: i64,
        drafts: Vec<Draft>,
        expected_head: Head,
    ) -> Result<Appended, Fault> {
        let (command, by) = (command.to_owned(), by.to_owned());
        self.change(Change { command, by, at, drafts, ..Change::default() }, expected_head).await
    }

    /// Forgets these subjects, in the same step as recording that they were forgotten: their
    /// keys are destroyed, so nothing recorded about them can be read again, here or with the
    /// keys of this record. Nothing new can be kept of them.
    pub async fn forget(
        &self,
        subjects: &[String],
        command: &str,
        by: &str,
        at: i64,
        drafts: Vec<Draft>,
        expected_head: Head,
    ) -> Result<Forgotten, Fault> {
        let (command, by, forget) = (command.to_owned(), by.to_owned(), subjects.to_vec());
        let change = Change { command, by, at, drafts, forget, ..Change::default() };
        let appended = self.change(change, expected_head).await?;
        let dropped = self.store.drop_old_rows().await?;
        Ok(Forgotten { appended, dropped })
    }

    /// Does everything a command changes in one transaction. Besides [`Record::append`], it
    /// keeps a new child's name in the same step as the fact that made them known. After
    /// forgetting this way, call [`Record::drop_forgotten`].
    pub async fn change(&self, change: Change, expected_head: Head) -> Result<Appended, Fault> {
        fit(&change)?;
        let mut tx = self.store.write().await?;
        let standing = self.standing(&mut tx, &change.command).await?;
        if let Some((first, last)) = standing.already {
            tx.rollback().await?;
            return Ok(Appended::Already { first, last });
        }
        if standing.head != expected_head {
            tx.rollback().await?;
            return Err(Fault::Conflict { head: standing.head });
        }
        match self.write(&mut tx, &change, expected_head).await {
            Ok(head) => {
                tx.commit().await?;
                Ok(Appended::Now { first: expected_head.seq + 1, head })
            }
            Err(fault) => {
                tx.rollback().await?;
                Err(fault)
            }
        }
    }

    /// The first and last entry of a command that was recorded; none for one that was not.
    ///
    /// # Errors
    /// A fault of the store.
    pub async fn recorded(&self, command: &str) -> Result<Option<(u64, u64)>, Fault> {
        let mut tx = self.store.snapshot().await?;
        let standing = self.standing(&mut tx, command).await;
        tx.rollback().await?;
        Ok(standing?.already)
    }

    /// Makes the bytes destroyed by forgetting leave the database's files; says whether they
    /// have.
    pub async fn drop_forgotten(&self) -> Result<bool, Fault> {
        self.store.drop_old_rows().await
    }

    async fn write(&self, tx: &mut Tx, change: &Change, from: Head) -> Result<Head, Fault> {
        let mut outside = Outside::new(self);
        for particular in &change.register {
            outside.put(tx, particular).await?;
        }
        let mut head = from;
        let mut rows = Vec::with_capacity(change.drafts.len());
        for draft in &change.drafts {
            let body = match &draft.subject {
                None => draft.body.clone(),
                Some(subject) => {
                    let key = outside.key(tx, subject).await?;
                    key.seal_body(&draft.kind, subject, &draft.body)?
                }
            };
            let mut row = EntryRow {
                seq: head.seq.cast_signed() + 1,
                recorded_at: change.at,
                by: change.by.clone().into_bytes(),
                command: change.command.clone().into_bytes(),
                kind: draft.kind.clone().into_bytes(),
                subject: draft.subject.clone().map(String::into_bytes),
                body,
                prev: head.hash.to_vec(),
                hash: Vec::new(),
            };
            head = Head { seq: head.seq + 1, hash: row.hash_due() };
            row.hash = head.hash.to_vec();
            rows.push(row);
        }
        tx.put_entries(&rows).await?;
        for subject in &change.forget {
            outside.forget(tx, subject, head).await?;
        }
        outside.keep_tally(tx).await?;
        tx.put_signed_head(&SignedHead::sign(&self.signing, head, change.at).row()).await?;
        Ok(head)
    }
}

/// The two tables outside the chain while a command writes to them.
pub(crate) struct Outside<'a> {
    record: &'a Record,
    keys: HashMap<String, SubjectKey>,
    tally: Option<Tally>,
}

impl<'a> Outside<'a> {
    pub(crate) fn new(record: &'a Record) -> Outside<'a> {
        Outside { record, keys: HashMap::new(), tally: None }
    }

    /// The subject's key, made at its first use.
    async fn key(&mut self, tx: &mut Tx, subject: &str) -> Result<&SubjectKey, Fault> {
        if !self.keys.contains_key(subject) {
            let key = self.find_or_make(tx, subject).await?;
            self.keys.insert(subject.to_owned(), key);
        }
        Ok(&self.keys[subject])
    }

    async fn find_or_make(&mut self, tx: &mut Tx, subject: &str) -> Result<SubjectKey, Fault> {
        let keys = &self.record.keys;
        match tx.seal(subject).await? {
            None => {
                let (key, wrapped) = keys.generate(subject)?;
                self.put_seal(tx, subject, wrapped, None, None).await?;
                Ok(key)
            }
            Some(SealRow { forgotten: Some(_), .. }) => Err(Fault::Forgotten(1)),
            Some(SealRow { wrapped, .. }) => keys
                .subject_key(subject, &wrapped)
                .ok_or_else(|| Fault::Damaged("a subject's key is damaged".to_owned())),
        }
    }

    /// Writes a value into the register.
    pub(crate) async fn put(&mut self, tx: &mut Tx, new: &Particular) -> Result<(), Fault> {
        let Particular { subject, field, value } = new;
        let value = self.key(tx, subject).await?.seal_value(subject, field, value)?;
        let old = tx.particular(subject, field).await?;
        let mut row = RegisterRow {
            subject: subject.clone().into_bytes(),
            field: field.clone().into_bytes(),
            value,
            digest: Vec::new(),
        };
        row.digest = row.digest_due(&self.record.keys).to_vec();
        self.turn(tx, old.map(|old| old.digest).as_deref(), &row.digest).await?;
        tx.put_particular(&row).await
    }

    /// Destroys a subject's key and what the register says of them; that they were forgotten
    /// stays known.
    async fn forget(&mut self, tx: &mut Tx, subject: &str, head: Head) -> Result<(), Fault> {
        let old = tx.seal(subject).await?;
        if old.as_ref().is_some_and(|old| old.forgotten.is_some()) {
            return Ok(());
        }
        self.keys.remove(subject);
        for row in tx.register(Some(subject)).await? {
            self.turn(tx, Some(&row.digest), &[]).await?;
        }
        tx.remove_particulars(subject).await?;
        let at = Some(head.seq.cast_signed());
        self.put_seal(tx, subject, Vec::new(), at, old.map(|old| old.digest)).await
    }

    async fn put_seal(
        &mut self,
        tx: &mut Tx,
        subject: &str,
        wrapped: Vec<u8>,
        forgotten: Option<i64>,
        old: Option<Vec<u8>>,
    ) -> Result<(), Fault> {
        let subject = subject.as_bytes().to_vec();
        let mut row = SealRow { subject, wrapped, forgotten, digest: Vec::new() };
        row.digest = row.digest_due(&self.record.keys).to_vec();
        self.turn(tx, old.as_deref(), &row.digest).await?;
        tx.put_seal(&row).await
    }

    async fn turn(&mut self, tx: &mut Tx, old: Option<&[u8]>, new: &[u8]) -> Result<(), Fault> {
        let mut tally = match self.tally {
            Some(tally) => tally,
            None => Tally::kept(tx).await?,
        };
        tally.turn(old.unwrap_or_default());
        tally.turn(new);
        self.tally = Some(tally);
        Ok(())
    }

    /// Keeps the tally, if it changed.
    pub(crate) async fn keep_tally(&self, tx: &mut Tx) -> Result<(), Fault> {
        match &self.tally {
            Some(tally) => tally.keep(tx).await,
            None => Ok(()),
        }
    }
}

/// Whether a change can be recorded at all, before anything is touched.
fn fit(change: &Change) -> Result<(), Fault> {
    let unfit = |why: &str| Err(Fault::Unfit(why.to_owned()));
    if change.drafts.is_empty() {
        return unfit("a command must record at least one thing");
    }
    let forget: BTreeSet<&str> = change.forget.iter().map(String::as_str).collect();
    let subjects = change.drafts.iter().filter_map(|draft| draft.subject.as_deref());
    let subjects = subjects.chain(change.register.iter().map(|new| new.subject.as_str()));
    if subjects.clone().any(|subject| forget.contains(subject)) {
        return unfit("it keeps something of a subject it forgets");
    }
    let kinds = change.drafts.iter().map(|draft| draft.kind.as_str());
    let fields = change.register.iter().map(|new| new.field.as_str());
    [change.command.as_str(), change.by.as_str()]
        .into_iter()
        .chain(kinds)
        .chain(fields)
        .chain(subjects)
        .chain(forget.iter().copied())
        .try_for_each(fit_text)
}

/// Texts that name something are not empty, and hold no character that cannot be seen: reading
/// relies on it, and PostgreSQL keeps no zero character at all.
pub(crate) fn fit_text(text: &str) -> Result<(), Fault> {
    if text.is_empty() || text.len() > 1000 || text.contains(char::is_control) {
        return Err(Fault::Unfit(
            "a command, author, kind, subject or field must be 1 to 1,000 bytes of text without \
             control characters"
                .to_owned(),
        ));
    }
    Ok(())
}
