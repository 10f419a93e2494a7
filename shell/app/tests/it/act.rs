//! The act of agreement from the outside: signed, queried, invoiced and paid, and everything that
//! is refused on the way.

use crate::roles::proposed;
use crate::support::{Folder, on, who};
use app::invoice::credit::credit;
use app::invoice::event::Reason;
use app::invoice::raise::raise as invoice;
use app::invoice::receive::{give_back, receive};
use app::invoice::{Standing, order::order};
use app::people::by::By;
use app::query::event::About;
use app::query::{answer::answer, close::close, raise::New, raise::raise};
use app::signing::make::make;
use app::signing::{Key, Signature, Words, verify};
use app::statement::sign::{sign, sign_with, words};
use app::{Actor, Desk, Failure, Mode, Side};
use definitions::party::Role;
use definitions::{Money, Quarter};

const AMOUNT: Money = Money(157_117);

fn q2() -> Quarter {
    "2014-Q2".parse().unwrap()
}

fn refused<T: std::fmt::Debug>(result: Result<T, Failure>) -> String {
    match result {
        Err(Failure::Refused(refusal)) => refusal.title.to_string(),
        other => panic!("not refused: {other:?}"),
    }
}

fn by<'a>(actor: &'a Actor, day: &str, form: &'a str) -> By<'a> {
    By { actor, moment: on(day), mode: Mode::Record, form }
}

async fn signs(desk: &mut Desk, by: &Actor, shown: Money, key: &Key) -> Result<(), Failure> {
    let (moment, mode) = (on("2015-06-02"), Mode::Record);
    sign(desk, by, moment, mode, (q2(), shown), (key, None)).await.map(drop)
}

/// A statement both sides signed.
async fn settled(folder: &Folder) -> Desk {
    let mut desk = proposed(folder).await;
    for side in ["payer:f.officer", "spv:b.director"] {
        signs(&mut desk, &who(side), AMOUNT, &Key::fresh().unwrap()).await.unwrap();
    }
    desk
}

#[tokio::test]
async fn two_signatures_settle_a_statement_and_anyone_can_check_them_afterwards() {
    let folder = Folder::new();
    let desk = settled(&folder).await;
    let settled = desk.book.statements[&q2()].settled.as_ref().unwrap();
    assert_eq!((settled.settlement.payment, settled.signed.len()), (AMOUNT, 2));
    for (side, signature) in &settled.signed {
        let (quarter, digest) = (q2(), settled.digest.clone());
        verify(&Words { quarter, side: *side, amount: AMOUNT, digest }, signature).unwrap();
        assert_eq!(desk.book.act.key_of(&signature.holder), Some(signature.key.as_str()));
    }
}

#[tokio::test]
async fn a_stale_amount_a_second_signer_and_someone_elses_key_are_refused_with_words() {
    let folder = Folder::new();
    let mut desk = proposed(&folder).await;
    let (first, second) = (who("payer:f.officer"), who("payer:c.manager"));
    let (key, other) = (Key::fresh().unwrap(), Key::fresh().unwrap());
    let stale = signs(&mut desk, &first, Money(157_116), &key).await;
    assert_eq!(refused(stale), "The amount is £1,571.17, not £1,571.16");
    let provider = signs(&mut desk, &who("provider:p.manager"), AMOUNT, &key).await;
    assert_eq!(refused(provider), "provider cannot agree a statement");
    signs(&mut desk, &first, AMOUNT, &key).await.unwrap();
    // Pressed twice by the same person, it is one agreement.
    signs(&mut desk, &first, AMOUNT, &key).await.unwrap();
    let entries = desk.book.as_of;
    let again = refused(signs(&mut desk, &second, AMOUNT, &other).await);
    assert_eq!(again, "The payer agreed £1,571.17 already, by payer:f.officer");
    let stolen = refused(signs(&mut desk, &who("spv:b.director"), AMOUNT, &key).await);
    assert_eq!(stolen, "This key belongs to payer:f.officer");
    assert_eq!(desk.book.as_of, entries, "nothing was recorded");
}

#[tokio::test]
async fn two_signers_of_one_side_race_and_one_of_them_signs() {
    let folder = Folder::new();
    drop(proposed(&folder).await);
    let location = app::Location::Sqlite(folder.0.join("homeward.db"));
    let master = app::MasterKey::from_env_or_file(&folder.0.join("master.key"), false).unwrap();
    let mut one = Desk::open(&location, &master).await.unwrap();
    let mut two = Desk::open(&location, &master).await.unwrap();
    let (first, second) = (who("payer:f.officer"), who("payer:c.manager"));
    let (key, other) = (Key::fresh().unwrap(), Key::fresh().unwrap());
    let raced = tokio::join!(
        signs(&mut one, &first, AMOUNT, &key),
        signs(&mut two, &second, AMOUNT, &other),
    );
    let outcomes = [raced.0, raced.1];
    assert_eq!(outcomes.iter().filter(|one| one.is_ok()).count(), 1, "{outcomes:?}");
    one.follow().await.unwrap();
    let state = &one.book.statements[&q2()];
    assert_eq!((state.agreed_by.len(), state.signed.len()), (1, 1));
    assert_eq!(state.agreed_by[&Side::Payer].0, state.signed[&Side::Payer].holder);
}

