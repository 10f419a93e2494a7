//! Quarters as known at two times. To know how the book stood, the record is read from its
//! beginning; so each comparison is made once and kept while others are asked for.

use crate::failure::Failure;
use crate::kept::Kept;
use crate::service::{Service, Shown};
use app::desk::{book_as_of, book_before};
use app::london::begins;
use app::quarter::diff::{Diff, between, diff};
use app::{Book, Record};
use definitions::{Date, Quarter, Refusal};
use std::sync::Arc;

/// As many comparisons as are kept.
const MOST: usize = 16;

/// What is compared with what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The measurement quarter.
    pub quarter: Quarter,
    /// As known at the end of this day; none for as it was paid.
    pub then: Option<Date>,
    /// As known at the end of this day; none for now.
    pub now: Option<Date>,
}

/// Comparisons by what was asked, and the entry the book stood at.
pub struct Compared(Kept<(Asked, u64), Diff>);

impl Default for Compared {
    fn default() -> Compared {
        Compared(Kept::new(MOST))
    }
}

impl Compared {
    /// A quarter at two times.
    ///
    /// # Errors
    /// A refusal when the quarter was not paid, where as paid is asked for, or when the book had not
    /// begun on a day; a fault of the record.
    pub async fn of(
        &self,
        service: &Service,
        shown: &Arc<Shown>,
        asked: Asked,
    ) -> Result<Arc<Diff>, Failure> {
        let (record, shown) = (service.record.clone(), shown.clone());
        let key = (asked, shown.view.book.as_of);
        let work = async move || {
            let book = &shown.view.book;
            let on_day;
            let now = match asked.now {
                Some(day) => {
                    on_day = on(&record, day).await?;
                    &on_day
                }
                None => book,
            };
            Ok(match asked.then {
                Some(day) => between(&on(&record, day).await?, now, asked.quarter)?,
                None => {
                    let state = book.statements.get(&asked.quarter);
                    let settled = state.and_then(|state| state.settled.as_ref());
                    let entry = settled.map(|settled| settled.entry).ok_or_else(|| {
                        Refusal::new(
                            format!("{} is not agreed yet, so nothing was paid", asked.quarter),
                            "Compare it at two days instead",
                        )
                    })?;
                    diff(&book_as_of(&record, entry).await?, now, asked.quarter)?
                }
            })
        };
        self.0.get(key, work).await
    }
}

/// The book as it stood at the end of a day in London.
async fn on(record: &Record, day: Date) -> Result<Book, Failure> {
    let book = book_before(record, begins(day.tomorrow().unwrap_or(day))).await?;
    match book.contract.is_some() {
        true => Ok(book),
        false => Err(Refusal::new(
            format!("The book had not begun on {}", face::said::day(day)),
            "Give a later day",
        )
        .into()),
    }
}
