//! The desk: one book and the record behind it. A verb is handed the book and returns facts;
//! the desk records them all or none, and folds them in.

use crate::actor::Actor;
use crate::book::Book;
use crate::fact::Fact;
use crate::people::Names;
use definitions::{Date, Finding, Refusal};
use record::{Appended, Body, Change, Draft, Fault, Head, Location, MasterKey, Particular, Record};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// The moment something is done, handed in: microseconds since 1970, and the day in London.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Microseconds since 1970, UTC.
    pub at: i64,
    /// The day.
    pub today: Date,
}

/// Whether what a verb would record is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// It is.
    Record,
    /// Nothing is; the verb says what it would do.
    DryRun,
}

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// It was declined, in words for whoever asked.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// What was sent cannot be used; every finding at once.
    #[error("{} things are wrong with what was sent; nothing was recorded", .0.len())]
    Findings(Vec<Finding>),
    /// We, the disk or the database failed.
    #[error("{0}")]
    Fault(#[from] Fault),
}

/// What became of a verb.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Done {
    /// Whether it is recorded: not in a dry run.
    pub recorded: bool,
    /// It was recorded before; nothing was written again.
    pub already: bool,
    /// The entries it wrote, or would write.
    pub entries: usize,
    /// The first of them.
    pub first_entry: u64,
}

/// What a verb asks to be recorded.
#[derive(Debug, Default)]
pub struct Order {
    /// Makes a retried command the same command; unique for what it does.
    pub command: String,
    /// The facts.
    pub facts: Vec<Fact>,
    /// Names and free text for the register.
    pub register: Vec<Particular>,
    /// Subjects to forget.
    pub forget: Vec<String>,
}

/// One book and the record behind it.
pub struct Desk {
    /// The book as folded so far.
    pub book: Book,
    /// The record.
    pub record: Record,
    /// What the register says of people, once someone asked for it.
    pub names: Arc<Names>,
    knows_names: bool,
    head: Head,
}

/// The subject under which the book's own secret is sealed.
const BOOK: &str = "book";

impl Desk {
    /// Begins a new book with a contract's pages.
    ///
    /// # Errors
    /// A refusal when a book is there already, findings when the contract cannot be read.
    pub async fn begin(
        location: &Location,
        master: &MasterKey,
        pages: std::collections::BTreeMap<String, String>,
        actor: &Actor,
        moment: Moment,
    ) -> Result<Desk, Failure> {
        outcomes::Contract::read(&pages).map_err(Failure::Findings)?;
        if let Some(page) = pages.get(care::pathway::PAGE) {
            care::pathway::Pathway::read(page).map_err(Failure::Findings)?;
        }
        if pages.contains_key(care::service::PAGE) {
            care::service::Service::read(&pages).map_err(Failure::Findings)?;
        }
        if pages.contains_key(outcomes::agreement::PAGE) {
            outcomes::agreement::Agreement::read(&pages).map_err(Failure::Findings)?;
        }
        if let Some(page) = pages.get(outcomes::chance::assumptions::PAGE) {
            outcomes::chance::assumptions::Assumptions::read(page).map_err(Failure::Findings)?;
        }
        let mut desk = Desk::read(Record::open(location, master).await?).await?;
        if desk.head.seq > 0 {
            return Err(Refusal::new(
                "There is a book here already",
                "Use it, or begin the new one in an empty folder",
            )
            .into());
        }
        let mut random = [0_u8; 16];
        getrandom::fill(&mut random).map_err(|error| {
            Refusal::new("The system gave no random numbers", error.to_string())
        })?;
        let secret = random.iter().map(|byte| format!("{byte:02x}")).collect();
        let facts = vec![Fact::Began { secret }, Fact::ContractAdopted { pages }];
        let order = Order { command: "begin".to_owned(), facts, ..Order::default() };
        desk.record(actor, moment, order).await?;
        Ok(desk)
    }

