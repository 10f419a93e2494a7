//! Writing reads: one fact a page, naming the records shown, written in groups. Whoever reads
//! waits for the group that holds theirs, and is shown nothing before it is on the disk.

use crate::book::Reading;
use crate::desk::Failure;
use crate::fact::Fact;
use definitions::Refusal;
use record::{Appended, Body, Change, Draft, Fault, Head, Location, MasterKey, Record};
use std::path::Path;
use tokio::sync::{mpsc, oneshot};

/// As many reads as go into one group.
const GROUP: usize = 512;

/// The log of reads beside a book.
#[derive(Clone)]
pub struct Reads {
    record: Record,
    to: mpsc::Sender<Waiting>,
}

struct Waiting {
    at: i64,
    fact: Fact,
    done: oneshot::Sender<Result<(), Fault>>,
}

impl Reads {
    /// Opens the log beside a book, or makes it.
    ///
    /// # Errors
    /// A fault of the store.
    pub async fn open(book: &Location, master: &MasterKey) -> Result<Reads, Fault> {
        Ok(Reads::on(Record::open(&beside(book), master).await?))
    }

    fn on(record: Record) -> Reads {
        let (to, from) = mpsc::channel(GROUP);
        tokio::spawn(write(record.clone(), from));
        Reads { record, to }
    }

    /// The log's own record, for keeping and proving it.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// Notes that records were shown; returns once it is on the disk.
    ///
    /// # Errors
    /// A fault of the store; then nothing may be shown.
    pub async fn note(
        &self,
        at: i64,
        by: &str,
        what: String,
        subjects: Vec<String>,
    ) -> Result<(), Failure> {
        let (done, noted) = oneshot::channel();
        let fact = Fact::Looked { by: by.to_owned(), at, what, subjects };
        let stopped = || {
            Failure::Refused(Refusal::new("The log of reads has stopped", "Start Homeward again"))
        };
        let waiting = Waiting { at, fact, done };
        self.to.send(waiting).await.map_err(|_| stopped())?;
        Ok(noted.await.map_err(|_| stopped())??)
    }

    /// How many reads are noted.
    ///
    /// # Errors
    /// A fault of the store.
    pub async fn count(&self) -> Result<u64, Fault> {
        Ok(self.record.head().await?.seq)
    }

    /// The reads from an entry on.
    ///
    /// # Errors
    /// A fault of the store.
    pub async fn from(&self, entry: u64) -> Result<Vec<Reading>, Fault> {
        let mut reading = self.record.read(entry.max(1));
        let mut reads = Vec::new();
        while let Some(entries) = reading.next().await? {
            for entry in entries {
                if let Body::Known(bytes) = &entry.body
                    && let Ok(Fact::Looked { by, at, what, subjects }) =
                        serde_json::from_slice(bytes)
                {
                    reads.push(Reading { at, by, what, subjects });
                }
            }
        }
        Ok(reads)
    }
}

/// The log's record beside a book, where there is one already.
///
/// # Errors
/// A fault of the store.
pub async fn existing(book: &Location, master: &MasterKey) -> Result<Option<Record>, Fault> {
    match Record::open_existing(&beside(book), master).await {
        Ok(record) => Ok(Some(record)),
        Err(Fault::Missing(_)) => Ok(None),
        Err(fault) => Err(fault),
    }
}

impl Reads {
    /// At most so many of the reads that are wanted, from an entry on, in order; and the entry to
    /// go on from, where the log goes on.
    ///
    /// # Errors
    /// A fault of the store.
    pub async fn some(
        &self,
        from: u64,
        most: usize,
        wanted: impl Fn(&Reading) -> bool,
    ) -> Result<(Vec<(u64, Reading)>, Option<u64>), Fault> {
        let mut reading = self.record.read(from.max(1));
        let mut reads = Vec::new();
        while let Some(entries) = reading.next().await? {
            for entry in entries {
                let Body::Known(bytes) = &entry.body else { continue };
                let fact = serde_json::from_slice(bytes);
                let Ok(Fact::Looked { by, at, what, subjects }) = fact else { continue };
                let read = Reading { at, by, what, subjects };
                if !wanted(&read) {
                    continue;
                }
                if reads.len() == most {
                    return Ok((reads, Some(entry.seq)));
                }
                reads.push((entry.seq, read));
            }
        }
        Ok((reads, None))
    }
}

/// Where the log of reads of a book is: `reads.db` beside a file, a schema of its own beside a
/// schema.
pub fn beside(book: &Location) -> Location {
    match book {
        Location::Sqlite(path) => {
            let folder = path.parent().unwrap_or(Path::new(""));
            let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
            let name = match stem.as_deref() {
                Some("homeward") | None => "reads.db".to_owned(),
                Some(stem) => format!("{stem}-reads.db"),
            };
            Location::Sqlite(folder.join(name))
        }
        Location::Postgres { url, schema } => {
            let schema = format!("{}_reads", schema.as_deref().unwrap_or("homeward"));
            Location::Postgres { url: url.clone(), schema: Some(schema) }
        }
    }
}

/// Writes what waits, a group at a time.
async fn write(record: Record, mut from: mpsc::Receiver<Waiting>) {
    let mut head = None;
    let mut group = Vec::with_capacity(GROUP);
    while from.recv_many(&mut group, GROUP).await > 0 {
        let outcome = append(&record, &mut head, &group).await;
        for waiting in group.drain(..) {
            let told = match &outcome {
                Ok(()) => Ok(()),
                Err(fault) => Err(Fault::Damaged(fault.to_string())),
            };
            // Whoever has gone meanwhile need not be told.
            let _ = waiting.done.send(told);
        }
    }
}

async fn append(record: &Record, head: &mut Option<Head>, group: &[Waiting]) -> Result<(), Fault> {
    let draft = |waiting: &Waiting| {
        let body = serde_json::to_vec(&waiting.fact).expect("facts are plain data");
        Draft::plain(waiting.fact.kind(), body)
    };
    let drafts: Vec<Draft> = group.iter().map(draft).collect();
    let mut random = [0_u8; 16];
    getrandom::fill(&mut random)
        .map_err(|_| Fault::Damaged("the system gave no random numbers".to_owned()))?;
    let command: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
    for _ in 0..16 {
        let expected = match *head {
            Some(head) => head,
            None => record.head().await?,
        };
        let change = Change {
            command: command.clone(),
            by: "homeward".to_owned(),
            at: group.iter().map(|waiting| waiting.at).max().unwrap_or_default(),
            drafts: drafts.clone(),
            register: Vec::new(),
            forget: Vec::new(),
        };
        match record.change(change, expected).await {
            Ok(Appended::Now { head: now, .. }) => {
                *head = Some(now);
                return Ok(());
            }
            Ok(Appended::Already { .. }) => return Ok(()),
            // Another program wrote to the log; look where it ends now.
            Err(Fault::Conflict { .. }) => *head = None,
            Err(fault) => return Err(fault),
        }
    }
    Err(Fault::Damaged("the log of reads is very busy".to_owned()))
}
