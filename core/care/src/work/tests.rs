//! What may be recorded of a case's work, what is due of it, and how it folds.

use super::due::{Due, Expected, Opening, Owner, What, due, held_of, monday};
use super::event::{
    Adherence, Contact, ContactKind, Event, History, Occasion, Prior, Questionnaire, When,
};
use super::{About, Answer, Work};
use crate::service::tests::essex;
use definitions::{Date, Interval, iso};
use proptest::prelude::*;

fn day(text: &str) -> Date {
    iso(text).unwrap()
}

/// A case opened on 1 April 2014, closed or not, with something recorded at noon of a day.
fn about(closed: Option<&str>, today: &str, recorder: &[&str]) -> About {
    About {
        opened: Some(day("2014-04-01")),
        closed: closed.map(day),
        recorder: recorder.iter().map(|one| (*one).to_owned()).collect(),
        now: When { day: day(today), minute: 720 },
    }
}

fn contact(id: &str, at: &str, minute: u16, minutes: u16) -> Event {
    let contact = Contact {
        kind: ContactKind::Visit,
        at: When { day: day(at), minute },
        minutes,
        staff: "T01".to_owned(),
    };
    Event::ContactLogged { id: id.to_owned(), contact }
}

fn score(id: &str, month: u8, score: &str, asked_by: &str) -> Event {
    let adherence = Adherence {
        month,
        on: day("2014-05-06"),
        score: score.parse().unwrap(),
        rated: "T01".to_owned(),
        asked_by: asked_by.to_owned(),
    };
    Event::AdherenceScored { id: id.to_owned(), adherence }
}

fn refusal(work: &Work, event: &Event, about: &About) -> String {
    work.may(event, about).map_or_else(|refusal| refusal.title, |answer| format!("{answer:?}"))
}

#[test]
fn a_contact_is_neither_to_come_nor_before_the_case_nor_after_it_nor_of_no_length() {
    let work = Work::default();
    let check = |event, about: About, expected: &str| {
        assert_eq!(refusal(&work, &event, &about), expected);
    };
    let open = || about(None, "2014-05-01", &[]);
    check(contact("a", "2014-04-01", 0, 1), open(), "New");
    check(contact("a", "2014-05-01", 720, 1_440), open(), "New");
    check(contact("a", "2014-05-01", 721, 30), open(), "That contact is still to come");
    check(contact("a", "2014-05-02", 0, 30), open(), "That contact is still to come");
    check(contact("a", "2014-03-31", 600, 30), open(), "The case opened on 1 April 2014");
    check(contact("a", "2014-04-02", 600, 0), open(), "A contact takes from 1 minute to 24 hours");
    check(
        contact("a", "2014-04-02", 600, 1_441),
        open(),
        "A contact takes from 1 minute to 24 hours",
    );
    check(contact("a", "2014-04-02", 1_440, 30), open(), "That is no time of day");
    check(contact("a b", "2014-04-02", 600, 30), open(), "The form has no number of its own");
    let closed = || about(Some("2014-04-20"), "2014-05-01", &[]);
    check(contact("a", "2014-04-20", 600, 30), closed(), "New");
    check(contact("a", "2014-04-21", 600, 30), closed(), "The case closed on 20 April 2014");
    let unopened = About { opened: None, ..open() };
    check(contact("a", "2014-04-21", 600, 30), unopened, "The case has not opened");
}

#[test]
fn what_is_sent_twice_is_known_again_and_what_differs_is_refused() {
    let mut work = Work::default();
    let now = about(None, "2014-05-01", &[]);
    let sent = contact("a", "2014-04-02", 600, 30);
    work.apply(sent.clone());
    assert_eq!(work.may(&sent, &now), Ok(Answer::Already));
    let later = about(Some("2014-04-01"), "2014-05-01", &[]);
    assert_eq!(work.may(&sent, &later), Ok(Answer::Already), "whatever became of the case");
    let other = contact("a", "2014-04-02", 600, 45);
    assert!(refusal(&work, &other, &now).contains("with other details"));
    work.apply(Event::ContactWithdrawn { id: "a".to_owned() });
    work.apply(sent.clone());
    assert!(work.contacts.is_empty(), "a contact taken back stays taken back");
    assert!(refusal(&work, &sent, &now).contains("with other details"));
}

#[test]
fn adherence_is_never_entered_or_asked_by_the_therapist_rated() {
    let work = Work::default();
    let by = |recorder: &[&str]| about(None, "2014-05-10", recorder);
    assert_eq!(refusal(&work, &score("a", 1, "0.76", "B01"), &by(&["B01"])), "New");
    assert_eq!(refusal(&work, &score("a", 2, "1", "B01"), &by(&[])), "New");
    assert_eq!(
        refusal(&work, &score("a", 1, "0.76", "B01"), &by(&["B01", "T01"])),
        "An adherence score is never entered by the therapist it rates"
    );
    assert_eq!(
        refusal(&work, &score("a", 1, "0.76", "T01"), &by(&["B01"])),
        "Carers are never asked by the therapist they rate"
    );
    for wrong in ["1.01", "-0.01", "76"] {
        let refused = refusal(&work, &score("a", 1, wrong, "B01"), &by(&[]));
        assert_eq!(refused, "An adherence score is from 0 to 1");
    }
    for month in [0, 3] {
        let refused = refusal(&work, &score("a", month, "0.5", "B01"), &by(&[]));
        assert_eq!(refused, "The case had not reached that month when the carer was asked");
    }
}

