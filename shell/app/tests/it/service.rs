//! Two invented teams with their cases, staff and accounts: what the tests of the work and of the
//! teams begin from.

use crate::support::{Folder, begin, day, on, who};
use app::access::Role;
use app::case_list::import::{CaseList, import};
use app::people::add::{New, add};
use app::people::by::By;
use app::people::event::Relation;
use app::team::{form, post};
use app::{Desk, Failure, Mode};
use care::team::event::Job;
use care::work::event::{Contact, ContactKind, When};

/// A book with two teams, four therapists and ten cases, all opened by May 2014.
pub struct Service {
    _folder: Folder,
    pub desk: Desk,
    forms: u32,
}

/// Who has which account: the account, the role, the staff number.
const PEOPLE: [(&str, Role, &str); 4] = [
    ("U-T01", Role::Therapist, "T01"),
    ("U-T02", Role::Therapist, "T02"),
    ("U-S01", Role::Supervisor, "S01"),
    ("U-B01", Role::BusinessSupport, "B01"),
];

impl Service {
    pub async fn new() -> Service {
        let folder = Folder::new();
        let desk = begin(&folder).await;
        let mut service = Service { _folder: folder, desk, forms: 0 };
        service.desk.know_names().await.unwrap();
        for (person, role, staff) in PEOPLE {
            let new = New {
                person: person.to_owned(),
                name: format!("Invented {person}"),
                email: format!("{person}@invented.example"),
                organisation: "provider".to_owned(),
                roles: vec![role],
                relations: vec![Relation::Staff(staff.to_owned())],
            };
            service.act("2014-04-01", async |desk, by| add(desk, by, &new).await).await.unwrap();
        }
        for team in ["North", "South"] {
            let from = day("2013-04-01");
            service
                .act("2014-04-01", async |desk, by| {
                    form::form(desk, by, (team, "an office"), 4, from).await
                })
                .await
                .unwrap();
        }
        let posts = [
            ("T01", Job::Therapist, "North"),
            ("T02", Job::Therapist, "North"),
            ("T03", Job::Therapist, "South"),
            ("T04", Job::Therapist, "South"),
            ("S01", Job::Supervisor, "North"),
            ("B01", Job::BusinessSupport, "North"),
        ];
        for (staff, job, team) in posts {
            let from = day("2013-04-01");
            service
                .act("2014-04-01", async |desk, by| {
                    post::begin(desk, by, staff, (job, team), from).await
                })
                .await
                .unwrap();
        }
        service.listed("2014-05-01", |case| if case < 8 { "T01" } else { "T03" }).await;
        service
    }

    /// Imports the ten cases, as at a day, each with the therapist named.
    pub async fn listed(&mut self, as_at: &str, therapist: impl Fn(usize) -> &'static str) {
        let mut list = "case,young_person,name,team,therapist,opened,date_of_birth\n".to_owned();
        for case in 0..10 {
            let (opened, team) = (4 + case, if case < 8 { "North" } else { "South" });
            let therapist = therapist(case);
            list += &format!(
                "C-{case},Y-{case},Invented {case},{team},{therapist},2014-04-{opened:02},2000-03-05\n"
            );
        }
        let list = CaseList {
            name: "cases.csv",
            bytes: list.as_bytes(),
            as_at: day(as_at),
            leave_out: false,
        };
        let provider = who("provider:U-B01");
        import(&mut self.desk, &provider, on(as_at), Mode::Record, list).await.unwrap();
    }

    /// Does a verb on a day as business support, from a form of its own.
    pub async fn act(
        &mut self,
        at: &str,
        verb: impl AsyncFnOnce(&mut Desk, By<'_>) -> Result<app::Done, Failure>,
    ) -> Result<app::Done, Failure> {
        self.forms += 1;
        let form = format!("form-{}", self.forms);
        self.from("U-B01", &form, at, verb).await
    }

    /// Does a verb on a day as somebody of the provider, from a form.
    pub async fn from(
        &mut self,
        person: &str,
        form: &str,
        at: &str,
        verb: impl AsyncFnOnce(&mut Desk, By<'_>) -> Result<app::Done, Failure>,
    ) -> Result<app::Done, Failure> {
        let actor = who(&format!("provider:{person}"));
        let by = By { actor: &actor, moment: on(at), mode: Mode::Record, form };
        verb(&mut self.desk, by).await
    }
}

/// A contact of T01.
pub fn contact(kind: ContactKind, at: &str, minutes: u16) -> Contact {
    let at = When { day: day(at), minute: 480 };
    Contact { kind, at, minutes, staff: "T01".to_owned() }
}

/// Checks that something was refused, with these words.
pub fn refused(outcome: Result<app::Done, Failure>, words: &str) {
    match outcome {
        Err(Failure::Refused(refusal)) => {
            assert!(refusal.to_string().contains(words), "{refusal}");
        }
        other => panic!("{other:?} was not refused with “{words}”"),
    }
}
