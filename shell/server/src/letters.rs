//! The letters of statements, as agreed, as proposed, or as they would be; and what the last agreed
//! one counted. To make one, the record is read from its beginning; so each is made once and kept
//! for as long as it says the same.

use crate::failure::Failure;
use crate::kept::Kept;
use crate::service::{Service, Shown};
use app::paper::{Letter, Readers, repaired};
use app::quarter::calculate::Calculation;
use app::quarter::sure::{HowSure, Sure, how_sure};
use app::statement::letter::letter;
use app::statement::read::{agreed, calculation, with_its_book};
use app::{Book, Record};
use definitions::{Money, Quarter};
use std::collections::BTreeSet;
use std::sync::Arc;

/// As many letters as are kept: every quarter of a contract, and a few simulations.
const MOST: usize = 48;

/// As many agreed quarters as are kept: the last, and the one before while some still ask.
const MOST_AGREED: usize = 2;

/// Letters by what they depend on, and what was agreed last.
pub struct Letters {
    papers: Kept<(Depends, bool), Paper>,
    sure: Arc<Kept<Depends, Option<Sure>>>,
    agreed: Kept<DependsOn, Agreed>,
}

/// What both sides agreed last.
pub struct Agreed {
    /// The book it rests on, and what was counted.
    pub last: (Book, Calculation),
    /// The same of the quarter agreed before it.
    pub before: Option<(Book, Calculation)>,
}

/// What that depends on: both quarters, with the entries that settled them.
#[derive(PartialEq)]
struct DependsOn {
    settled: Vec<(Quarter, u64)>,
    forgotten: usize,
}

/// A statement as each kind of reader reads it.
pub struct Paper {
    /// For those who may come near a child.
    pub full: Letter,
    /// For those who see money and no child.
    pub totals: Letter,
    /// The payment.
    pub payment: Money,
    /// The cases the full letter says something of.
    pub adjusted: Vec<String>,
    /// The cases its appendix says something of.
    pub in_appendix: Vec<String>,
    /// Whether it says how sure it is; else that is being worked out.
    pub complete: bool,
}

/// What a letter depends on besides the quarter.
#[derive(Clone, PartialEq)]
struct Depends {
    quarter: Quarter,
    settled: Option<u64>,
    open: Option<(u64, usize)>,
    voided: usize,
    forgotten: usize,
    /// The last entry, for what is neither agreed nor proposed.
    simulated_at: Option<u64>,
}

impl Default for Letters {
    fn default() -> Letters {
        let sure = Arc::new(Kept::new(MOST));
        Letters { papers: Kept::new(2 * MOST), sure, agreed: Kept::new(MOST_AGREED) }
    }
}

impl Letters {
    /// The letter of a quarter. How sure it is takes a while to work out, and no page waits for
    /// that: whoever asks first is told that it is being worked out, and it is in the letter of
    /// whoever asks once it is known.
    ///
    /// # Errors
    /// A refusal when the book has no contract; a fault of the record.
    pub async fn of(
        &self,
        service: &Service,
        shown: &Arc<Shown>,
        quarter: Quarter,
    ) -> Result<Arc<Paper>, Failure> {
        let depends = depends(&shown.view.book, quarter);
        let sure = self.sure.known(&depends);
        if sure.is_none() {
            let (letters, record) = (self.sure.clone(), service.record.clone());
            let (depends, shown) = (depends.clone(), shown.clone());
            tokio::spawn(async move {
                let work = async move || worked_out(&record, &shown.view.book, quarter).await;
                if let Err(failure) = letters.get(depends, work).await {
                    tracing::warn!("how sure {quarter} is could not be worked out: {failure:?}");
                }
            });
        }
        let key = (depends, sure.is_some());
        let (record, shown) = (service.record.clone(), shown.clone());
        let invented = service.settings.invented;
        let work = async move || {
            let book = &shown.view.book;
            let (calculation, _) = calculation(&record, book, quarter).await?;
            let state = book.statements.get(&quarter);
            let complete = sure.is_some();
            let sure = match &sure {
                Some(worked_out) => HowSure::from(Option::as_ref(worked_out)),
                None => HowSure::Later,
            };
            let letter = |readers| letter(book, &calculation, state, invented, readers, sure);
            let adjusted: BTreeSet<String> =
                calculation.statement.adjustments.iter().map(|line| line.key.clone()).collect();
            let mut all = adjusted.clone();
            all.extend(repaired(&calculation.children).into_iter().map(|row| row.key));
            Ok(Paper {
                full: letter(Readers::Partnership)?,
                totals: letter(Readers::MoneyAlone)?,
                payment: calculation.statement.settlement.payment,
                adjusted: adjusted.into_iter().collect(),
                in_appendix: all.into_iter().collect(),
                complete,
            })
        };
        self.papers.get(key, work).await
    }

