//! A referral's path through the verbs: who may take which step, what is recorded, and what is
//! told. The rules of order themselves are tested in `core/care/tests/path.rs`.

mod listed;
mod refusals;
mod seeing;
mod whole;

use crate::support::{Folder, day, on, pages, who};
use app::access::Role;
use app::case::open::Opening;
use app::case::{accept, assess, open};
use app::panel::{endorse, endorse::Says, hold};
use app::people::add::{New as Person, add};
use app::people::by::By;
use app::people::event::Relation;
use app::referral::refer::{New, refer};
use app::team::form::form;
use app::team::post;
use app::{Desk, Done, Failure, Location, MasterKey, Mode, View};
use care::path::event::Details;
use care::team::event::Job;
use std::sync::Arc;

/// A book with everyone a referral meets.
pub struct Programme {
    pub folder: Folder,
    pub desk: Desk,
    forms: u32,
}

/// The accounts: number, organisation, role, relations.
fn people() -> Vec<(&'static str, &'static str, Role, Vec<Relation>)> {
    let quadrant = |name: &str| Relation::Quadrant(name.to_owned());
    let team = |name: &str| Relation::Team(name.to_owned());
    let north = || team("North and Mid");
    let south = || team("South and West");
    let all = || ["North", "South", "East", "West"].map(quadrant).to_vec();
    vec![
        ("U-WORKER", "payer", Role::Referrer, vec![]),
        ("U-OTHER", "payer", Role::Referrer, vec![]),
        ("U-EAST", "payer", Role::PanelMember, vec![quadrant("East")]),
        ("U-CHAIR", "payer", Role::PanelMember, all()),
        ("U-SECOND", "payer", Role::PanelMember, all()),
        ("U-MANAGER", "payer", Role::ContractManager, vec![]),
        ("U-SUPER", "provider", Role::Supervisor, vec![north()]),
        ("U-SOUTH", "provider", Role::Supervisor, vec![south()]),
        ("U-SUPPORT", "provider", Role::BusinessSupport, vec![north(), south()]),
        ("U-THERAPIST", "provider", Role::Therapist, vec![Relation::Staff("T1".to_owned())]),
        ("U-SERVICE", "provider", Role::ServiceManager, vec![]),
    ]
}

impl Programme {
    pub async fn new() -> Programme {
        let folder = Folder::new();
        let location = Location::Sqlite(folder.0.join("homeward.db"));
        let master = MasterKey::from_env_or_file(&folder.0.join("master.key"), true).unwrap();
        let (director, began) = (who("intermediary:d"), on("2013-03-01"));
        let desk = Desk::begin(&location, &master, pages(), &director, began).await.unwrap();
        let mut programme = Programme { folder, desk, forms: 0 };
        for (person, organisation, role, relations) in people() {
            let new = Person {
                person: person.to_owned(),
                name: format!("Invented {person}"),
                email: format!("{person}@invented.example"),
                organisation: organisation.to_owned(),
                roles: vec![role],
                relations,
            };
            let added = programme
                .act("intermediary:U-ADMIN", "2013-03-01", async |desk, by| {
                    add(desk, by, &new).await
                })
                .await;
            added.unwrap();
        }
        programme
    }

    /// The North team, with these therapists in post from the first day of service.
    pub async fn in_post(&mut self, therapists: &[&str]) {
        let (team, from) = ("North and Mid", day("2013-04-01"));
        self.act("provider:U-SERVICE", "2013-04-01", async |desk, by| {
            form(desk, by, (team, "Chelmsford"), 4, from).await
        })
        .await
        .unwrap();
        for staff in therapists {
            self.act("provider:U-SERVICE", "2013-04-01", async |desk, by| {
                post::begin(desk, by, staff, (Job::Therapist, team), from).await
            })
            .await
            .unwrap();
        }
    }

