//! The rows of the five tables as they are stored, and the statements that read and write them.
//! Texts are read as bytes, because a damaged row must be named, not trip the reader.

use crate::entry::{Fields, Head};
use crate::fault::Fault;
use crate::sql;
use crate::store::{Tx, on};
use sqlx::{ColumnIndex, Decode, Row};

/// A row of `entry`.
#[derive(Clone)]
pub(crate) struct EntryRow {
    pub seq: i64,
    pub recorded_at: i64,
    pub by: Vec<u8>,
    pub command: Vec<u8>,
    pub kind: Vec<u8>,
    pub subject: Option<Vec<u8>>,
    pub body: Vec<u8>,
    pub prev: Vec<u8>,
    pub hash: Vec<u8>,
}

impl EntryRow {
    /// The hash this row ought to carry.
    pub(crate) fn hash_due(&self) -> [u8; 32] {
        Fields {
            seq: self.seq,
            recorded_at: self.recorded_at,
            by: &self.by,
            command: &self.command,
            kind: &self.kind,
            subject: self.subject.as_deref(),
            body: &self.body,
        }
        .hash(&self.prev)
    }
}

/// A row of `signed_head`.
#[derive(Clone)]
pub(crate) struct HeadRow {
    pub seq: i64,
    pub hash: Vec<u8>,
    pub at: i64,
    pub signature: Vec<u8>,
}

/// A row of `seal`.
#[derive(Clone)]
pub(crate) struct SealRow {
    pub subject: Vec<u8>,
    /// Nothing once forgotten.
    pub wrapped: Vec<u8>,
    /// The entry that recorded the forgetting.
    pub forgotten: Option<i64>,
    pub digest: Vec<u8>,
}

/// A row of `register`.
#[derive(Clone)]
pub(crate) struct RegisterRow {
    pub subject: Vec<u8>,
    pub field: Vec<u8>,
    pub value: Vec<u8>,
    pub digest: Vec<u8>,
}

/// What a writer must know first.
pub(crate) struct Standing {
    pub key_check: Vec<u8>,
    pub head: Head,
    pub already: Option<(u64, u64)>,
}

/// Reads the entries of a result, one by one, without caring for the engine.
pub(crate) fn entry_row<'r, R>(row: &'r R) -> sqlx::Result<EntryRow>
where
    R: Row,
    usize: ColumnIndex<R>,
    i64: Decode<'r, R::Database>,
    &'r [u8]: Decode<'r, R::Database>,
{
    let bytes = |column| row.try_get_unchecked::<&[u8], _>(column).map(<[u8]>::to_vec);
    Ok(EntryRow {
        seq: row.try_get_unchecked(0)?,
        recorded_at: row.try_get_unchecked(1)?,
        by: bytes(2)?,
        command: bytes(3)?,
        kind: bytes(4)?,
        subject: row.try_get_unchecked::<Option<&[u8]>, _>(5)?.map(<[u8]>::to_vec),
        body: bytes(6)?,
        prev: bytes(7)?,
        hash: bytes(8)?,
    })
}

macro_rules! bytes {
    ($row:expr, $column:expr) => {
        $row.try_get_unchecked::<&[u8], _>($column)?.to_vec()
    };
}

macro_rules! head_row {
    ($row:expr) => {
        HeadRow {
            seq: $row.try_get_unchecked(0)?,
            hash: bytes!($row, 1),
            at: $row.try_get_unchecked(2)?,
            signature: bytes!($row, 3),
        }
    };
}

macro_rules! seal_row {
    ($row:expr) => {
        SealRow {
            subject: bytes!($row, 0),
            wrapped: bytes!($row, 1),
            forgotten: $row.try_get_unchecked(2)?,
            digest: bytes!($row, 3),
        }
    };
}

macro_rules! register_row {
    ($row:expr) => {
        RegisterRow {
            subject: bytes!($row, 0),
            field: bytes!($row, 1),
            value: bytes!($row, 2),
            digest: bytes!($row, 3),
        }
    };
}

/// A text column that must be text, for a statement's parameter.
pub(crate) fn text(bytes: &[u8]) -> Result<&str, Fault> {
    std::str::from_utf8(bytes).map_err(|_| Fault::Damaged("a text is not readable".to_owned()))
}

impl Tx {
    pub(crate) async fn standing(&mut self, command: &str) -> Result<Standing, Fault> {
        type Columns = (Option<Vec<u8>>, Option<i64>, Option<Vec<u8>>, Option<i64>, Option<i64>);
        let (key_check, seq, hash, first, last): Columns =
            on!(self, db => sqlx::query_as(sql::STANDING).bind(command).fetch_one(db).await)?;
        let head = match (seq, hash) {
            (Some(seq), Some(hash)) => Head {
                seq: seq.cast_unsigned(),
                hash: hash.try_into().map_err(|_| {
                    Fault::Damaged(format!("entry {seq} has a hash of the wrong length"))
                })?,
            },
            _ => Head::EMPTY,
        };
        Ok(Standing {
            key_check: key_check.unwrap_or_default(),
            head,
            already: first.zip(last).map(|(a, b)| (a.cast_unsigned(), b.cast_unsigned())),
        })
    }

    /// Entries from one number up to, not including, another.
    pub(crate) async fn entries(&mut self, from: i64, to: i64) -> Result<Vec<EntryRow>, Fault> {
        on!(self, db => {
            let rows = sqlx::query(sql::ENTRIES).bind(from).bind(to).fetch_all(db).await?;
            Ok(rows.iter().map(entry_row).collect::<sqlx::Result<_>>()?)
        })
    }

