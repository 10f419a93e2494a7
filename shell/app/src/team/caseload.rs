//! The caseload of each therapist on a day, ready to be drawn: a row of slots each, filled by
//! cases, against four to six.

use super::name_of;
use crate::book::{Book, one_case};
use crate::people::Names;
use crate::work::today::service;
use care::team::capacity::{Caseload, Load, Standing, caseload};
use care::team::event::AwayFor;
use definitions::{Cell, Date, Kind, Refusal, Table, said};

/// The picture of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The day.
    pub day: Date,
    /// Therapists in post, by team and staff number.
    pub rows: Vec<Row>,
    /// Cases open that are in the hands of nobody in post: they want a therapist.
    pub unheld: Vec<Slot>,
    /// Posts for therapists not filled, by team.
    pub vacancies: Vec<(String, u32)>,
    /// Places free.
    pub free: u32,
    /// What wants somebody's eye, in words, most pressing first.
    pub warnings: Vec<String>,
}

/// One therapist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The staff number.
    pub staff: String,
    /// The name, where an account has the staff number.
    pub name: String,
    /// The team.
    pub team: String,
    /// The cases held.
    pub slots: Vec<Slot>,
    /// How many there should be at the least.
    pub least: u32,
    /// How many there should be at the most: so many slots are drawn.
    pub most: u32,
    /// How that stands, in a word: above, within, below, away or in training.
    pub stands: &'static str,
    /// How that stands.
    pub standing: Standing,
    /// Whether they are away.
    pub away: bool,
    /// Why, in a word, for whoever keeps the posts.
    pub away_for: Option<&'static str>,
    /// Whether they are on call.
    pub on_call: bool,
    /// Cases they could take.
    pub free: u32,
}

/// What of a picture a reader sees.
#[derive(Clone, Copy)]
pub struct Sees<'a> {
    /// Whether they reach a case, by pseudonym, and so see its number.
    pub reaches: &'a dyn Fn(&str) -> bool,
    /// Whether they keep the posts, and so see why somebody is away.
    pub why_away: bool,
}

/// A case in a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The case, by pseudonym.
    pub key: String,
    /// Its number, for those who reach it.
    pub case: Option<String>,
}

/// The caseload on a day, as the core tells it.
///
/// # Errors
/// A refusal when the contract does not say how the service works.
pub fn on(book: &Book, day: Date) -> Result<Caseload, Refusal> {
    Ok(caseload(&book.team, &one_case::all_hands(book), service(book)?, day))
}

/// The picture of a day. Case numbers are shown to those who reach the case; others see its
/// pseudonym.
///
/// # Errors
/// A refusal when the contract does not say how the service works.
pub fn picture(book: &Book, names: &Names, sees: Sees<'_>, day: Date) -> Result<Picture, Refusal> {
    let told = on(book, day)?;
    let slot = |case: &String| {
        let key = book.pseudonyms.case(case);
        let case = (sees.reaches)(&key).then(|| case.clone());
        Slot { key, case }
    };
    let free = told.free(None);
    let warnings = warnings(&told);
    let unheld = told.unheld.iter().map(|held| slot(&held.case)).collect();
    let rows = told.loads.into_iter().map(|load| Row {
        name: name_of(book, names, &load.staff, day).to_owned(),
        slots: load.cases.iter().map(&slot).collect(),
        stands: stands(&load),
        least: load.least,
        most: load.most,
        standing: load.standing,
        away: load.away.is_some(),
        away_for: load.away.filter(|_| sees.why_away).map(away_for),
        on_call: load.on_call,
        free: load.free,
        staff: load.staff,
        team: load.team,
    });
    Ok(Picture { day, rows: rows.collect(), unheld, vacancies: told.vacancies, free, warnings })
}

/// What wants somebody's eye, in words.
pub fn warnings(told: &Caseload) -> Vec<String> {
    let mut warnings = Vec::new();
    match told.unheld.len() {
        0 => {}
        1 => warnings.push("One open case has no therapist in post".to_owned()),
        n => warnings.push(format!("{n} open cases have no therapist in post")),
    }
    let of = |standing: Standing| told.loads.iter().filter(move |load| load.standing == standing);
    warnings.extend(of(Standing::Over).map(|load| {
        format!("{} has {}, more than {}", load.staff, cases(load.cases.len()), load.most)
    }));
    let away = told.loads.iter().filter(|load| load.away.is_some() && !load.cases.is_empty());
    warnings.extend(
        away.map(|load| format!("{} is away and has {}", load.staff, cases(load.cases.len()))),
    );
    let vacant = told.vacancies.iter().filter(|(_, posts)| *posts > 0);
    warnings.extend(vacant.map(|(team, posts)| match posts {
        1 => format!("{team} has a therapist’s post to fill"),
        n => format!("{team} has {n} therapists’ posts to fill"),
    }));
    warnings.extend(of(Standing::Under).map(|load| {
        format!("{} has {}, fewer than {}", load.staff, cases(load.cases.len()), load.least)
    }));
    warnings
}

fn cases(n: usize) -> String {
    match n {
        0 => "no case".to_owned(),
        1 => "one case".to_owned(),
        n => format!("{n} cases"),
    }
}

/// The table under the picture: one row a therapist, by staff number. For those inside the
/// service.
pub fn table(told: &Caseload) -> Table {
    let mut table = Table::new(
        format!("Caseload on {}", told.day),
        &[
            ("team", "Team", Kind::Text),
            ("staff", "Therapist", Kind::Text),
            ("cases", "Open cases", Kind::Number),
            ("least", "At least", Kind::Number),
            ("most", "At most", Kind::Number),
            ("standing", "Stands", Kind::Text),
            ("free", "Places free", Kind::Number),
            ("there", "There", Kind::Text),
            ("on_call", "On call", Kind::Text),
        ],
    );
    for load in &told.loads {
        table.push([
            load.team.as_str().into(),
            load.staff.as_str().into(),
            load.cases.len().into(),
            i64::from(load.least).into(),
            i64::from(load.most).into(),
            stands(load).into(),
            i64::from(load.free).into(),
            if load.away.is_some() { "away".into() } else { "yes".into() },
            if load.on_call { "yes".into() } else { Cell::Blank },
        ]);
    }
    let nobody = match told.unheld.len() {
        0 => String::new(),
        n => format!(" Open cases with no therapist in post: {n}."),
    };
    table.note(format!("Therapists in post on {}.{nobody}", said(told.day)))
}

/// How a caseload stands, in words.
pub fn stands(load: &Load) -> &'static str {
    match (load.standing, load.in_training, load.away) {
        (Standing::Over, _, _) => "above",
        (Standing::Under, _, _) => "below",
        (Standing::Within, _, Some(_)) => "away",
        (Standing::Within, true, None) => "in training",
        (Standing::Within, false, None) => "within",
    }
}

/// Why somebody is away, in a word.
pub fn away_for(why: AwayFor) -> &'static str {
    match why {
        AwayFor::Leave => "leave",
        AwayFor::Sickness => "sickness",
        AwayFor::Training => "training",
    }
}