    /// Does a verb on a day, from a form of its own.
    pub async fn act<T>(
        &mut self,
        by: &str,
        at: &str,
        verb: impl AsyncFnOnce(&mut Desk, By<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.forms += 1;
        let (form, actor) = (self.forms.to_string(), who(by));
        verb(&mut self.desk, By { actor: &actor, moment: on(at), mode: Mode::Record, form: &form })
            .await
    }

    /// Makes a referral by the social worker, and says its number.
    pub async fn refer(&mut self, at: &str, council: &str) -> Result<String, Failure> {
        let new = referral(at, council);
        self.act("payer:U-WORKER", at, async |desk, by| refer(desk, by, &new).await).await?;
        Ok(self.desk.book.paths.keys().next_back().cloned().unwrap())
    }

    /// Holds a meeting of a panel.
    pub async fn meet(&mut self, quadrant: &str, at: &str) -> Result<Done, Failure> {
        let attended = ["U-CHAIR".to_owned(), "U-SECOND".to_owned()];
        let held = hold::Held { quadrant, on: day(at), attended: &attended, why: "" };
        self.act("payer:U-CHAIR", at, async |desk, by| hold::hold(desk, by, &held).await).await
    }

    pub async fn endorse(&mut self, referral: &str, at: &str) -> Result<Done, Failure> {
        let says = Says { words: "", why: "" };
        let verb = async |desk: &mut Desk, by: By<'_>| {
            endorse::endorse(desk, by, referral, day(at), says).await
        };
        self.act("payer:U-CHAIR", at, verb).await
    }

    pub async fn assess(&mut self, referral: &str, at: &str) -> Result<Done, Failure> {
        let note = "The family wants to work on it";
        let verb = async |desk: &mut Desk, by: By<'_>| {
            assess::assess(desk, by, referral, (day(at), true), note).await
        };
        self.act("provider:U-SUPER", at, verb).await
    }

    pub async fn accept(&mut self, referral: &str, at: &str) -> Result<Done, Failure> {
        let verb =
            async |desk: &mut Desk, by: By<'_>| accept::accept(desk, by, referral, day(at)).await;
        self.act("provider:U-SUPER", at, verb).await
    }

    pub async fn open(&mut self, referral: &str, at: &str) -> Result<Done, Failure> {
        let opening = Opening { on: day(at), case: "", team: "North and Mid", therapist: "T1" };
        let verb =
            async |desk: &mut Desk, by: By<'_>| open::open(desk, by, referral, opening).await;
        self.act("provider:U-SUPPORT", at, verb).await
    }

    /// Takes a new referral as far as its opening.
    pub async fn opened(&mut self, council: &str) -> String {
        let number = self.refer("2014-01-06", council).await.unwrap();
        self.meet("East", "2014-01-08").await.unwrap();
        self.endorse(&number, "2014-01-08").await.unwrap();
        self.assess(&number, "2014-01-10").await.unwrap();
        self.accept(&number, "2014-01-10").await.unwrap();
        self.open(&number, "2014-01-20").await.unwrap();
        number
    }

    /// The book again, read from the disk.
    pub async fn read_again(&self) -> Desk {
        let location = Location::Sqlite(self.folder.0.join("homeward.db"));
        let master = MasterKey::from_env_or_file(&self.folder.0.join("master.key"), false).unwrap();
        let mut desk = Desk::open(&location, &master).await.unwrap();
        desk.know_names().await.unwrap();
        desk
    }

    /// Everything worked out from the book.
    pub fn view(&self) -> View {
        View::new(self.desk.book.clone(), Arc::clone(&self.desk.names))
    }
}

/// A referral of someone invented, of the East quadrant.
pub fn referral(at: &str, council: &str) -> New {
    New {
        on: day(at),
        young_person: None,
        name: format!("Invented Young Person {council}"),
        details: Details {
            source: "social worker".to_owned(),
            quadrant: "East".to_owned(),
            criteria: vec!["school".to_owned(), "missing".to_owned()],
            profile: vec!["siblings".to_owned()],
            crisis: true,
            date_of_birth: Some(day("2000-06-01")),
            council_child_number: Some(council.to_owned()),
            prior_offences: Some(2),
            ..Details::default()
        },
        words: "Has not been to school since October".to_owned(),
        draft: None,
    }
}

/// What was declined, in full.
pub fn said<T: std::fmt::Debug>(outcome: Result<T, Failure>) -> String {
    match outcome {
        Err(Failure::Refused(refusal)) => refusal.to_string(),
        other => panic!("{other:?} was not refused"),
    }
}

/// Refused in these words.
pub fn refused<T: std::fmt::Debug>(outcome: Result<T, Failure>, words: &str) {
    let said = said(outcome);
    assert!(said.contains(words), "“{said}” does not say “{words}”");
}