    /// Opens an existing book. An older record is upgraded; a newer one is refused with words.
    pub async fn open(location: &Location, master: &MasterKey) -> Result<Desk, Failure> {
        Desk::read(Record::open_existing(location, master).await?).await
    }

    async fn read(record: Record) -> Result<Desk, Failure> {
        let empty = Head::EMPTY;
        let names = Arc::default();
        let mut desk =
            Desk { book: Book::default(), record, names, knows_names: false, head: empty };
        desk.follow().await?;
        Ok(desk)
    }

    /// Reads what the register says of people, now and whenever it changes.
    pub async fn know_names(&mut self) -> Result<(), Failure> {
        self.names = Arc::new(Names::read(&self.record).await?);
        self.knows_names = true;
        Ok(())
    }

    /// Whether others have recorded something since.
    pub async fn is_behind(&self) -> Result<bool, Failure> {
        Ok(self.record.head().await? != self.head)
    }

    /// Folds in what others have recorded since.
    pub async fn follow(&mut self) -> Result<(), Failure> {
        let before = self.head;
        let mut reading = self.record.read(self.head.seq + 1);
        while let Some(entries) = reading.next().await? {
            for entry in entries {
                self.head = Head { seq: entry.seq, hash: entry.hash };
                match &entry.body {
                    Body::Forgotten => self.book.as_of = entry.seq,
                    body => {
                        let bytes = body.known().unwrap_or_default();
                        let fact = serde_json::from_slice(bytes).map_err(|error| {
                            Refusal::new(
                                format!(
                                    "Entry {} is not a fact this program knows: {error}",
                                    entry.seq
                                ),
                                "The record was written by a newer Homeward; use that one",
                            )
                        })?;
                        self.book.apply(entry.seq, entry.recorded_at, &entry.by, fact);
                    }
                }
            }
        }
        if self.knows_names && self.head != before {
            self.know_names().await?;
        }
        Ok(())
    }

    /// The book as it stood at an entry: a second folding, from the beginning.
    pub async fn book_as_of(&self, entry: u64) -> Result<Book, Failure> {
        book_as_of(&self.record, entry).await
    }

    /// Does a verb: works out what to record on the book as it stands, and records it. When
    /// someone else recorded first, the verb looks again at the book as it stands then.
    pub async fn act(
        &mut self,
        actor: &Actor,
        moment: Moment,
        mode: Mode,
        verb: impl Fn(&Book) -> Result<Order, Failure>,
    ) -> Result<Done, Failure> {
        for _ in 0..16 {
            let order = verb(&self.book)?;
            let (entries, first_entry) = (order.facts.len(), self.head.seq + 1);
            if mode == Mode::DryRun || order.facts.is_empty() {
                let already = order.facts.is_empty();
                return Ok(Done { recorded: false, already, entries, first_entry });
            }
            match self.record(actor, moment, order).await {
                Err(Failure::Fault(Fault::Conflict { .. })) => self.follow().await?,
                other => return other,
            }
        }
        Err(Refusal::new("The record is very busy", "Try again").into())
    }

    /// What became of a verb that a form sent again may have done before: where it was refused, and
    /// the same command is on the record, it is done already.
    pub(crate) async fn unless_done(
        &mut self,
        command: &str,
        outcome: Result<Done, Failure>,
    ) -> Result<Done, Failure> {
        let Err(Failure::Refused(refusal)) = outcome else { return outcome };
        match self.record.recorded(command).await? {
            Some((first_entry, _)) => {
                self.follow().await?;
                Ok(Done { recorded: true, already: true, entries: 0, first_entry })
            }
            None => Err(refusal.into()),
        }
    }

