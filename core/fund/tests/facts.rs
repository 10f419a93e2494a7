//! Facts once written are read for ever: a line of each kind, as some version wrote it. Lines are
//! added, never changed.

#![allow(clippy::unwrap_used, reason = "a test may")]

use fund::Fact;
use std::collections::BTreeSet;

const SAMPLES: &str = include_str!("facts.jsonl");

/// Names every kind of fact: a new one does not compile until it stands below, and then wants
/// its sample.
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
    PaymentDue Received Repaid BankInterest Called Drawn CostDue CostPaid Distributed ItemApproved
    ItemBought ItemReleased GuaranteePaid
}

#[test]
fn every_kind_ever_written_is_still_read_and_written_alike() {
    let mut seen = BTreeSet::new();
    for line in SAMPLES.lines() {
        let fact: Fact =
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        assert_eq!(serde_json::to_string(&fact).unwrap(), line);
        let written: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(written["fund"], fact.kind());
        seen.insert(variant(&fact));
    }
    assert_eq!(seen, BTreeSet::from_iter(KINDS.iter().copied()));
}
