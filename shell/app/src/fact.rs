//! The facts: the only domain types that are written down. Their shape is for ever; a variant
//! may be added, never changed. `tests/it/facts.rs` keeps a sample of each.

mod kind;
mod sent;

use crate::actor::Side;
use crate::invoice::event::Event as InvoiceEvent;
use crate::people::event::Event;
use crate::query::event::Event as QueryEvent;
use crate::signing::Signature;
use crate::variation::event::Event as VariationEvent;
use care::path::event::Event as PathEvent;
use care::team::event::Event as TeamEvent;
use care::work::event::Event as WorkEvent;
use care::{Case, Episode, Submission};
use definitions::{Date, Days, Money, Quarter};
use outcomes::measurement::Frozen;
use outcomes::settlement::Settlement;
pub use sent::{SentPart, SentRow};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use wider::Licence;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "kebab-case")]
pub enum Fact {
    /// The book began; its secret makes pseudonyms that only this book can make.
    Began {
        /// Sixteen random bytes, in hexadecimal.
        secret: String,
    },
    /// The contract's pages, as adopted.
    ContractAdopted {
        /// The text of each page.
        pages: BTreeMap<String, String>,
    },
    /// The provider sent a case list.
    CaseListFiled {
        /// The import's number.
        import: String,
        /// The file's name.
        file: String,
        /// The day it speaks for.
        as_at: Date,
        /// Its rows.
        rows: usize,
    },
    /// A case as a list reported it.
    CaseReported {
        /// The import it came with.
        import: String,
        /// The day the list speaks for.
        as_at: Date,
        /// The row.
        row: u64,
        /// The case.
        case: Case,
    },
    /// The council filed a return.
    ReturnFiled {
        /// The import's number.
        import: String,
        /// Which submission of which year.
        submission: Submission,
        /// The files' names.
        files: Vec<String>,
        /// Children in it.
        children: usize,
        /// Episodes in it.
        episodes: usize,
        /// Its tables, as they were sent.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        parts: Vec<SentPart>,
    },
    /// A child's rows of a return.
    ChildFiled {
        /// The import they came with.
        import: String,
        /// Which submission of which year.
        submission: Submission,
        /// The council's number for the child.
        child: String,
        /// Date of birth, from the Header table.
        born: Option<Date>,
        /// The rows that could be used.
        episodes: Vec<Episode>,
        /// Spells missing or away.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        missing: Vec<(Date, Option<Date>)>,
        /// Rows that could not be used; while there are any, the child's days of that year wait.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        unusable: Vec<u64>,
        /// The child's rows of every table, kept to be checked and given back; no sum reads them.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        sent: Vec<SentRow>,
    },
    /// A person said which child a young person is.
    LinkConfirmed {
        /// The provider's number.
        young_person: String,
        /// The council's number.
        number: String,
        /// Whether the council said so, and so vouches for the number too.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        by_council: bool,
        /// Why.
        why: String,
    },
    /// The council confirmed a number that is in no return.
    NumberConfirmed {
        /// The council's number.
        number: String,
    },
    /// An import or a link was wrong, and no longer counts.
    Undone {
        /// The entry undone: the one that began the import, or the link.
        entry: u64,
        /// Why.
        why: String,
    },
    /// A statement was proposed.
    Proposed {
        /// The measurement quarter.
        quarter: Quarter,
        /// The last entry it rests on.
        as_of: u64,
        /// The payment.
        payment: Money,
        /// The digest of its evidence.
        digest: String,
        /// The digest of what the sides agree: lines and calculation, whatever else arrives.
        substance: String,
    },
    /// A proposal was withdrawn; its quarter enters the next statement.
    Withdrawn {
        /// The measurement quarter.
        quarter: Quarter,
        /// Why.
        why: String,
    },
    /// A change on the record voided a proposal and any agreement to it.
    Voided {
        /// The measurement quarter.
        quarter: Quarter,
        /// What changed.
        why: String,
    },
    /// One side agreed the amount it was shown.
    Agreed {
        /// The measurement quarter.
        quarter: Quarter,
        /// The side.
        side: Side,
        /// The amount shown.
        shown: Money,
        /// The digest of the evidence behind it.
        digest: String,
    },
    /// Both sides agreed: the statement is settled and the payment due. Child-quarters are
    /// frozen by pseudonym, so that totals outlive a child's key.
    Settled {
        /// The measurement quarter.
        quarter: Quarter,
        /// The last entry it rests on.
        as_of: u64,
        /// The digest of the evidence behind it.
        digest: String,
        /// The calculation.
        settlement: Settlement,
        /// Child-quarters new or changed since the last settled statement.
        lines: Vec<Frozen>,
        /// The payment's due date.
        due: Date,
    },
    /// One side says a child-quarter has other care days.
    Disputed {
        /// The statement.
        quarter: Quarter,
        /// The side.
        side: Side,
        /// The pseudonym of the case.
        key: String,
        /// The tracking quarter.
        k: u8,
        /// The care days it says.
        care_days: Days,
        /// Why.
        why: String,
    },
    /// An expert determined the care days of a disputed child-quarter; it replaces both sides'.
    Determined {
        /// The pseudonym of the case.
        key: String,
        /// The tracking quarter.
        k: u8,
        /// The care days.
        care_days: Days,
        /// Why.
        why: String,
    },
    /// A young person's record must be kept, whatever retention says.
    HoldPlaced {
        /// The pseudonym of the young person.
        subject: String,
        /// Why.
        why: String,
    },
    /// The hold was lifted.
    HoldLifted {
        /// The pseudonym of the young person.
        subject: String,
        /// Why.
        why: String,
    },
    /// A young person was forgotten: the keys are destroyed.
    Forgotten {
        /// The pseudonyms of the young person and the linked child.
        subjects: Vec<String>,
        /// Why.
        why: String,
    },
    /// Something happened to people, their access, or what keeps children safe.
    People {
        /// What.
        event: Event,
    },
    /// The pathway's page of the contract: its lists and days, which no payment reads.
    PathwayAdopted {
        /// The text of the page.
        page: String,
    },
    /// Something happened to a referral, or to its case.
    Path {
        /// The referral's number.
        referral: String,
        /// The young person's number, whose key seals it.
        young_person: String,
        /// What.
        event: PathEvent,
    },
    /// A quadrant's panel met.
    PanelHeld {
        /// The quadrant.
        quadrant: String,
        /// The day.
        on: Date,
        /// The accounts of the members who were there.
        attended: Vec<String>,
        /// Why it went ahead with too few. Empty when there were enough.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        why: String,
    },
    /// The contract's page `service.toml`: how the service works. No payment reads it.
    ServiceAdopted {
        /// The text of the page.
        page: String,
    },
    /// Something happened in a case's work.
    Work {
        /// The case's number.
        case: String,
        /// The young person's number, whose key seals it.
        young_person: String,
        /// What.
        event: WorkEvent,
    },
    /// Something happened to the teams. It is about staff, by number, and about no child.
    Team {
        /// What.
        event: TeamEvent,
    },
    /// Work with those who refer was planned: an area, from a day. Its words are in the register.
    EngagementPlanned {
        /// Its number.
        plan: String,
        /// The quadrant.
        quadrant: String,
        /// The source, such as `YOS`; none for all of the quadrant's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<String>,
        /// The first day.
        from: Date,
        /// Who sees to it: an account.
        owner: String,
    },
    /// The public key a person signs with from now on.
    SigningKey {
        /// Who, as the record names who acts, such as `payer:f.officer`.
        holder: String,
        /// The Ed25519 public key, in hexadecimal.
        key: String,
    },
    /// One side signed the amount it agreed; recorded with its agreement.
    Signed {
        /// The measurement quarter.
        quarter: Quarter,
        /// The side.
        side: Side,
        /// The amount shown.
        shown: Money,
        /// The digest of the evidence behind it.
        digest: String,
        /// Who signed, with which key, and the signature.
        #[serde(flatten)]
        signature: Signature,
    },
    /// The contract's page `agreement.toml`: how payments are agreed, invoiced and asked after.
    AgreementAdopted {
        /// The text of the page.
        page: String,
    },
    /// Something happened to a query about a statement. Its words are in the register.
    Query {
        /// Its number.
        query: String,
        /// What.
        event: QueryEvent,
    },
    /// Something happened to an invoice.
    Invoice {
        /// Its reference.
        invoice: String,
        /// What.
        event: InvoiceEvent,
    },
    /// A person reads what is due in a calendar, at a secret address, or does so no longer.
    CalendarShared {
        /// The person.
        person: String,
        /// SHA-256 of the address's secret; none once it ended.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        digest: Option<String>,
    },
    /// Leave to use an instrument that belongs to others was put on file.
    LicenceFiled {
        /// Its number here.
        number: String,
        /// The licence.
        licence: Licence,
    },
    /// A licence ends.
    LicenceEnded {
        /// Its number here.
        number: String,
        /// The day after its last.
        on: Date,
    },
    /// Something happened to a variation of the contract.
    Variation {
        /// Its number.
        variation: String,
        /// What.
        event: VariationEvent,
    },
    /// Someone was shown records of children, or saved them. Kept in the log of reads.
    Looked {
        /// Who, as the record names who acts.
        by: String,
        /// When, in microseconds since 1970.
        at: i64,
        /// The page or command.
        what: String,
        /// The pseudonyms of the records shown.
        subjects: Vec<String>,
    },
    /// Someone read records of children, noted among the book's own entries before reads had a
    /// log of their own.
    Read {
        /// The page or command.
        what: String,
        /// The pseudonyms of the records shown.
        subjects: Vec<String>,
    },
}
