//! Putting entries in.

use crate::fault::Fault;
use crate::rows::{EntryRow, text};
use crate::sql;
use crate::store::{Tx, on};
use sqlx::QueryBuilder;

/// How many entries one statement puts in: always as many, so that each engine prepares it once.
const TOGETHER: usize = 16;

/// An entry as its statement takes it.
struct Values<'a> {
    row: &'a EntryRow,
    by: &'a str,
    command: &'a str,
    kind: &'a str,
    subject: Option<&'a str>,
}

impl<'a> Values<'a> {
    fn of(row: &'a EntryRow) -> Result<Values<'a>, Fault> {
        let (by, command, kind) = (text(&row.by)?, text(&row.command)?, text(&row.kind)?);
        let subject = row.subject.as_deref().map(text).transpose()?;
        Ok(Values { row, by, command, kind, subject })
    }
}

impl Tx {
    pub(crate) async fn put_entry(&mut self, row: &EntryRow) -> Result<(), Fault> {
        let Values { by, command, kind, subject, .. } = Values::of(row)?;
        on!(self, db => sqlx::query(sql::INSERT_ENTRY)
            .bind(row.seq)
            .bind(row.recorded_at)
            .bind(by)
            .bind(command)
            .bind(kind)
            .bind(subject)
            .bind(&row.body[..])
            .bind(&row.prev[..])
            .bind(&row.hash[..])
            .execute(db)
            .await
            .map(drop))?;
        Ok(())
    }

    /// Puts entries in, in order; so many at a time that the way to the engine and back is paid
    /// for once.
    pub(crate) async fn put_entries(&mut self, rows: &[EntryRow]) -> Result<(), Fault> {
        let (together, rest) = rows.as_chunks::<TOGETHER>();
        for rows in together {
            let values = rows.iter().map(Values::of).collect::<Result<Vec<_>, Fault>>()?;
            on!(self, db => {
                let mut insert = QueryBuilder::new(sql::INSERT_ENTRIES);
                insert.push_values(&values, |mut row, values| {
                    row.push_bind(values.row.seq)
                        .push_bind(values.row.recorded_at)
                        .push_bind(values.by)
                        .push_bind(values.command)
                        .push_bind(values.kind)
                        .push_bind(values.subject)
                        .push_bind(&values.row.body[..])
                        .push_bind(&values.row.prev[..])
                        .push_bind(&values.row.hash[..]);
                });
                insert.build().execute(db).await.map(drop)
            })?;
        }
        for row in rest {
            self.put_entry(row).await?;
        }
        Ok(())
    }
}
