//! Facts once written are read for ever. `tests/cases/facts.jsonl` keeps one history with every
//! kind of fact, as some version of Homeward wrote it; lines are added to it, never changed.

use crate::support::sample;
use app::{Book, Fact};
use std::collections::BTreeSet;

/// Names every kind of fact. A new one does not compile until it stands below, and then wants
/// its sample in the file.
macro_rules! kinds {
    ($($variant:ident)*) => {
        const KINDS: &[&str] = &[$(stringify!($variant)),*];

        fn variant(fact: &Fact) -> &'static str {
            match fact {
                $(Fact::$variant { .. } => stringify!($variant),)*
            }
        }
    };
}

kinds! {
    Began ContractAdopted CaseListFiled CaseReported ReturnFiled ChildFiled LinkConfirmed
    NumberConfirmed Undone Proposed Withdrawn Voided Agreed Settled Disputed Determined HoldPlaced
    HoldLifted Forgotten People PathwayAdopted Path PanelHeld EngagementPlanned ServiceAdopted
    Work Team LicenceFiled LicenceEnded SigningKey Signed AgreementAdopted Query Invoice
    CalendarShared Variation Looked Read
}

fn samples() -> Vec<(String, Fact)> {
    let text = String::from_utf8(sample("facts.jsonl")).unwrap();
    let read = |line: &str| {
        let fact = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        (line.to_owned(), fact)
    };
    text.lines().map(read).collect()
}

#[test]
fn every_kind_of_fact_ever_written_has_a_sample_that_is_still_read() {
    let samples = samples();
    let sampled: BTreeSet<&str> = samples.iter().map(|(_, fact)| variant(fact)).collect();
    let missing: Vec<&&str> = KINDS.iter().filter(|kind| !sampled.contains(**kind)).collect();
    assert!(missing.is_empty(), "add a line to tests/cases/facts.jsonl for {missing:?}");
}

/// Every kind of thing that happens to people and their access; a new one wants its sample too.
const EVENTS: [&str; 20] = [
    "person-added",
    "role-given",
    "role-ended",
    "relation-given",
    "relation-ended",
    "person-left",
    "link-made",
    "link-used",
    "credential-changed",
    "grant-given",
    "grant-ended",
    "glass-broken",
    "glass-reviewed",
    "brake-pulled",
    "brake-followed",
    "concern-logged",
    "concern-reviewed",
    "token-made",
    "token-ended",
    "finding-owned",
];

#[test]
fn every_event_ever_written_has_a_sample_that_is_still_read() {
    let samples = samples();
    let sampled: BTreeSet<&str> = samples
        .iter()
        .filter(|(_, fact)| matches!(fact, Fact::People { .. }))
        .map(|(_, fact)| fact.kind())
        .collect();
    assert_eq!(sampled, BTreeSet::from(EVENTS));
}

/// Every kind of thing that happens to a referral; a new one wants its sample too.
const STEPS: [&str; 18] = [
    "referred",
    "amended",
    "asked",
    "answered",
    "endorsed",
    "refused",
    "assessed",
    "accepted",
    "declined",
    "referral-withdrawn",
    "opened",
    "assigned",
    "first-visit",
    "closed",
    "consent-given",
    "consent-withdrawn",
    "told",
    "taken-back",
];

#[test]
fn every_step_of_a_path_ever_written_has_a_sample_that_is_still_read() {
    let samples = samples();
    let sampled: BTreeSet<&str> = samples
        .iter()
        .filter(|(_, fact)| matches!(fact, Fact::Path { .. }))
        .map(|(_, fact)| fact.kind())
        .collect();
    assert_eq!(sampled, BTreeSet::from(STEPS));
}

/// Every kind of thing that happens in a case's work or to the teams.
const OF_THE_SERVICE: [&str; 25] = [
    "contact-logged",
    "contact-withdrawn",
    "goal-set",
    "goal-met",
    "goal-dropped",
    "plan-written",
    "safety-plan-written",
    "behaviour-noted",
    "history-recorded",
    "consultation-noted",
    "adherence-scored",
    "questionnaire-scored",
    "follow-up-set",
    "follow-up-moved",
    "follow-up-done",
    "story-agreed",
    "story-checked",
    "story-withdrawn",
    "team-formed",
    "post-began",
    "post-ended",
    "away-noted",
    "away-changed",
    "on-call-set",
    "on-call-dropped",
];

