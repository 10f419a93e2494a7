//! People and their access: who had what on which day, what ends by itself, and what is never
//! undone.

use crate::support::{Folder, day, on, pages, who};
use app::access::Action;
use app::access::{Here, Role, asker, asker::actor};
use app::people::add::{New, add};
use app::people::by::By;
use app::people::credential::{Change, change, kept};
use app::people::event::{ConcernKind, LinkFor, Relation, Scope};
use app::people::{grant, leave, link, relate, token};
use app::safety::{brake, concern, glass};
use app::{Desk, Failure, Location, MasterKey, Mode, Moment, View};
use std::collections::BTreeSet;

/// A book with one contract manager, one panel member and one administrator.
struct People {
    _folder: Folder,
    desk: Desk,
    forms: u32,
}

impl People {
    async fn new() -> People {
        let folder = Folder::new();
        let location = Location::Sqlite(folder.0.join("homeward.db"));
        let director = who("intermediary:d");
        let master = MasterKey::generate().unwrap();
        let began = on("2014-04-01");
        let mut desk = Desk::begin(&location, &master, pages(), &director, began).await.unwrap();
        desk.know_names().await.unwrap();
        let mut people = People { _folder: folder, desk, forms: 0 };
        people.add("U-MANAGER", "payer", Role::ContractManager).await.unwrap();
        people.add("U-PANEL", "payer", Role::PanelMember).await.unwrap();
        people.add("U-ADMIN", "intermediary", Role::Administrator).await.unwrap();
        people
    }

    async fn add(&mut self, person: &str, organisation: &str, role: Role) -> Result<(), Failure> {
        let new = New {
            person: person.to_owned(),
            name: format!("Invented {person}"),
            email: format!("{person}@invented.example"),
            organisation: organisation.to_owned(),
            roles: vec![role],
            relations: Vec::new(),
        };
        self.act("2014-04-01", async |desk, by| add(desk, by, &new).await).await
    }