    /// The letter of a quarter that says how sure it is; whoever takes it away waits for that.
    ///
    /// # Errors
    /// As [`Letters::of`].
    pub async fn complete(
        &self,
        service: &Service,
        shown: &Arc<Shown>,
        quarter: Quarter,
    ) -> Result<Arc<Paper>, Failure> {
        let (record, view) = (service.record.clone(), shown.clone());
        let work = async move || worked_out(&record, &view.view.book, quarter).await;
        self.sure.get(depends(&shown.view.book, quarter), work).await?;
        self.of(service, shown, quarter).await
    }

    /// What both sides agreed last, as they agreed it: nothing recorded since changes it. None
    /// where nothing is agreed yet.
    ///
    /// # Errors
    /// A refusal when the book has no contract; a fault of the record.
    pub async fn agreed(
        &self,
        service: &Service,
        shown: &Arc<Shown>,
    ) -> Result<Option<Arc<Agreed>>, Failure> {
        let book = &shown.view.book;
        let settled: Vec<(Quarter, u64)> = book
            .statements
            .iter()
            .rev()
            .filter_map(|(quarter, state)| Some((*quarter, state.settled.as_ref()?.entry)))
            .take(2)
            .collect();
        let Some((last, before)) = settled.split_first() else { return Ok(None) };
        let (last, before) = (last.0, before.first().map(|(quarter, _)| *quarter));
        let depends = DependsOn { settled, forgotten: book.forgotten.len() };
        let (record, shown) = (service.record.clone(), shown.clone());
        let work = async move || {
            let book = &shown.view.book;
            let last = agreed(&record, book, last).await?.ok_or(Failure::NotFound)?;
            let before = match before {
                Some(before) => agreed(&record, book, before).await?,
                None => None,
            };
            Ok(Agreed { last, before })
        };
        self.agreed.get(depends, work).await.map(Some)
    }
}

/// How sure a quarter is, on the book it rests on.
async fn worked_out(
    record: &Record,
    now: &Book,
    quarter: Quarter,
) -> Result<Option<Sure>, Failure> {
    let (book, calculation) = with_its_book(record, now, quarter).await?;
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    Ok(how_sure(now, book.as_ref().unwrap_or(now), &calculation, threads, &|_| ())?)
}

fn depends(book: &Book, quarter: Quarter) -> Depends {
    let state = book.statements.get(&quarter);
    let settled = state.and_then(|state| state.settled.as_ref());
    let open = state.and_then(|state| Some((state.open.as_ref()?.entry, state.agreed_by.len())));
    let neither = settled.is_none() && open.is_none();
    Depends {
        quarter,
        settled: settled.map(|settled| settled.entry),
        open,
        voided: state.map_or(0, |state| state.voided.len()),
        forgotten: book.forgotten.len(),
        simulated_at: neither.then_some(book.as_of),
    }
}

impl Paper {
    /// The letter as some may read it.
    pub fn letter(&self, readers: Readers) -> &Letter {
        match readers {
            Readers::Partnership => &self.full,
            Readers::MoneyAlone => &self.totals,
        }
    }
}