    /// The number of the next entry at or after this one.
    pub(crate) async fn next_entry(&mut self, from: i64) -> Result<Option<i64>, Fault> {
        Ok(on!(self, db => sqlx::query_scalar(sql::NEXT_ENTRY).bind(from).fetch_one(db).await)?)
    }

    pub(crate) async fn count_entries(&mut self) -> Result<u64, Fault> {
        let count: i64 =
            on!(self, db => sqlx::query_scalar(sql::COUNT_ENTRIES).fetch_one(db).await)?;
        Ok(count.cast_unsigned())
    }

    pub(crate) async fn put_signed_head(&mut self, row: &HeadRow) -> Result<(), Fault> {
        on!(self, db => sqlx::query(sql::INSERT_SIGNED_HEAD)
            .bind(row.seq)
            .bind(&row.hash[..])
            .bind(row.at)
            .bind(&row.signature[..])
            .execute(db)
            .await
            .map(drop))?;
        Ok(())
    }

    /// The signed head at this number, or the newest.
    pub(crate) async fn signed_head(&mut self, seq: Option<i64>) -> Result<Option<HeadRow>, Fault> {
        on!(self, db => {
            let query = match seq {
                Some(seq) => sqlx::query(sql::SIGNED_HEAD).bind(seq),
                None => sqlx::query(sql::LAST_SIGNED_HEAD),
            };
            let row = query.fetch_optional(db).await?;
            Ok(match row {
                Some(row) => Some(head_row!(row)),
                None => None,
            })
        })
    }

    /// So many signed heads after this number.
    pub(crate) async fn signed_heads(
        &mut self,
        after: i64,
        many: i64,
    ) -> Result<Vec<HeadRow>, Fault> {
        on!(self, db => {
            let rows = sqlx::query(sql::SIGNED_HEADS).bind(after).bind(many).fetch_all(db).await?;
            let mut heads = Vec::with_capacity(rows.len());
            for row in &rows {
                heads.push(head_row!(row));
            }
            Ok(heads)
        })
    }

    pub(crate) async fn seal(&mut self, subject: &str) -> Result<Option<SealRow>, Fault> {
        on!(self, db => {
            let row = sqlx::query(sql::SEAL).bind(subject).fetch_optional(db).await?;
            Ok(match row {
                Some(row) => Some(seal_row!(row)),
                None => None,
            })
        })
    }

    pub(crate) async fn seals(&mut self) -> Result<Vec<SealRow>, Fault> {
        on!(self, db => {
            let rows = sqlx::query(sql::SEALS).fetch_all(db).await?;
            let mut seals = Vec::with_capacity(rows.len());
            for row in &rows {
                seals.push(seal_row!(row));
            }
            Ok(seals)
        })
    }

    pub(crate) async fn put_seal(&mut self, row: &SealRow) -> Result<(), Fault> {
        let subject = text(&row.subject)?;
        on!(self, db => sqlx::query(sql::PUT_SEAL)
            .bind(subject)
            .bind(&row.wrapped[..])
            .bind(row.forgotten)
            .bind(&row.digest[..])
            .execute(db)
            .await
            .map(drop))?;
        Ok(())
    }

    /// One row of the register.
    pub(crate) async fn particular(
        &mut self,
        subject: &str,
        field: &str,
    ) -> Result<Option<RegisterRow>, Fault> {
        on!(self, db => {
            let query = sqlx::query(sql::PARTICULAR).bind(subject).bind(field);
            Ok(match query.fetch_optional(db).await? {
                Some(row) => Some(register_row!(row)),
                None => None,
            })
        })
    }

    /// What the register says of one subject, or of all.
    pub(crate) async fn register(
        &mut self,
        subject: Option<&str>,
    ) -> Result<Vec<RegisterRow>, Fault> {
        on!(self, db => {
            let query = match subject {
                Some(subject) => sqlx::query(sql::PARTICULARS).bind(subject),
                None => sqlx::query(sql::REGISTER),
            };
            let rows = query.fetch_all(db).await?;
            let mut register = Vec::with_capacity(rows.len());
            for row in &rows {
                register.push(register_row!(row));
            }
            Ok(register)
        })
    }

    pub(crate) async fn put_particular(&mut self, row: &RegisterRow) -> Result<(), Fault> {
        let (subject, field) = (text(&row.subject)?, text(&row.field)?);
        on!(self, db => sqlx::query(sql::PUT_PARTICULAR)
            .bind(subject)
            .bind(field)
            .bind(&row.value[..])
            .bind(&row.digest[..])
            .execute(db)
            .await
            .map(drop))?;
        Ok(())
    }

    /// Overwrites and then removes what the register says of a subject.
    pub(crate) async fn remove_particulars(&mut self, subject: &str) -> Result<(), Fault> {
        on!(self, db => {
            let blank: &[u8] = &[];
            sqlx::query(sql::BLANK_PARTICULARS).bind(subject).bind(blank).execute(&mut *db).await?;
            sqlx::query(sql::REMOVE_PARTICULARS).bind(subject).execute(db).await?;
        });
        Ok(())
    }

    pub(crate) async fn meta(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        Ok(on!(self, db => sqlx::query_scalar(sql::META).bind(name).fetch_optional(db).await)?)
    }

    pub(crate) async fn all_meta(&mut self) -> Result<Vec<(String, Vec<u8>)>, Fault> {
        Ok(on!(self, db => sqlx::query_as(sql::ALL_META).fetch_all(db).await)?)
    }

    pub(crate) async fn put_meta(&mut self, name: &str, value: &[u8]) -> Result<(), Fault> {
        on!(self, db => sqlx::query(sql::PUT_META)
            .bind(name)
            .bind(value)
            .execute(db)
            .await
            .map(drop))?;
        Ok(())
    }
}