#[test]
fn every_event_of_the_service_has_a_sample_that_is_still_read() {
    let samples = samples();
    let sampled: BTreeSet<&str> = samples
        .iter()
        .filter(|(_, fact)| matches!(fact, Fact::Work { .. } | Fact::Team { .. }))
        .map(|(_, fact)| fact.kind())
        .collect();
    assert_eq!(sampled, BTreeSet::from(OF_THE_SERVICE));
}

/// Every kind of thing that happens to a query or an invoice.
const OF_THE_ACT: [&str; 8] = [
    "query-raised",
    "query-answered",
    "query-closed",
    "invoice-raised",
    "order-named",
    "invoice-credited",
    "payment-received",
    "payment-returned",
];

#[test]
fn every_event_of_the_act_has_a_sample_that_is_still_read() {
    let samples = samples();
    let sampled: BTreeSet<&str> = samples
        .iter()
        .filter(|(_, fact)| matches!(fact, Fact::Query { .. } | Fact::Invoice { .. }))
        .map(|(_, fact)| fact.kind())
        .collect();
    assert_eq!(sampled, BTreeSet::from(OF_THE_ACT));
}

#[test]
fn a_fact_is_written_as_it_was_read() {
    for (line, fact) in samples() {
        let (read, written): (serde_json::Value, serde_json::Value) =
            (serde_json::from_str(&line).unwrap(), serde_json::to_value(&fact).unwrap());
        assert_eq!(written, read);
        let kind = written["event"]["event"].as_str().or(written["fact"].as_str());
        assert_eq!(kind, Some(fact.kind()));
    }
}

#[test]
fn the_history_in_the_samples_folds_to_the_same_book() {
    let mut book = Book::default();
    let samples = samples();
    for (entry, (_, fact)) in (1..).zip(&samples) {
        let day = i64::try_from(entry).unwrap() * 86_400_000_000;
        book.apply(entry, day, "payer:d.officer", fact.clone());
    }
    assert_eq!(book.as_of, samples.len() as u64);
    assert!(book.contract.is_some(), "the contract's pages are still read");
    let settled: Vec<String> = book
        .statements
        .iter()
        .filter_map(|(quarter, state)| Some((quarter, state.settled.as_ref()?)))
        .map(|(quarter, settled)| format!("{quarter} {}", settled.settlement.payment))
        .collect();
    assert_eq!(settled, ["2014-Q2 £1,571.17", "2014-Q4 £5,922.66"]);
    assert!(book.statements[&"2014-Q3".parse().unwrap()].withdrawn.is_some());
    assert_eq!((book.in_dispute().count(), book.determined.len()), (0, 1));
    assert_eq!((book.holds.len(), book.forgotten.len(), book.reads.len()), (0, 1, 1));
    let counting = book.imports.keys().filter(|import| book.counts(import)).count();
    assert_eq!((book.imports.len(), counting), (4, 3));
    assert_eq!((book.links.len(), book.numbers.len(), book.cases.len()), (1, 1, 3));
    assert_eq!(book.agreed.0, 157_117 + 592_266);
    assert!(book.pathway.is_some(), "the pathway's page is still read");
    let paths: Vec<String> = book
        .paths
        .values()
        .map(|path| format!("{} {}", path.referral, path.stage.said()))
        .collect();
    assert_eq!(
        paths,
        [
            "R-2014-001 closed",
            "R-2014-002 refused by the panel",
            "R-2014-003 declined by the supervisor",
            "R-2014-004 withdrawn",
        ]
    );
    assert_eq!(book.engagement.len(), 1);
    let ended = book.licences["L-AAAAAAAA"].ended.map(|day| day.0.to_string());
    assert_eq!(ended.as_deref(), Some("2015-01-01"));
    assert_eq!((book.meetings.len(), book.meetings[0].attended.len()), (1, 2));
    let kept = &book.work["C-104"];
    assert_eq!((kept.work.contacts.len(), kept.work.goals.len(), kept.recorded.len()), (2, 2, 26));
    assert_eq!((book.team.posts.len(), book.team.away.len()), (6, 3));
    assert!(book.act.terms.is_some(), "the page on how payments are agreed is still read");
    assert_eq!((book.act.keys.len(), book.act.queries.len(), book.act.calendars.len()), (1, 1, 0));
    let invoice = &book.act.invoices["CSSL-0001"];
    assert_eq!((invoice.received().0, invoice.outstanding().0), (156_000, 117));
    assert!(book.service.is_some(), "the page on how the service works is still read");
}
