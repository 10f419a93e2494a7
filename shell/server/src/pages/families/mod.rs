//! `/families`: the work with families. A therapist's own families today, the form on which a
//! contact is logged in seconds, and one case's work with a form for each thing that is recorded
//! of it. No price stands on any page here.

mod contact;
mod entries;
pub mod entry;
mod one;
mod parts;
pub mod staff;
pub mod today;

use crate::failure::Failure;
use crate::routes::{Asks, Route};
use crate::visit::{Reached, Visit};
use app::access::Action;
use app::work::words::Words;
use axum::routing::get;
use care::Case;
use care::work::Work;
use door::Digest;
use entries::adherence::Adherence;
use entries::contact::WithdrawnContact;
use entries::follow_up::{DoneFollowUp, FollowUp, MovedFollowUp};
use entries::goal::{EndedGoal, Goal};
use entries::known::{Behaviour, Consultation, History};
use entries::plan::{SafetyPlan, TreatmentPlan};
use entries::questionnaire::Questionnaire;
use entries::story::{AgreedStory, CheckedStory, WithdrawnStory};

/// The script of the form on which a contact is logged.
pub const SCRIPT: &str = include_str!("contact.js");

macro_rules! entry {
    ($path:literal, $entry:ty) => {
        Route::get($path, Asks::Child(<$entry as entry::Entry>::ASKS), || {
            get(entry::show::<$entry>).post(entry::submit::<$entry>)
        })
    };
}

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/families", Asks::Programme(Action::SeeOwnFamilies), || get(today::show)),
    Route::get("/families/{key}", Asks::Child(Action::SeeWork), || get(one::show)),
    Route::get("/families/{key}/contact", Asks::Child(Action::LogWork), || {
        get(contact::show).post(contact::submit)
    }),
    entry!("/families/{key}/contact/withdrawal", WithdrawnContact),
    entry!("/families/{key}/goals/new", Goal),
    entry!("/families/{key}/goals/ending", EndedGoal),
    entry!("/families/{key}/plan", TreatmentPlan),
    entry!("/families/{key}/safety-plan", SafetyPlan),
    entry!("/families/{key}/behaviours/new", Behaviour),
    entry!("/families/{key}/history/new", History),
    entry!("/families/{key}/consultations/new", Consultation),
    entry!("/families/{key}/adherence/new", Adherence),
    entry!("/families/{key}/questionnaires/new", Questionnaire),
    entry!("/families/{key}/follow-ups/new", FollowUp),
    entry!("/families/{key}/follow-ups/done", DoneFollowUp),
    entry!("/families/{key}/follow-ups/owner", MovedFollowUp),
    entry!("/families/{key}/stories/new", AgreedStory),
    entry!("/families/{key}/stories/check", CheckedStory),
    entry!("/families/{key}/stories/withdrawal", WithdrawnStory),
];

/// Where one case's work is.
pub fn address(key: &str) -> String {
    format!("/families/{key}")
}

/// One case, what is known of the work with the family, and what people wrote of it.
pub struct Family<'a> {
    /// Who looks.
    pub visit: &'a Visit,
    /// The case's pseudonym.
    pub key: &'a str,
    /// What it is called on a page.
    pub called: &'a str,
    /// The case as it stands.
    pub case: &'a Case,
    /// What people wrote.
    pub words: Words,
    /// What the address names besides the case: a goal, a follow-up.
    pub item: String,
}

impl<'a> Family<'a> {
    /// The case of a young person within reach, with what people wrote of it.
    ///
    /// # Errors
    /// A fault of the store.
    pub async fn of(
        visit: &'a Visit,
        reached: &'a Reached<'_>,
        key: &'a str,
    ) -> Result<Family<'a>, Failure> {
        let book = &visit.view().book;
        let words = Words::read(&visit.service.record, book, &reached.case.young_person).await?;
        let item = crate::listing::Listing::of(&visit.here).get("item").to_owned();
        let called = super::young_people::called(visit, reached);
        Ok(Family { visit, key, called, case: reached.case, words, item })
    }

    /// The work as it stands; none while nothing is recorded of it.
    pub fn work(&self) -> Option<&Work> {
        self.visit.view().book.work.get(&self.case.case).map(|kept| &kept.work)
    }

    /// The young person's name, or the case's number where the register has none.
    pub fn name(&self) -> String {
        match super::young_people::may(self.visit, self.key, Action::SeeChildIdentity) {
            true => named(self.visit.view().name_of(self.case), self.called),
            false => format!("Case {}", self.called),
        }
    }
}

/// A young person's name, or the case's number where there is none.
pub fn named(name: &str, case: &str) -> String {
    match name {
        "" => format!("Case {case}"),
        name => name.to_owned(),
    }
}

/// The number of what a form records: the same however often it is sent.
pub fn number(form: &str) -> String {
    app::desk::numbered('W', Digest::of(form).as_bytes())
}
