//! Changing the contract through the record, and how sure a payment is.

use crate::support::{Folder, begin, cases, day, filed, on, who};
use app::people::by::By;
use app::quarter::calculate::calculate;
use app::quarter::sure::{Chance, how_sure};
use app::statement::dispute::{Said, dispute};
use app::variation::propose::{Asked, propose};
use app::variation::{approve, read, replay, withdraw};
use app::{Actor, Desk, Failure, Mode};
use definitions::{Days, Money, Quarter};
use outcomes::hard_cases::outcome::digest;

const MOMENT: &str = "2015-06-01";

fn by<'a>(actor: &'a Actor, form: &'a str) -> By<'a> {
    By { actor, moment: on(MOMENT), mode: Mode::Record, form }
}

/// A new price since a day, and the day the variation holds from.
fn price(desk: &Desk, since: &str, effective: &str, names_past: bool) -> Asked {
    let page = &desk.book.pages["tariff.toml"];
    let more = format!(
        "\n[[price]]\nsince = {since}\nvalue = {{ flat = \"80.00\" }}\nsource = \"variation 1\"\n"
    );
    Asked {
        pages: [("tariff.toml".to_owned(), format!("{page}{more}"))].into(),
        effective: day(effective),
        names_past,
        why: "a new price".to_owned(),
    }
}

fn refused<T: std::fmt::Debug>(outcome: Result<T, Failure>) -> String {
    match outcome.unwrap_err() {
        Failure::Refused(refusal) => refusal.title,
        Failure::Findings(findings) => findings[0].title.clone(),
        Failure::Fault(fault) => panic!("{fault}"),
    }
}

/// A book with one child tracked and one quarter settled.
async fn settled(folder: &Folder) -> (Desk, Quarter) {
    let mut desk = begin(folder).await;
    let (provider, payer) = (who("provider:b.support"), who("payer:d.officer"));
    let list = ("late-correction/case-list-2014-06-30.csv", "2014-06-30");
    cases(&mut desk, &provider, Mode::Record, list).await.unwrap();
    let filing = ("late-correction/903/covers-2014-06-30", "2014-06-30");
    filed(&mut desk, &payer, Mode::Record, filing).await.unwrap();
    let numbers =
        app::link::confirm::confirm_numbers(&mut desk, &payer, on(MOMENT), Mode::Record, &[]);
    numbers.await.unwrap();
    let quarter: Quarter = "2014-Q2".parse().unwrap();
    let director = who("intermediary:a.director");
    let proposed =
        app::statement::propose::propose(&mut desk, &director, on(MOMENT), Mode::Record, quarter);
    let payment = proposed.await.unwrap().1.statement.settlement.payment;
    for side in ["spv:b.director", "payer:d.officer"].map(who) {
        let moment = on(MOMENT);
        app::statement::agree::agree(&mut desk, &side, moment, Mode::Record, quarter, payment)
            .await
            .unwrap();
    }
    (desk, quarter)
}