    async fn record(
        &mut self,
        actor: &Actor,
        moment: Moment,
        order: Order,
    ) -> Result<Done, Failure> {
        let drafts = order.facts.iter().map(|fact| self.draft(fact)).collect();
        let entries = order.facts.len();
        let by = actor.to_string();
        let forgets = !order.forget.is_empty();
        let named = |one: &Particular| !one.field.starts_with(crate::work::WORDS);
        let names_change = forgets || order.register.iter().any(named);
        let change = Change {
            command: order.command,
            by: by.clone(),
            at: moment.at,
            drafts,
            register: order.register,
            forget: order.forget,
        };
        let appended = self.record.change(change, self.head).await?;
        match appended {
            Appended::Already { first, .. } => {
                self.follow().await?;
                Ok(Done { recorded: true, already: true, entries: 0, first_entry: first })
            }
            Appended::Now { first, head } => {
                for (seq, fact) in (first..).zip(order.facts) {
                    self.book.apply(seq, moment.at, &by, fact);
                }
                self.head = head;
                if forgets {
                    self.record.drop_forgotten().await?;
                }
                if self.knows_names && names_change {
                    self.know_names().await?;
                }
                Ok(Done { recorded: true, already: false, entries, first_entry: first })
            }
        }
    }

    fn draft(&self, fact: &Fact) -> Draft {
        let body = serde_json::to_vec(fact).expect("facts are plain data");
        let names = &self.book.pseudonyms;
        let subject = match fact {
            Fact::Began { .. } => Some(BOOK.to_owned()),
            Fact::CaseReported { case, .. } => Some(names.person(&case.young_person)),
            Fact::Path { young_person, .. } => Some(names.person(young_person)),
            Fact::Work { young_person, .. } => Some(names.person(young_person)),
            Fact::ChildFiled { child, .. } => Some(names.child(child)),
            Fact::LinkConfirmed { young_person, .. } => Some(names.person(young_person)),
            Fact::NumberConfirmed { number } => Some(names.child(number)),
            _ => None,
        };
        match subject {
            Some(subject) => Draft::about(subject, fact.kind(), body),
            None => Draft::plain(fact.kind(), body),
        }
    }
}

/// The book of a record as it stood at an entry, folded from the beginning.
///
/// # Errors
/// A fault when the record cannot be read.
pub async fn book_as_of(record: &Record, entry: u64) -> Result<Book, Failure> {
    folded(record, |found| found.seq <= entry).await
}

/// The book of a record as it stood at a moment, microseconds since 1970: with what was recorded
/// before it.
///
/// # Errors
/// A fault when the record cannot be read.
pub async fn book_before(record: &Record, moment: i64) -> Result<Book, Failure> {
    folded(record, |found| found.recorded_at < moment).await
}

/// The book folded from the beginning, for as long as entries are wanted.
async fn folded(record: &Record, wanted: impl Fn(&record::Entry) -> bool) -> Result<Book, Failure> {
    let mut book = Book::default();
    let mut reading = record.read(1);
    while let Some(entries) = reading.next().await? {
        for found in entries {
            if !wanted(&found) {
                return Ok(book);
            }
            if let Some(bytes) = found.body.known()
                && let Ok(fact) = serde_json::from_slice(bytes)
            {
                book.apply(found.seq, found.recorded_at, &found.by, fact);
            }
            book.as_of = found.seq;
        }
    }
    Ok(book)
}

/// A new number for a person, a concern or a token: a letter and eight more, by chance.
///
/// # Errors
/// A refusal when the system gives no random numbers.
pub fn fresh(letter: char) -> Result<String, Refusal> {
    let mut random = [0_u8; 8];
    getrandom::fill(&mut random)
        .map_err(|error| Refusal::new("The system gave no random numbers", error.to_string()))?;
    Ok(numbered(letter, &random))
}

/// A number made of a letter and the first eight bytes.
pub fn numbered(letter: char, bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let letters = bytes.iter().take(8).map(|byte| ALPHABET[usize::from(byte & 31)] as char);
    format!("{letter}-{}", letters.collect::<String>())
}

/// A short digest of what makes two commands the same.
pub fn same(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize()[..12].iter().map(|byte| format!("{byte:02x}")).collect()
}