#[test]
fn history_fits_its_window() {
    let work = Work::default();
    let now = about(None, "2014-05-01", &[]);
    let recorded = |what, value, until: &str| {
        let (source, from) = ("council".to_owned(), day("2014-03-01"));
        let history = History { what, value, source, from, until: day(until) };
        refusal(&work, &Event::HistoryRecorded { id: "h".to_owned(), history }, &now)
    };
    assert_eq!(recorded(Prior::CareDays, 31, "2014-04-01"), "New");
    assert_eq!(
        recorded(Prior::CareDays, 32, "2014-04-01"),
        "There are only 31 days in that window"
    );
    assert_eq!(recorded(Prior::FreeMeals, 2, "2014-04-01"), "That is answered by yes or no");
    assert_eq!(recorded(Prior::Offences, 4, "2014-03-01"), "The window would end before it begins");
    assert_eq!(recorded(Prior::Offences, 4, "2014-05-02"), "That day is still to come");
}

#[test]
fn a_plan_keeps_every_version_and_none_is_written_over_anothers() {
    let mut work = Work::default();
    let now = about(None, "2014-05-01", &[]);
    let written = |id: &str, version| Event::PlanWritten {
        id: id.to_owned(),
        version,
        on: day("2014-04-10"),
    };
    work.apply(written("one", 1));
    assert_eq!(work.may(&written("one", 1), &now), Ok(Answer::Already));
    assert!(refusal(&work, &written("two", 1), &now).contains("newer version"));
    work.apply(written("two", 2));
    assert_eq!(work.plans.iter().map(|plan| plan.number).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn a_story_is_used_only_once_somebody_else_has_checked_it_and_until_it_ends() {
    let mut work = Work::default();
    let now = about(None, "2014-06-01", &[]);
    work.apply(Event::StoryAgreed {
        id: "s".to_owned(),
        writer: "T01".to_owned(),
        on: day("2014-05-01"),
        until: day("2015-05-01"),
    });
    let check = |by: &str| Event::StoryChecked {
        id: "s".to_owned(),
        checked_by: by.to_owned(),
        on: day("2014-05-20"),
    };
    assert_eq!(refusal(&work, &check("T01"), &now), "Whoever wrote a story does not check it");
    assert!(!work.stories["s"].usable(day("2014-06-01")), "nobody checked it");
    work.apply(check("S01"));
    let usable = |work: &Work, on: &str| work.stories["s"].usable(day(on));
    let days = ["2014-05-19", "2014-05-20", "2015-04-30", "2015-05-01"];
    assert_eq!(days.map(|on| usable(&work, on)), [false, true, true, false]);
    work.apply(Event::StoryWithdrawn { id: "s".to_owned(), on: day("2014-07-01") });
    assert_eq!(["2014-06-30", "2014-07-01"].map(|on| usable(&work, on)), [true, false]);
}

#[test]
fn what_is_due_is_told_with_its_day_and_its_owner() {
    let mut work = Work::default();
    let case = Opening { opened: day("2014-04-01"), closed: None };
    let expected = [Expected {
        instrument: "SDQ".to_owned(),
        informant: "parent".to_owned(),
        occasion: Occasion::Start,
        within: 14,
    }];
    let told = |work: &Work, today: &str| -> Vec<(String, What)> {
        due(work, case, &essex(), &expected, day(today))
            .into_iter()
            .map(|due| (due.by.to_string(), due.what))
            .collect()
    };
    let sdq = || What::Questionnaire("SDQ".to_owned(), "parent".to_owned(), Occasion::Start);
    let at = |by: &str, what| (by.to_owned(), what);
    assert_eq!(
        told(&work, "2014-04-03"),
        [
            at("2014-04-06", What::Consultation(day("2014-03-31"))),
            at("2014-04-08", What::Contact),
            at("2014-04-15", What::Goal),
            at("2014-04-15", What::Plan),
            at("2014-04-15", What::SafetyPlan),
            at("2014-04-15", sdq()),
            at("2014-05-01", What::Adherence(1)),
        ]
    );
    work.apply(contact("a", "2014-04-05", 600, 30));
    work.apply(Event::GoalSet { id: "g".to_owned(), on: day("2014-04-05") });
    work.apply(Event::PlanWritten { id: "p".to_owned(), version: 1, on: day("2014-04-05") });
    work.apply(Event::SafetyPlanWritten { id: "q".to_owned(), version: 1, on: day("2014-04-05") });
    work.apply(Event::ConsultationNoted { id: "c".to_owned(), week: day("2014-03-31") });
    let questionnaire = Questionnaire {
        instrument: "SDQ".to_owned(),
        version: "P4-17".to_owned(),
        informant: "parent".to_owned(),
        occasion: Occasion::Start,
        on: day("2014-04-05"),
        scores: [("total".to_owned(), 21)].into(),
    };
    work.apply(Event::QuestionnaireScored { id: "s".to_owned(), questionnaire });
    work.apply(Event::FollowUpSet {
        id: "f".to_owned(),
        owner: "S01".to_owned(),
        due: day("2014-04-09"),
    });
    assert_eq!(
        told(&work, "2014-04-06"),
        [
            at("2014-04-09", What::FollowUp("f".to_owned())),
            at("2014-04-12", What::Contact),
            at("2014-05-01", What::Adherence(1)),
            at("2014-05-03", What::SafetyPlanReview),
        ]
    );
    let first = &due(&work, case, &essex(), &expected, day("2014-04-10"))[0];
    assert_eq!(first.owner, Owner::Staff("S01".to_owned()));
    assert_eq!([9, 10].map(|d| first.overdue(Date::constant(2014, 4, d))), [false, true]);
}

#[test]
fn a_closed_case_still_waits_for_what_should_have_been_noted_while_it_was_open() {
    let case = Opening { opened: day("2014-04-01"), closed: Some(day("2014-05-15")) };
    let all = due(&Work::default(), case, &essex(), &[], day("2014-09-01"));
    let kinds = |wanted: fn(&Due) -> bool| all.iter().filter(|due| wanted(due)).count();
    assert_eq!(kinds(|due| matches!(due.what, What::Consultation(_))), 7);
    assert_eq!(kinds(|due| matches!(due.what, What::Adherence(_))), 1, "one full month");
    assert_eq!(all.len(), 8, "nobody is asked to see the family");
    let held = held_of(&Work::default(), case, &essex(), day("2014-09-01"));
    assert_eq!(held, [(7, 0), (1, 0)]);
}

proptest! {
    #[test]
    fn weeks_and_months_due_are_those_counted_day_by_day(
        opened in 0_i64..2_000, length in proptest::option::of(0_i64..400), today in 0_i64..2_500,
    ) {
        let base = day("2012-11-01");
        let on = |days: i64| base.saturating_add(jiff::Span::new().days(days));
        let case = Opening { opened: on(opened), closed: length.map(|length| on(opened + length)) };
        let today = on(today);
        let all = due(&Work::default(), case, &essex(), &[], today);
        let last = case.closed.unwrap_or(today).min(today);
        let mut mondays = std::collections::BTreeSet::new();
        let mut walked = case.opened;
        while walked <= last {
            let mut back = walked;
            while back.weekday() != jiff::civil::Weekday::Monday {
                back = back.yesterday().unwrap();
            }
            mondays.insert(back);
            walked = walked.tomorrow().unwrap();
        }
        let told = |due: &Due| match due.what { What::Consultation(week) => Some(week), _ => None };
        let weeks: std::collections::BTreeSet<Date> = all.iter().filter_map(told).collect();
        prop_assert_eq!(weeks, mondays);
        let late = |due: &&Due| matches!(due.what, What::Adherence(_)) && due.by <= today;
        let until = case.closed.unwrap_or(Date::MAX).min(today);
        let complete = (1..=120).filter(|month| definitions::months_after(case.opened, *month) <= until);
        prop_assert_eq!(all.iter().filter(late).count(), complete.count());
    }

    #[test]
    fn minutes_of_two_runs_of_days_add_up_to_those_of_both(
        days in proptest::collection::vec((0_i64..60, 1_u16..=1_440), 0..40), cut in 0_i64..=60,
    ) {
        let on = |days: i64| day("2014-04-01").saturating_add(jiff::Span::new().days(days));
        let mut work = Work::default();
        for (at, (days, minutes)) in days.iter().enumerate() {
            work.apply(contact(&at.to_string(), &on(*days).to_string(), 600, *minutes));
        }
        let of = |from, until| {
            Interval::new(on(from), on(until)).map_or((0, 0), |days| work.contact_minutes(days))
        };
        let (first, second, both) = (of(0, cut), of(cut, 60), of(0, 60));
        prop_assert_eq!((first.0 + second.0, first.1 + second.1), both);
        prop_assert_eq!(both.1, days.iter().map(|(_, minutes)| u32::from(*minutes)).sum::<u32>());
    }
}

#[test]
fn a_week_is_named_by_its_monday() {
    assert_eq!(monday(day("2014-04-06")), day("2014-03-31"));
    assert_eq!(monday(day("2014-04-07")), day("2014-04-07"));
}
