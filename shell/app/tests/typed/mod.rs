//! The invented first year as it is typed: every row of the provider's list, each step on its own
//! day by whoever takes it. Shared by the tests of the app and of the command line.

use app::case::close::Closing;
use app::case::open::Opening;
use app::case::{accept, assess, close, decline, first_visit, open};
use app::panel::endorse::Says;
use app::panel::{endorse, refuse};
use app::people::by::By;
use app::referral::refer::{New, refer};
use app::{Actor, Desk, Mode, Moment};
use care::Case;
use care::path::event::Details;
use definitions::{Date, days_between};

const SAYS: Says<'static> = Says { words: "", why: "typed from the list" };

/// The list of the invented first year, as the provider sends it.
pub fn first_year() -> String {
    let programme = demo::invent(2013, 1);
    let path = "provider/case-list-2014-03-31.csv";
    let file = programme.files.into_iter().find(|file| file.path == path);
    file.unwrap_or_else(|| panic!("the demonstration has no {path}")).text
}

/// Nine in the morning of a day.
pub fn morning(day: Date) -> Moment {
    let since = days_between(Date::constant(1970, 1, 1), day);
    Moment { at: (since * 24 + 9) * 3_600_000_000, today: day }
}

/// Whoever takes a step, on a day, from a form that is this row's and no other's.
pub struct Doer {
    actor: Actor,
    moment: Moment,
    form: String,
}

impl Doer {
    pub fn new(who: &str, on: Date, form: String) -> Doer {
        Doer { actor: who.parse().unwrap(), moment: morning(on), form }
    }

    pub fn by(&self) -> By<'_> {
        let Doer { actor, moment, form } = self;
        By { actor, moment: *moment, mode: Mode::Record, form }
    }
}

/// Types every row of a list.
pub async fn type_in(desk: &mut Desk, list: &str) {
    let (rows, findings) = intake::case_list::read_csv("list.csv", list.as_bytes());
    assert!(findings.iter().all(|one| one.weight != definitions::Weight::Refused));
    for row in &rows {
        let number = referred(desk, &row.case).await;
        decided(desk, &row.case, &number).await;
        worked(desk, &row.case, &number).await;
    }
}

/// Makes the referral; its number.
async fn referred(desk: &mut Desk, case: &Case) -> String {
    let on = case.referred.unwrap();
    let new = New {
        on,
        young_person: None,
        name: "Invented Young Person".to_owned(),
        details: Details {
            source: case.source.clone().unwrap(),
            quadrant: case.quadrant.clone().unwrap(),
            criteria: vec!["family-breakdown".to_owned()],
            date_of_birth: case.date_of_birth,
            council_child_number: case.council_child_number.clone(),
            prior_care_days: case.prior_care_days,
            prior_offences: case.prior_offences,
            ..Details::default()
        },
        words: String::new(),
        draft: None,
    };
    let doer = Doer::new("payer:U-WORKER", on, format!("refer {}", case.case));
    let done = refer(desk, doer.by(), &new).await.unwrap();
    let mut paths = desk.book.paths.values();
    let made = paths.find(|path| path.noted[0].entry == done.first_entry).unwrap();
    made.referral.clone()
}

/// What the panel and the supervisor decided.
async fn decided(desk: &mut Desk, case: &Case, number: &str) {
    let doer = |who: &str, on, what: &str| Doer::new(who, on, format!("{what} {number}"));
    if let Some(on) = case.endorsed {
        let chair = doer("payer:U-CHAIR", on, "endorse");
        endorse::endorse(desk, chair.by(), number, on, SAYS).await.unwrap();
    }
    if let (Some(on), Some(reason)) = (case.refused, &case.refusal_reason) {
        let reason = (on, reason.as_str());
        if case.endorsed.is_none() {
            let chair = doer("payer:U-CHAIR", on, "refuse");
            refuse::refuse(desk, chair.by(), number, reason, SAYS).await.unwrap();
        } else {
            let supervisor = doer("provider:U-SUPER", on, "decline");
            decline::decline(desk, supervisor.by(), number, reason, "").await.unwrap();
        }
    }
    if let Some(on) = case.accepted {
        let supervisor = doer("provider:U-SUPER", on, "assess");
        let suits = (on, true);
        assess::assess(desk, supervisor.by(), number, suits, "It suits").await.unwrap();
        let supervisor = doer("provider:U-SUPER", on, "accept");
        accept::accept(desk, supervisor.by(), number, on).await.unwrap();
    }
}

/// What became of the case, where it opened.
async fn worked(desk: &mut Desk, case: &Case, number: &str) {
    let doer = |who: &str, on, what: &str| Doer::new(who, on, format!("{what} {number}"));
    let Some(on) = case.opened else { return };
    let (team, therapist) = (case.team.as_deref().unwrap(), case.therapist.as_deref().unwrap());
    let opening = Opening { on, case: &case.case, team, therapist };
    let support = doer("provider:U-SUPPORT", on, "open");
    open::open(desk, support.by(), number, opening).await.unwrap();
    if let Some(on) = case.first_visit {
        let support = doer("provider:U-SUPPORT", on, "visit");
        first_visit::first_visit(desk, support.by(), number, on).await.unwrap();
    }
    if let Some(on) = case.closed {
        let (reason, living) = (case.closure_reason.as_deref(), case.living_at_close.as_deref());
        let closing = Closing { on, reason: reason.unwrap(), living: living.unwrap(), words: "" };
        let supervisor = doer("provider:U-SUPER", on, "close");
        close::close(desk, supervisor.by(), number, closing).await.unwrap();
    }
}