#[tokio::test]
async fn a_signature_of_another_quarter_or_other_evidence_is_refused() {
    let folder = Folder::new();
    let mut desk = proposed(&folder).await;
    let (payer, key) = (who("payer:f.officer"), Key::fresh().unwrap());
    make(&mut desk, &payer, on("2015-06-02"), Mode::Record, &key, None).await.unwrap();
    let open = desk.book.statements[&q2()].open.clone().unwrap();
    let right = words(q2(), Side::Payer, &open);
    let with = async |desk: &mut Desk, made: Signature| {
        let (moment, mode) = (on("2015-06-02"), Mode::Record);
        sign_with(desk, &payer, moment, mode, (q2(), AMOUNT), &made).await
    };
    let wrong = [
        Words { quarter: "2014-Q1".parse().unwrap(), ..right.clone() },
        Words { digest: "00".repeat(32), ..right.clone() },
        Words { amount: Money(1), ..right.clone() },
        Words { side: Side::Spv, ..right.clone() },
    ];
    for words in wrong {
        let made = key.sign(&words, "payer:f.officer");
        assert!(refused(with(&mut desk, made).await).contains("is not of £1,571.17"));
    }
    let unknown = Key::fresh().unwrap().sign(&right, "payer:f.officer");
    let title = refused(with(&mut desk, unknown).await);
    assert_eq!(title, "The key that signed is not the key of payer:f.officer");
    with(&mut desk, key.sign(&right, "payer:f.officer")).await.unwrap();
    assert_eq!(desk.book.statements[&q2()].signed.len(), 1);
}

#[tokio::test]
async fn a_change_voids_what_was_signed_and_says_why() {
    let folder = Folder::new();
    let mut desk = proposed(&folder).await;
    signs(&mut desk, &who("payer:f.officer"), AMOUNT, &Key::fresh().unwrap()).await.unwrap();
    let covers = ("late-correction/903/covers-2014-09-30", "2014-09-30");
    crate::support::filed(&mut desk, &who("payer:d.officer"), Mode::Record, covers).await.unwrap();
    let spv = signs(&mut desk, &who("spv:b.director"), AMOUNT, &Key::fresh().unwrap()).await;
    let title = refused(spv);
    assert!(title.starts_with("The statement has changed since it was proposed"), "{title}");
    let state = &desk.book.statements[&q2()];
    assert!(state.open.is_none() && state.agreed_by.is_empty() && state.signed.is_empty());
    assert_eq!(state.voided.len(), 1);
}

#[tokio::test]
async fn a_query_goes_to_and_fro_until_whoever_asked_closes_it() {
    let folder = Folder::new();
    let mut desk = proposed(&folder).await;
    desk.know_names().await.unwrap();
    let (payer, spv) = (who("payer:f.officer"), who("spv:b.director"));
    let new = |words| New {
        number: "Q-TEST",
        quarter: q2(),
        about: About::Line { what: "Earned to date".to_owned() },
        waits_for: Role::Spv,
        due: crate::support::day("2015-06-12"),
        words,
    };
    let empty = raise(&mut desk, by(&payer, "2015-06-02", "1"), &new(" ")).await;
    assert_eq!(refused(empty), "Say something");
    let own = New { waits_for: Role::Payer, ..new("Why so much?") };
    let own = raise(&mut desk, by(&payer, "2015-06-02", "1"), &own).await;
    assert_eq!(refused(own), "A query of yours cannot wait for the council");
    let late = raise(&mut desk, by(&payer, "2015-06-20", "1"), &new("Why so much?")).await;
    assert_eq!(refused(late), "The day is past");
    raise(&mut desk, by(&payer, "2015-06-02", "1"), &new("Why so much?")).await.unwrap();
    let early = answer(&mut desk, by(&payer, "2015-06-03", "2"), "Q-TEST", "And?").await;
    assert_eq!(refused(early), "The query waits for the SPV");
    answer(&mut desk, by(&spv, "2015-06-03", "3"), "Q-TEST", "Because.").await.unwrap();
    assert_eq!(desk.book.act.queries["Q-TEST"].waits_for, Some(Role::Payer));
    answer(&mut desk, by(&payer, "2015-06-04", "4"), "Q-TEST", "Why because?").await.unwrap();
    assert_eq!(desk.book.act.queries["Q-TEST"].waits_for, Some(Role::Spv));
    let theirs = close(&mut desk, by(&spv, "2015-06-04", "5"), "Q-TEST", "Enough").await;
    assert_eq!(refused(theirs), "This query was asked by the council");
    // An open query does not stop either side.
    signs(&mut desk, &spv, AMOUNT, &Key::fresh().unwrap()).await.unwrap();
    close(&mut desk, by(&payer, "2015-06-05", "6"), "Q-TEST", "I see").await.unwrap();
    let said: Vec<&str> = desk.names.under("Q-TEST", "said.").map(|(_, words)| words).collect();
    assert_eq!(said, ["Why so much?", "Because.", "Why because?", "I see"]);
    assert_eq!(desk.book.act.open_queries(q2()).count(), 0);
    let after = answer(&mut desk, by(&spv, "2015-06-06", "7"), "Q-TEST", "Also").await;
    assert_eq!(refused(after), "This query is closed");
}