    /// Does a verb on a day, from a form of its own.
    async fn act(
        &mut self,
        at: &str,
        verb: impl AsyncFnOnce(&mut Desk, By<'_>) -> Result<app::Done, Failure>,
    ) -> Result<(), Failure> {
        self.forms += 1;
        let (form, actor) = (self.forms.to_string(), who("intermediary:U-ADMIN"));
        self.from(&form, &actor, on(at), verb).await
    }

    async fn from(
        &mut self,
        form: &str,
        actor: &app::Actor,
        moment: Moment,
        verb: impl AsyncFnOnce(&mut Desk, By<'_>) -> Result<app::Done, Failure>,
    ) -> Result<(), Failure> {
        let by = By { actor, moment, mode: Mode::Record, form };
        verb(&mut self.desk, by).await.map(|_| ())
    }

    fn roles(&self, person: &str, at: &str) -> BTreeSet<Role> {
        asker(&self.desk.book.people, person, day(at), Here::default())
            .map(|asker| asker.roles)
            .unwrap_or_default()
    }
}

fn refused(outcome: Result<(), Failure>, words: &str) {
    match outcome {
        Err(Failure::Refused(refusal)) => {
            assert!(refusal.to_string().contains(words), "{refusal}");
        }
        other => panic!("{other:?} was not refused with “{words}”"),
    }
}

#[tokio::test]
async fn a_role_holds_from_its_first_day_up_to_its_last() {
    let mut people = People::new().await;
    let (since, until) = (day("2014-05-01"), day("2014-06-01"));
    people
        .act("2014-04-02", async |desk, by| {
            relate::give_role(desk, by, "U-PANEL", Role::Referrer, since, Some(until)).await
        })
        .await
        .unwrap();
    let held = |at: &str| people.roles("U-PANEL", at).contains(&Role::Referrer);
    assert_eq!(
        ["2014-04-30", "2014-05-01", "2014-05-31", "2014-06-01"].map(held),
        [false, true, true, false]
    );
}

#[tokio::test]
async fn a_role_of_another_organisation_is_refused() {
    let mut people = People::new().await;
    let outcome = people.add("U-X", "provider", Role::ContractManager).await;
    refused(outcome, "a role of the payer, not of the provider");
    assert!(!people.desk.book.people.accounts.contains_key("U-X"));
}

#[tokio::test]
async fn two_people_never_share_an_address() {
    let mut people = People::new().await;
    let again = New {
        person: "U-OTHER".to_owned(),
        name: "Invented".to_owned(),
        email: "u-manager@INVENTED.example ".to_owned(),
        organisation: "payer".to_owned(),
        ..New::default()
    };
    let outcome = people.act("2014-04-02", async |desk, by| add(desk, by, &again).await).await;
    refused(outcome, "is here already");
}

#[tokio::test]
async fn a_form_sent_twice_is_recorded_once() {
    let mut people = People::new().await;
    let actor = who("intermediary:U-ADMIN");
    for _ in 0..2 {
        let sent = async |desk: &mut Desk, by: By<'_>| brake::pull(desk, by, None, "why").await;
        people.from("the same form", &actor, on("2014-05-01"), sent).await.unwrap();
    }
    assert_eq!(people.desk.book.people.brakes.len(), 1);
}

#[tokio::test]
async fn a_leaver_comes_in_no_more_and_what_was_theirs_is_a_colleagues() {
    let mut people = People::new().await;
    people.add("U-LEFT", "payer", Role::PanelMember).await.unwrap();
    let north = Relation::Quadrant("North".to_owned());
    people
        .act("2014-04-02", async |desk, by| {
            relate::give_relation(desk, by, "U-LEFT", &north, day("2014-04-02")).await
        })
        .await
        .unwrap();
    let new = token::New {
        token: "T-1".to_owned(),
        label: "a check".to_owned(),
        digest: "00".to_owned(),
        scopes: vec![Action::SeeTotals],
        ends_at: on("2014-12-01").at,
    };
    people
        .act("2014-04-03", async |desk, by| token::make(desk, by, "U-LEFT", &new).await)
        .await
        .unwrap();
    people
        .act("2014-05-01", async |desk, by| {
            leave::leave(desk, by, "U-LEFT", day("2014-05-01"), Some("U-PANEL")).await
        })
        .await
        .unwrap();
    let book = &people.desk.book.people;
    assert!(asker(book, "U-LEFT", day("2014-04-30"), Here::default()).is_some());
    assert!(asker(book, "U-LEFT", day("2014-05-01"), Here::default()).is_none());
    let taken = asker(book, "U-PANEL", day("2014-05-01"), Here::default()).unwrap();
    assert!(taken.quadrants.contains("North"));
    assert!(token::usable(book, "00", on("2014-05-02").at).is_none());
}

#[tokio::test]
async fn a_link_is_used_once_ends_by_itself_and_a_newer_one_takes_its_place() {
    let mut people = People::new().await;
    for digest in ["one", "two"] {
        people
            .act("2014-05-01", async |desk, by| {
                link::make(desk, by, "U-PANEL", LinkFor::Reset, digest).await
            })
            .await
            .unwrap();
    }
    let at = on("2014-05-01").at;
    let holder = |desk: &Desk, digest, at| {
        link::holder(&desk.book.people, digest, at).ok().map(str::to_owned)
    };
    assert_eq!(holder(&people.desk, "one", at), None);
    assert_eq!(holder(&people.desk, "two", at).as_deref(), Some("U-PANEL"));
    assert_eq!(holder(&people.desk, "two", at + link::RESET_LASTS), None);
    let password = [Change { which: "password".to_owned(), value: Some("kept".to_owned()) }];
    let use_it = async |desk: &mut Desk, by: By<'_>| {
        change(desk, by, "U-PANEL", &password, Some("two")).await
    };
    people.act("2014-05-01", use_it).await.unwrap();
    refused(people.act("2014-05-01", use_it).await, "has been used or has ended");
}

#[tokio::test]
async fn a_credential_is_in_the_register_and_never_among_the_names_or_the_facts() {
    let mut people = People::new().await;
    let secret = "argon2-of-a-password";
    let changes = [Change { which: "password".to_owned(), value: Some(secret.to_owned()) }];
    people
        .act("2014-05-01", async |desk, by| change(desk, by, "U-PANEL", &changes, None).await)
        .await
        .unwrap();
    let record = people.desk.record.clone();
    assert_eq!(kept(&record, "U-PANEL").await.unwrap()["password"], secret);
    assert!(!format!("{:?}", people.desk.names).contains(secret));
    let mut reading = record.read(1);
    while let Some(entries) = reading.next().await.unwrap() {
        for entry in entries {
            let body = entry.body.known().unwrap_or_default();
            assert!(!String::from_utf8_lossy(body).contains(secret), "entry {}", entry.seq);
        }
    }
    let gone = [Change { which: "password".to_owned(), value: None }];
    people
        .act("2014-05-02", async |desk, by| change(desk, by, "U-PANEL", &gone, None).await)
        .await
        .unwrap();
    assert!(kept(&record, "U-PANEL").await.unwrap().is_empty());
}

#[tokio::test]
async fn access_for_a_purpose_ends_by_itself() {
    let mut people = People::new().await;
    let give = async |people: &mut People, until: &str| {
        let until = day(until);
        people
            .act("2014-05-01", async |desk, by| {
                grant::give(desk, by, "U-PANEL", &Scope::Programme, "a review", until).await
            })
            .await
    };
    refused(give(&mut people, "2014-05-01").await, "ends on a day after today");
    refused(give(&mut people, "2016-05-01").await, "within a year");
    give(&mut people, "2014-06-01").await.unwrap();
    let grant = people.desk.book.people.grants.values().next().unwrap();
    assert!(grant.on(day("2014-05-31")) && !grant.on(day("2014-06-01")));
}

#[tokio::test]
async fn broken_glass_mends_after_an_hour_and_is_reviewed_by_another() {
    let mut people = People::new().await;
    let (panel, moment) = (who("payer:U-PANEL"), on("2014-05-01"));
    let broken = async |desk: &mut Desk, by: By<'_>| {
        glass::break_glass(desk, by, "U-PANEL", "C-AAAAAAAA", "a sibling was referred").await
    };
    people.from("form", &panel, moment, broken).await.unwrap();
    let open = |at: i64| glass::open_until(&people.desk.book, "U-PANEL", "C-AAAAAAAA", at);
    assert_eq!(open(moment.at), Some(moment.at + glass::LASTS));
    assert_eq!(open(moment.at + glass::LASTS), None);
    let (entry, _) = glass::waiting(&people.desk.book.people).next().unwrap();
    let own = people
        .from("own", &panel, moment, async |desk, by| {
            glass::review(desk, by, entry, true, "fine").await
        })
        .await;
    refused(own, "Nobody reviews the glass they broke");
    people
        .act("2014-05-02", async |desk, by| glass::review(desk, by, entry, false, "no").await)
        .await
        .unwrap();
    assert_eq!(glass::waiting(&people.desk.book.people).count(), 0);
}

