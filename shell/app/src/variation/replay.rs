//! What past quarters would have paid under a variation. Nothing is paid by it: agreed payments
//! stay, and a variation that names past quarters is trued up in the next statement.

use super::Variation;
use super::read::{changes, contracts};
use crate::book::Book;
use crate::desk::Failure;
use crate::fact::Fact;
use crate::quarter::calculate::calculate;
use definitions::{Cell, Kind, Money, Quarter, Table};
use outcomes::Contract;
use outcomes::measurement::FrozenLines;
use outcomes::statement::freeze;
use outcomes::variation::from_the_start::from_the_start;
use record::Record;

/// One settled quarter, as agreed and as it would have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Replayed {
    /// The quarter.
    pub quarter: Quarter,
    /// What was agreed for it.
    pub agreed: Money,
    /// What it would have paid under the variation as written, each term from its day.
    pub as_written: Money,
    /// What it would have paid had the varied terms held from the contract's first day.
    pub from_the_start: Money,
}

/// Plays every settled quarter again, each on the book it was agreed on.
///
/// # Errors
/// A refusal when the contract cannot be read; a fault of the record.
pub async fn replay(
    record: &Record,
    now: &Book,
    variation: &Variation,
) -> Result<Vec<Replayed>, Failure> {
    let (_, written) = contracts(now, variation)?;
    let differences = changes(now, variation);
    let mut pages = variation.before.clone().unwrap_or_else(|| now.pages.clone());
    pages.extend(variation.pages.clone());
    let always = Contract::read(&from_the_start(&pages, &differences));
    let always = always.map_err(Failure::Findings)?;
    let settled: Vec<(Quarter, u64, Money)> = now
        .statements
        .iter()
        .filter_map(|(quarter, state)| {
            let settled = state.settled.as_ref()?;
            Some((*quarter, settled.as_of, settled.settlement.payment))
        })
        .collect();
    let mut played = [Played::under(written), Played::under(always)];
    let mut replayed = Vec::new();
    let mut book = Book::default();
    let mut wanted = settled.into_iter().peekable();
    let mut reading = record.read(1);
    while let Some(entries) = reading.next().await? {
        for found in entries {
            while let Some((quarter, _, agreed)) = wanted.next_if(|(_, at, _)| *at < found.seq) {
                replayed.push(of(&mut played, &book, quarter, agreed)?);
            }
            if let Some(bytes) = found.body.known()
                && let Ok(fact) = serde_json::from_slice::<Fact>(bytes)
            {
                book.apply(found.seq, found.recorded_at, &found.by, fact);
            }
            book.as_of = found.seq;
        }
    }
    for (quarter, _, agreed) in wanted {
        replayed.push(of(&mut played, &book, quarter, agreed)?);
    }
    Ok(replayed)
}

fn of(
    played: &mut [Played; 2],
    book: &Book,
    quarter: Quarter,
    agreed: Money,
) -> Result<Replayed, Failure> {
    let [written, always] = played;
    Ok(Replayed {
        quarter,
        agreed,
        as_written: written.statement(book, quarter)?,
        from_the_start: always.statement(book, quarter)?,
    })
}

/// Statements under one contract, each after the ones before.
struct Played {
    contract: Contract,
    frozen: FrozenLines,
    agreed: Money,
}

impl Played {
    fn under(contract: Contract) -> Played {
        Played { contract, frozen: FrozenLines::new(), agreed: Money::ZERO }
    }

    /// The statement of a quarter on what was known when it was agreed.
    fn statement(&mut self, book: &Book, quarter: Quarter) -> Result<Money, Failure> {
        let book = Book {
            contract: Some(self.contract.clone()),
            frozen: self.frozen.clone(),
            agreed: self.agreed,
            ..book.clone()
        };
        let calculation = calculate(&book, quarter, None)?;
        let tracked = &calculation.children.tracked;
        for line in freeze(tracked, &calculation.measured, &self.frozen, &self.contract) {
            self.frozen.insert((line.key.clone(), line.k), line);
        }
        let settlement = &calculation.statement.settlement;
        self.agreed = settlement.agreed;
        Ok(settlement.payment)
    }
}

/// The replay as a table, with its totals.
pub fn table(replayed: &[Replayed]) -> Table {
    let mut table = Table::new(
        "What settled quarters would have paid",
        &[
            ("quarter", "Quarter", Kind::Text),
            ("agreed", "Agreed", Kind::Money),
            ("as_written", "With the variation as written", Kind::Money),
            ("from_the_start", "Had its terms always held", Kind::Money),
            ("difference", "Difference from agreed", Kind::Money),
        ],
    );
    let mut row = |name: String, agreed: Money, written: Money, always: Money| {
        table.push([
            name.into(),
            agreed.into(),
            written.into(),
            always.into(),
            Cell::Money(always - agreed),
        ]);
    };
    for one in replayed {
        row(one.quarter.to_string(), one.agreed, one.as_written, one.from_the_start);
    }
    let sum = |of: fn(&Replayed) -> Money| replayed.iter().map(of).sum::<Money>();
    row(
        "All".to_owned(),
        sum(|one| one.agreed),
        sum(|one| one.as_written),
        sum(|one| one.from_the_start),
    );
    table.note(
        "A simulation: it pays nothing. Agreed payments stay as agreed. Each quarter is played on \
         what was known when it was agreed.",
    )
}