#[tokio::test]
async fn both_sides_approve_the_hard_cases_and_then_the_text() {
    let folder = Folder::new();
    let (mut desk, quarter) = settled(&folder).await;
    let (director, payer, spv) =
        (who("intermediary:a.director"), who("payer:d.officer"), who("spv:b.director"));
    let (agreed, before) = (desk.book.agreed, desk.book.pages.clone());

    // What settled already cannot be reached without saying so; nor can one side propose for all.
    let early = price(&desk, "2014-04-01", "2014-04-01", false);
    let said = refused(propose(&mut desk, by(&director, "1"), &early).await);
    assert!(said.contains("settled already"), "{said}");
    let asked = price(&desk, "2014-07-01", "2014-07-01", false);
    let provider = who("provider:b.support");
    assert!(refused(propose(&mut desk, by(&provider, "1"), &asked).await).contains("cannot"));

    let proposed = propose(&mut desk, by(&director, "1"), &asked).await.unwrap();
    assert_eq!((proposed.number.as_str(), proposed.varied.differences.len()), ("V01", 1));
    let second = refused(propose(&mut desk, by(&director, "2"), &asked).await);
    assert!(second.contains("still waits"), "{second}");

    let variation = desk.book.variations["V01"].clone();
    let shown = digest(&read::outcomes(&desk.book, &variation).unwrap());
    let text = variation.digest.as_str();
    let early = refused(approve::approve(&mut desk, by(&payer, "3"), "V01", text).await);
    assert!(early.contains("has not approved the outcome table"), "{early}");
    let stale = approve::approve_outcomes(&mut desk, by(&payer, "3"), "V01", "another").await;
    assert!(refused(stale).contains("not the one that was shown"));
    let other = approve::approve_outcomes(&mut desk, by(&director, "3"), "V01", &shown).await;
    assert!(refused(other).contains("is not asked"));
    for side in [&payer, &spv] {
        approve::approve_outcomes(&mut desk, by(side, "4"), "V01", &shown).await.unwrap();
    }
    let stale = refused(approve::approve(&mut desk, by(&payer, "5"), "V01", "another").await);
    assert!(stale.contains("The text"), "{stale}");
    approve::approve(&mut desk, by(&payer, "5"), "V01", text).await.unwrap();
    assert_eq!(desk.book.pages, before, "one party alone changes nothing");
    approve::approve(&mut desk, by(&spv, "5"), "V01", text).await.unwrap();

    let contract = desk.book.contract.as_ref().unwrap();
    let of = |day| contract.tariff.price_of_a_day(day, 1, "at-home").unwrap();
    assert_eq!((of(day("2014-06-30")), of(day("2014-07-01"))), (Money(7200), Money(8000)));
    assert_eq!(desk.book.agreed, agreed, "what was agreed stays");
    let gone = refused(withdraw::withdraw(&mut desk, by(&director, "6"), "V01", "late").await);
    assert!(gone.contains("adopted"), "{gone}");

    // As written it changes nothing that is settled; had it always held, each day were £80.
    let variation = desk.book.variations["V01"].clone();
    let replayed = replay::replay(&desk.record, &desk.book, &variation).await.unwrap();
    let [one] = replayed.as_slice() else { panic!("{replayed:?}") };
    assert_eq!((one.quarter, one.agreed, one.as_written), (quarter, agreed, agreed));
    // £1,571.17 is 21.8218 days at £72.
    assert_eq!((one.agreed, one.from_the_start), (Money(157_117), Money(174_574)));
}

#[tokio::test]
async fn how_sure_a_payment_is_does_not_change_it_and_is_the_same_on_any_number_of_threads() {
    let folder = Folder::new();
    let (desk, quarter) = settled(&folder).await;
    let read = app::statement::read::with_its_book(&desk.record, &desk.book, quarter);
    let (book, calculation) = read.await.unwrap();
    let book = book.unwrap();
    let sure =
        |threads| how_sure(&desk.book, &book, &calculation, threads, &|_| ()).unwrap().unwrap();
    let (one, three) = (sure(1), sure(3));
    assert_eq!(serde_json::to_string(&one).unwrap(), serde_json::to_string(&three).unwrap());
    let payment = calculation.statement.settlement.payment;
    let own = one.baselines.iter().find(|at| at.hundredths == 100).unwrap();
    assert_eq!(own.payment, payment);
    let Chance::Played { children, played, .. } = &one.chance else { panic!("{:?}", one.chance) };
    assert_eq!((*children, played.len(), played[0].programmes), (1, 2, 300));
    assert_eq!(played[0].this.compared_with, payment);
    // A child at home for a whole quarter earns the most there is, and three in five are.
    assert!((150..250).contains(&played[0].this.at_least), "{:?}", played[0]);
    assert_eq!(one.otherwise.unwrap().families, 1);
    assert_eq!(calculate(&book, quarter, None).unwrap().statement.settlement.payment, payment);
}

#[tokio::test]
async fn in_a_dispute_the_contracts_own_baseline_shows_the_lower_payment() {
    let folder = Folder::new();
    let (mut desk, quarter) = settled(&folder).await;
    let payer = who("payer:d.officer");
    let filing = ("late-correction/903/covers-2014-09-30", "2014-09-30");
    filed(&mut desk, &payer, Mode::Record, filing).await.unwrap();
    let (next, director) = (quarter.next(), who("intermediary:a.director"));
    let moment = on(MOMENT);
    app::statement::propose::propose(&mut desk, &director, moment, Mode::Record, next)
        .await
        .unwrap();
    let key = desk.book.frozen.keys().next().unwrap().0.clone();
    let why = "our own count".to_owned();
    let said = Said { case: key, k: 2, care_days: Days(20), why };
    dispute(&mut desk, &payer, moment, Mode::Record, next, &said).await.unwrap();
    let calculation = calculate(&desk.book, next, None).unwrap();
    let settlement = &calculation.statement.settlement;
    assert!(settlement.held > Money::ZERO, "{settlement:?}");
    let sure = how_sure(&desk.book, &desk.book, &calculation, 2, &|_| ()).unwrap().unwrap();
    let own = sure.baselines.iter().find(|at| at.hundredths == 100).unwrap();
    // Twenty care days at £72 lie between the two calculations.
    assert_eq!(own.payment, settlement.payment);
    assert_eq!(settlement.target - own.target, Money(144_000));
}
