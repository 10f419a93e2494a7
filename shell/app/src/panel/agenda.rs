//! A quadrant panel's agenda: what waits, oldest first, the facts that decide, and the places free
//! beside it. It shows no price, because nothing here could know one.

use crate::book::Book;
use crate::referral::by::terms;
use care::Case;
use care::path::meeting::Meeting;
use care::path::{Path, Stage};
use care::team::places::Places;
use definitions::{Date, Refusal, days_between};
use std::collections::BTreeMap;

/// Weeks for which places are shown.
const WEEKS: u32 = 6;

/// An agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// The quadrant.
    pub quadrant: String,
    /// The day it is for.
    pub day: Date,
    /// What waits for the panel, oldest first.
    pub waiting: Vec<Card>,
    /// What waits for an answer from whoever referred, oldest first.
    pub asked: Vec<Card>,
    /// The last meeting, with who was there.
    pub last_meeting: Option<Meeting>,
    /// Today's meeting, once it is written down.
    pub today: Option<Meeting>,
    /// The team this quadrant's referrals go to.
    pub team: String,
    /// Its places, now and by week; none where nobody has written the team down.
    pub places: Option<Places>,
    /// Referrals accepted and waiting to open, whose places are promised.
    pub promised: usize,
    /// Referrals endorsed and not accepted yet, which will want a place.
    pub endorsed: usize,
    /// Members a meeting needs.
    pub quorum: u32,
}

/// One referral on the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The number it stands under.
    pub number: String,
    /// Its pseudonym, under which access is decided.
    pub key: String,
    /// The young person's number.
    pub young_person: String,
    /// Whether it was written down by hand and can be decided here; else it is on the provider's
    /// list only.
    pub by_hand: bool,
    /// The day of referral; none where the list does not say.
    pub referred: Option<Date>,
    /// Days it has waited.
    pub days: i64,
    /// Whether deciding today is later than the contract allows.
    pub is_late: bool,
    /// Who refers.
    pub source: String,
    /// The young person's age.
    pub age: Option<i16>,
    /// Why they are referred, in words.
    pub criteria: Vec<String>,
    /// What is known of the family, in words.
    pub profile: Vec<String>,
    /// Whether the family is in crisis, or the referral comes late.
    pub crisis: bool,
    /// Whether the young person is in care and is to go home.
    pub reunification: bool,
    /// Days in care before.
    pub prior_care_days: Option<u32>,
    /// Offences before.
    pub prior_offences: Option<u32>,
    /// Their earlier referrals, each with what became of it.
    pub earlier: Vec<(String, &'static str)>,
}

/// The agenda of a quadrant's panel. `cases` are all there are.
///
/// # Errors
/// A refusal when the contract has no pathway.
pub fn agenda(book: &Book, cases: &[Case], quadrant: &str, today: Date) -> Result<Agenda, Refusal> {
    let terms = terms(book)?;
    let paths: BTreeMap<&str, &Path> =
        book.paths.values().map(|path| (path.number(), path)).collect();
    let (mut waiting, mut asked, mut endorsed) = (Vec::new(), Vec::new(), 0);
    for case in cases.iter().filter(|case| case.quadrant.as_deref() == Some(quadrant)) {
        let path = paths.get(case.case.as_str()).copied();
        match path.map_or_else(|| stage(case), |path| path.stage) {
            Stage::Referred => waiting.push(card(book, cases, case, path, today)?),
            Stage::Asked => asked.push(card(book, cases, case, path, today)?),
            Stage::Endorsed => endorsed += 1,
            _ => {}
        }
    }
    for cards in [&mut waiting, &mut asked] {
        cards.sort_by_key(|card: &Card| (card.referred, card.number.clone()));
    }
    let met = |meeting: &&Meeting| meeting.quadrant == quadrant;
    let team = terms.team_of(quadrant, today).unwrap_or_default().to_owned();
    Ok(Agenda {
        quadrant: quadrant.to_owned(),
        day: today,
        waiting,
        asked,
        last_meeting: book
            .meetings
            .iter()
            .filter(met)
            .max_by_key(|one| (one.on, one.entry))
            .cloned(),
        today: care::path::meeting::on(&book.meetings, quadrant, today).cloned(),
        places: places(book, &team, today),
        promised: promised(cases, &team),
        team,
        endorsed,
        quorum: *terms.quorum.value(today),
    })
}

fn places(book: &Book, team: &str, today: Date) -> Option<Places> {
    let all = crate::team::places::of_every_team(book, today, WEEKS).ok()?;
    all.into_iter().find(|places| places.team == team)
}

fn promised(cases: &[Case], team: &str) -> usize {
    let ours = cases.iter().filter(|case| case.team.as_deref() == Some(team));
    ours.filter(|case| stage(case) == Stage::Accepted).count()
}

/// Where a case stands, by its dates alone.
pub fn stage(case: &Case) -> Stage {
    match case {
        _ if case.closed.is_some() => Stage::Closed,
        _ if case.opened.is_some() => Stage::Open,
        _ if case.refused.is_some() && case.endorsed.is_some() => Stage::Declined,
        _ if case.refused.is_some() => Stage::Refused,
        _ if case.accepted.is_some() => Stage::Accepted,
        _ if case.endorsed.is_some() => Stage::Endorsed,
        _ => Stage::Referred,
    }
}

fn card(
    book: &Book,
    cases: &[Case],
    case: &Case,
    path: Option<&Path>,
    today: Date,
) -> Result<Card, Refusal> {
    let terms = terms(book)?;
    let referred = case.referred;
    let days = referred.map_or(0, |day| days_between(day, today));
    let details = path.map(|path| path.details.clone()).unwrap_or_default();
    let day = referred.unwrap_or(today);
    let words = |codes: &[String], list: &[care::pathway::Coded]| -> Vec<String> {
        let said = |code: &String| list.iter().find(|one| one.code == *code);
        codes.iter().map(|code| said(code).map_or(code, |one| &one.title).clone()).collect()
    };
    let earlier = cases
        .iter()
        .filter(|other| other.young_person == case.young_person && other.case != case.case)
        .map(|other| (other.case.clone(), stage(other).said()))
        .collect();
    Ok(Card {
        number: case.case.clone(),
        key: book.pseudonyms.case(&case.case),
        young_person: case.young_person.clone(),
        by_hand: path.is_some(),
        referred,
        days,
        is_late: days > i64::from(*terms.days_to_decide.value(day)),
        source: case.source.clone().unwrap_or_default(),
        age: case.date_of_birth.map(|born| outcomes::measurement::age_on(born, today)),
        criteria: words(&details.criteria, terms.criteria.value(day)),
        profile: words(&details.profile, terms.profile.value(day)),
        crisis: details.crisis,
        reunification: details.reunification,
        prior_care_days: case.prior_care_days,
        prior_offences: case.prior_offences,
        earlier,
    })
}