#[tokio::test]
async fn while_the_brake_holds_no_statement_is_proposed_and_what_was_pulled_stays() {
    let mut people = People::new().await;
    people
        .act("2014-05-01", async |desk, by| brake::pull(desk, by, None, "a child waits").await)
        .await
        .unwrap();
    let director = who("intermediary:d");
    let quarter = "2014-Q2".parse().unwrap();
    let propose = async |desk: &mut Desk| {
        let moment = on("2014-07-02");
        app::statement::propose::propose(desk, &director, moment, Mode::Record, quarter)
            .await
            .map(|_| ())
    };
    refused(propose(&mut people.desk).await, "The child-first brake was pulled");
    let (entry, _) = people.desk.book.people.brakes_on().next().unwrap();
    let follow = async |people: &mut People, released: bool| {
        people
            .act("2014-05-03", async |desk, by| {
                brake::follow(desk, by, entry, "the child was placed", released).await
            })
            .await
    };
    follow(&mut people, false).await.unwrap();
    refused(propose(&mut people.desk).await, "The child-first brake was pulled");
    follow(&mut people, true).await.unwrap();
    propose(&mut people.desk).await.unwrap();
    refused(follow(&mut people, true).await, "has been released");
    let kept = &people.desk.book.people.brakes[&entry];
    assert_eq!((kept.followed.len(), kept.why.as_str()), (2, "a child waits"));
}

#[tokio::test]
async fn of_two_reviews_of_one_concern_the_second_is_shown_the_first() {
    let mut people = People::new().await;
    let new = concern::New {
        concern: "K-1".to_owned(),
        kind: ConcernKind::Safeguarding,
        case: None,
        team: String::new(),
        words: "what happened".to_owned(),
        owner: "U-MANAGER".to_owned(),
        review_on: day("2014-05-08"),
    };
    people.act("2014-05-01", async |desk, by| concern::log(desk, by, &new).await).await.unwrap();
    let review = async |people: &mut People, words: &str| {
        people
            .act("2014-05-02", async |desk, by| {
                let owner = "U-MANAGER";
                let review =
                    concern::Review { concern: "K-1", seen: 0, words, owner, review_on: None };
                concern::review(desk, by, &review).await
            })
            .await
    };
    review(&mut people, "first").await.unwrap();
    refused(review(&mut people, "second").await, "has been closed");
    assert_eq!(people.desk.names.words("K-1"), ["what happened", "first"]);
}

#[tokio::test]
async fn a_reader_waits_until_the_look_is_on_the_disk_and_groups_lose_nothing() {
    let folder = Folder::new();
    let master = MasterKey::generate().unwrap();
    let location = Location::Sqlite(folder.0.join("homeward.db"));
    let reads = app::Reads::open(&location, &master).await.unwrap();
    let mut looks = Vec::new();
    for at in 0..200_i64 {
        let reads = reads.clone();
        looks.push(tokio::spawn(async move {
            let by = format!("payer:U-{}", at % 7);
            reads.note(at, &by, "a page".to_owned(), vec![format!("C-{at}")]).await
        }));
    }
    for look in looks {
        look.await.unwrap().unwrap();
    }
    assert_eq!(reads.count().await.unwrap(), 200);
    let kept = reads.from(1).await.unwrap();
    let seen: BTreeSet<&str> = kept.iter().map(|read| read.subjects[0].as_str()).collect();
    assert_eq!(seen.len(), 200);
    assert!(app::history::keep::verify(reads.record()).await.unwrap().broken.is_empty());
}

#[tokio::test]
async fn whoever_is_no_party_to_the_contract_records_nothing() {
    let mut people = People::new().await;
    people.add("U-FAMILY", "family", Role::Family).await.unwrap();
    let view = View::new(people.desk.book.clone(), people.desk.names.clone());
    let accounts = &view.book.people.accounts;
    assert!(actor(&accounts["U-FAMILY"], "U-FAMILY").is_none());
    assert_eq!(actor(&accounts["U-PANEL"], "U-PANEL").unwrap().to_string(), "payer:U-PANEL");
}