#[tokio::test]
async fn a_payment_is_invoiced_credited_raised_anew_and_paid_in_parts_and_never_beyond() {
    let folder = Folder::new();
    let mut desk = proposed(&folder).await;
    let (spv, payer) = (who("spv:b.director"), who("payer:f.officer"));
    let day = crate::support::day;
    let early = invoice(&mut desk, by(&spv, "2015-06-02", "1"), q2(), AMOUNT).await;
    assert_eq!(refused(early), "The statement of 2014-Q2 is not agreed by both sides");
    drop(desk);
    let folder = Folder::new();
    let mut desk = settled(&folder).await;
    let stale = invoice(&mut desk, by(&spv, "2015-06-03", "1"), q2(), Money(1)).await;
    assert_eq!(refused(stale), "£1,571.17 is left to invoice, not £0.01");
    invoice(&mut desk, by(&spv, "2015-06-03", "1"), q2(), AMOUNT).await.unwrap();
    // The same form again is the same invoice.
    invoice(&mut desk, by(&spv, "2015-06-03", "1"), q2(), AMOUNT).await.unwrap();
    let twice = invoice(&mut desk, by(&spv, "2015-06-03", "2"), q2(), AMOUNT).await;
    assert_eq!(refused(twice), "Nothing of 2014-Q2 is left to invoice");
    let (wrong, due) = (Reason::WronglyRaised, day("2015-07-02"));
    credit(&mut desk, by(&spv, "2015-06-04", "3"), "CSSL-0001", AMOUNT, wrong).await.unwrap();
    invoice(&mut desk, by(&spv, "2015-06-04", "4"), q2(), AMOUNT).await.unwrap();
    assert_eq!(desk.book.act.invoices.keys().collect::<Vec<_>>(), ["CSSL-0001", "CSSL-0002"]);
    let one = |desk: &Desk| desk.book.act.invoices["CSSL-0002"].clone();
    assert_eq!((one(&desk).due, one(&desk).standing(due)), (due, Standing::Invoiced));
    order(&mut desk, by(&payer, "2015-06-05", "5"), "CSSL-0002", " PO 1 ").await.unwrap();
    assert_eq!(one(&desk).order.as_deref(), Some("PO 1"));
    let pay = async |desk: &mut Desk, form: &'static str, pence: i64, on: &str| {
        let payer = who("payer:f.officer");
        receive(desk, by(&payer, "2015-07-10", form), "CSSL-0002", Money(pence), day(on)).await
    };
    let too_much = refused(pay(&mut desk, "6", 157_118, "2015-06-30").await);
    assert!(too_much.contains("£1,571.17 is owed"), "{too_much}");
    assert!(refused(pay(&mut desk, "6", 100, "2015-06-01").await).starts_with("The day is not"));
    pay(&mut desk, "6", 100_000, "2015-06-30").await.unwrap();
    assert_eq!(one(&desk).standing(due), Standing::PartPaid);
    assert_eq!(one(&desk).standing(day("2015-07-03")), Standing::Late);
    pay(&mut desk, "7", 57_117, "2015-07-08").await.unwrap();
    assert_eq!(one(&desk).standing(day("2015-07-10")), Standing::Paid);
    assert!(pay(&mut desk, "8", 1, "2015-07-09").await.is_err());
    let paid = credit(&mut desk, by(&spv, "2015-07-10", "9"), "CSSL-0002", Money(1), wrong).await;
    assert_eq!(refused(paid), "Nothing of this invoice is unpaid");
    let over = Reason::Overpayment;
    let none = credit(&mut desk, by(&spv, "2015-07-10", "9"), "CSSL-0002", Money(1), over).await;
    assert!(refused(none).starts_with("No statement has agreed an overpayment"));
    let back = (by(&spv, "2015-07-10", "10"), "CSSL-0002", Money(1), day("2015-07-10"));
    assert!(give_back(&mut desk, back.0, back.1, back.2, back.3).await.is_err());
    let provider = who("provider:p");
    let unpaid = receive(&mut desk, by(&provider, "2015-07-10", "11"), "CSSL-0002", Money(1), due);
    assert_eq!(refused(unpaid.await), "provider cannot record a payment");
    let steps =
        app::invoice::list::steps(&desk.book).map(|step| (step.name, step.count, step.value));
    assert_eq!(
        steps,
        [
            ("Proposed", 0, Money(0)),
            ("Agreed", 1, AMOUNT),
            ("Invoiced", 1, AMOUNT),
            ("Paid", 1, AMOUNT)
        ]
    );
    assert_eq!(app::invoice::list::standing(&desk.book, q2(), day("2015-07-10")), "paid");
}
