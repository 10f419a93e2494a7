//! Random histories: whatever is done in whatever order, the record says what a simple model of
//! it says, and verifies.

use crate::support::{MAY, Place, all, findings, master, on_both};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use record::{Appended, Body, Change, Draft, Fault, Head, Particular, Record};
use std::collections::{BTreeMap, BTreeSet};

on_both! {
    any_history_reads_back_as_it_was_made
}

/// One thing done to a record.
#[derive(Clone, Debug)]
enum Step {
    /// A command with this number: what it says about whom, what it puts into the register.
    Command {
        id: u8,
        drafts: Vec<(Option<u8>, u8)>,
        register: Vec<(u8, u8)>,
        behind: bool,
    },
    Put {
        subject: u8,
        value: u8,
    },
    Forget {
        id: u8,
        subject: u8,
    },
    Reopen,
    Move,
}

fn step() -> impl Strategy<Value = Step> {
    let subject = 0..4_u8;
    let drafts =
        proptest::collection::vec((proptest::option::of(subject.clone()), any::<u8>()), 1..4);
    let register = proptest::collection::vec((subject.clone(), any::<u8>()), 0..2);
    prop_oneof![
        6 => (0..30_u8, drafts, register, proptest::bool::weighted(0.1)).prop_map(
            |(id, drafts, register, behind)| Step::Command { id, drafts, register, behind }
        ),
        3 => (subject.clone(), any::<u8>())
            .prop_map(|(subject, value)| Step::Put { subject, value }),
        1 => (30..40_u8, subject).prop_map(|(id, subject)| Step::Forget { id, subject }),
        1 => Just(Step::Reopen),
        1 => Just(Step::Move),
    ]
}

/// What a record should say, held plainly.
#[derive(Default)]
struct Model {
    entries: Vec<(Option<u8>, Vec<u8>)>,
    commands: BTreeMap<u8, (u64, u64)>,
    register: BTreeMap<u8, u8>,
    forgotten: BTreeSet<u8>,
}

async fn any_history_reads_back_as_it_was_made(place: Place) {
    let mut runner = TestRunner::new(Config::default());
    for _ in 0..12 {
        let place = place.another();
        let steps = proptest::collection::vec(step(), 1..40);
        let steps = steps.new_tree(&mut runner).unwrap().current();
        run(place, &steps).await;
    }
}

async fn run(mut place: Place, steps: &[Step]) {
    let mut record = place.open().await;
    let mut model = Model::default();
    for (n, step) in steps.iter().enumerate() {
        match step {
            Step::Command { id, drafts, register, behind } => {
                command(&record, &mut model, *id, drafts, register, *behind).await;
            }
            Step::Put { subject, value } => {
                let done = record.register_put(&name(*subject), "note", &format!("{value}")).await;
                if model.forgotten.contains(subject) {
                    assert!(matches!(done, Err(Fault::Forgotten(1))), "{done:?}");
                } else {
                    done.unwrap();
                    model.register.insert(*subject, *value);
                }
            }
            Step::Forget { id, subject } => forget(&record, &mut model, *id, *subject).await,
            Step::Reopen => {
                record.close().await;
                record = place.open().await;
            }
            Step::Move => {
                let archive = place.dir.join(format!("{n}.backup"));
                record.backup(&archive).await.unwrap();
                let target = if n % 2 == 0 { Place::sqlite() } else { place.another() };
                record.close().await;
                record = Record::restore(&archive, &target.location, &master()).await.unwrap();
                place = target;
            }
        }
        agree(&record, &model, steps).await;
    }
    assert_eq!(findings(&record).await, [""; 0], "{steps:?}");
}

async fn command(
    record: &Record,
    model: &mut Model,
    id: u8,
    drafts: &[(Option<u8>, u8)],
    register: &[(u8, u8)],
    behind: bool,
) {
    let change = Change {
        command: format!("c-{id}"),
        by: "w".to_owned(),
        at: MAY,
        drafts: drafts
            .iter()
            .map(|(subject, body)| Draft {
                kind: "k".to_owned(),
                subject: subject.map(name),
                body: vec![*body; usize::from(*body)],
            })
            .collect(),
        register: register
            .iter()
            .map(|(subject, value)| Particular {
                subject: name(*subject),
                field: "note".to_owned(),
                value: value.to_string(),
            })
            .collect(),
        ..Change::default()
    };
    let mut head = record.head().await.unwrap();
    if behind {
        head = Head { seq: head.seq.wrapping_sub(1), hash: [9; 32] };
    }
    let done = record.change(change, head).await;
    let subjects = drafts.iter().filter_map(|(subject, _)| *subject);
    let mut subjects = subjects.chain(register.iter().map(|(subject, _)| *subject));
    if let Some(&(first, last)) = model.commands.get(&id) {
        assert_eq!(done.unwrap(), Appended::Already { first, last });
    } else if behind {
        assert!(matches!(done, Err(Fault::Conflict { .. })), "{done:?}");
    } else if subjects.any(|subject| model.forgotten.contains(&subject)) {
        assert!(matches!(done, Err(Fault::Forgotten(1))), "{done:?}");
    } else {
        let first = model.entries.len() as u64 + 1;
        let bodies = drafts.iter().map(|(s, body)| (*s, vec![*body; usize::from(*body)]));
        model.entries.extend(bodies);
        model.register.extend(register.iter().copied());
        let range = (first, model.entries.len() as u64);
        assert_eq!(done.unwrap().range(), range);
        model.commands.insert(id, range);
    }
}

async fn forget(record: &Record, model: &mut Model, id: u8, subject: u8) {
    let head = record.head().await.unwrap();
    let fact = vec![Draft::plain("forgotten", [subject])];
    let command = format!("c-{id}");
    let done = record.forget(&[name(subject)], &command, "o", MAY, fact, head).await.unwrap();
    if let Some(range) = model.commands.get(&id) {
        assert_eq!(done.appended.range(), *range);
        return;
    }
    model.entries.push((None, vec![subject]));
    let last = model.entries.len() as u64;
    model.commands.insert(id, (last, last));
    model.register.remove(&subject);
    model.forgotten.insert(subject);
}

async fn agree(record: &Record, model: &Model, steps: &[Step]) {
    let entries = all(record).await;
    assert_eq!(entries.len(), model.entries.len(), "{steps:?}");
    for (entry, (subject, body)) in entries.iter().zip(&model.entries) {
        assert_eq!(entry.subject.as_deref(), subject.map(name).as_deref(), "{steps:?}");
        let gone = subject.is_some_and(|subject| model.forgotten.contains(&subject));
        let due = if gone { Body::Forgotten } else { Body::Known(body.clone()) };
        assert_eq!(entry.body, due, "entry {} of {steps:?}", entry.seq);
    }
    let said: BTreeMap<String, String> = record
        .register_all()
        .await
        .unwrap()
        .into_iter()
        .map(|(subject, fields)| (subject, fields["note"].clone()))
        .collect();
    let due: BTreeMap<String, String> =
        model.register.iter().map(|(s, value)| (name(*s), value.to_string())).collect();
    assert_eq!(said, due, "{steps:?}");
}

fn name(subject: u8) -> String {
    format!("S-{subject}")
}
