//! `/missing`: questionnaires, adherence scores and consultations that are missing or soon due, the
//! latest first, narrowed and taken away.

use super::reached;
use crate::failure::Failure;
use crate::listing::{Listing, Rows};
use crate::pages::asking::or_none;
use crate::saved::{self, Kind as Saved, rests_on};
use crate::visit::Visit;
use app::access::Action;
use app::book::Book;
use app::work::asked_for::expected;
use app::work::missing::{Asked, Lacks, Missing, missing, table, whose};
use axum::response::Response;
use care::Case;
use care::work::due::What;
use face::{Choice, FilterBar, Select, link_button, said};
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};

/// Days ahead from which what is due is listed.
const AHEAD: i64 = 7;
/// The agreement to take part, by its code in the pathway.
const THERAPY: &str = "therapy";

/// Kinds of what is missing: the code and the words.
const KINDS: [(&str, &str); 4] = [
    ("questionnaire", "Questionnaires"),
    ("adherence", "Adherence scores"),
    ("consultation", "Consultations"),
    ("agreement", "Agreements to take part"),
];

fn kind(what: &Lacks) -> &'static str {
    match what {
        Lacks::Agreement => "agreement",
        Lacks::Work(What::Questionnaire(..)) => "questionnaire",
        Lacks::Work(What::Adherence(_)) => "adherence",
        Lacks::Work(_) => "consultation",
    }
}

/// Every thing missing or soon due that whoever looks reaches.
pub fn all(visit: &Visit) -> Result<Vec<Missing>, Failure> {
    let (book, today) = (&visit.view().book, visit.moment.today);
    let (expected, mine) = (expected(book, today), reached(visit)?);
    let asked = Asked {
        expected: &expected,
        agreed: &|case: &Case| agreed(book, case),
        reaches: &|key: &str| mine.contains(key),
        ahead: AHEAD,
    };
    Ok(missing(book, asked, today)?)
}

/// Whether the family's agreement to therapy is on record. The case list does not tell of it, so
/// only a case written down by hand can lack it.
fn agreed(book: &Book, case: &Case) -> bool {
    let path = app::book::listed::path_of(book, &case.case);
    path.is_none_or(|path| path.consents.get(THERAPY).is_some_and(|(_, agrees)| *agrees))
}

/// `GET /missing`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::SeeMissing)?;
    let listing = Listing::of(&visit.here);
    let all = all(&visit)?;
    let rows = rows(&visit, &listing, &all);
    let shown = &rows.links[listing.on_this_page(rows.links.len())];
    visit.note("what is missing: the list", subjects(shown)).await?;
    let mut frame = visit.frame("What is missing");
    frame.wide = true;
    let late = all.iter().filter(|one| one.days_late > 0).count();
    let lead = match (all.len(), late) {
        (0, _) => "Nothing is missing, and nothing is due this week.".to_owned(),
        (_, 0) => "Nothing is late. What is due this week stands here.".to_owned(),
        (_, late) => {
            format!("{}; the rest is due this week.", said::count(late, "is late", "are late"))
        }
    };
    let empty = match all.is_empty() {
        true => face::empty("Nothing is missing.", "What comes due stands here a week before."),
        false => face::empty("Nothing is like that.", face::link("/missing", "Show all of it")),
    };
    let (csv, excel) = (listing.saved_as("csv"), listing.saved_as("xlsx"));
    let any = !rows.table.rows.is_empty();
    Ok(face::page(
        &frame,
        html! {
            (face::heading("What is missing"))
            (face::lead(lead))
            (link_button("/missing/follow-ups", "What is to be done, by owner").secondary())
            (FilterBar::new("/missing", filters(&listing, &all)).clear("/missing").keep("sort", listing.get("sort")))
            (listing.show_with(rows, empty, |view, table| crate::pages::young_people::short_days(view, table).small()))
            @if any { (face::downloads(Some(&csv), Some(&excel))) }
        },
    ))
}

/// `GET /missing.csv`.
pub async fn csv(visit: Visit) -> Result<Response, Failure> {
    take(&visit, Saved::Csv).await
}

/// `GET /missing.xlsx`.
pub async fn excel(visit: Visit) -> Result<Response, Failure> {
    take(&visit, Saved::Excel).await
}

async fn take(visit: &Visit, kind: Saved) -> Result<Response, Failure> {
    visit.must(Action::SeeMissing)?;
    let rows = rows(visit, &Listing::of(&visit.here), &all(visit)?);
    visit.note("what is missing, as a file", subjects(&rows.links)).await?;
    let what = rows.table.title.clone();
    let held = "Nothing: only the families you reach are in it.";
    saved::file("missing", kind, &rows.table, &rests_on(visit, &what, held))
}

fn rows(visit: &Visit, listing: &Listing, all: &[Missing]) -> Rows {
    let is = |name: &str, value: &str| listing.get(name).is_empty() || listing.get(name) == value;
    let fits = |one: &&Missing| {
        is("kind", kind(&one.what))
            && is("team", &one.team)
            && is("therapist", &one.therapist)
            && is("owner", &whose(&one.owner))
            && (listing.get("late").is_empty() || one.days_late > 0)
    };
    let wanted: Vec<Missing> = all.iter().filter(fits).cloned().collect();
    let mut known: BTreeMap<&str, May> = BTreeMap::new();
    let mut links = Vec::with_capacity(wanted.len());
    for one in &wanted {
        let may = *known.entry(&one.key).or_insert_with(|| May::of(visit, &one.key));
        links.push(Some(link(may, one)));
    }
    let mut table = table(&wanted, visit.moment.today);
    // The first column is where each row leads from: the case.
    table.columns.swap(0, 2);
    table.rows.iter_mut().for_each(|row| row.swap(0, 2));
    let mut rows = Rows { table, links };
    listing.sort(&mut rows);
    rows
}

/// Where something is put right: its form, for whoever may fill it in; else the family's page.
fn link(may: May, one: &Missing) -> String {
    let family = crate::pages::families::address(&one.key);
    match &one.what {
        Lacks::Work(What::Adherence(month)) if may.scores => {
            format!("{family}/adherence/new?item={month}")
        }
        Lacks::Work(What::Questionnaire(..)) if may.measures => {
            format!("{family}/questionnaires/new")
        }
        Lacks::Work(What::Consultation(_)) => format!("{family}#consultations"),
        Lacks::Work(What::Adherence(_)) => format!("{family}#adherence"),
        Lacks::Work(What::Questionnaire(..)) => format!("{family}#questionnaires"),
        Lacks::Agreement | Lacks::Work(_) => family,
    }
}

/// Which forms of a family whoever looks may fill in.
#[derive(Clone, Copy)]
struct May {
    measures: bool,
    scores: bool,
}

impl May {
    fn of(visit: &Visit, key: &str) -> May {
        let can = |action| crate::pages::young_people::may(visit, key, action);
        May { measures: can(Action::LogMeasures), scores: can(Action::LogAdherence) }
    }
}

/// Whose records the rows at these addresses say something of.
fn subjects(links: &[Option<String>]) -> Vec<String> {
    let keys: BTreeSet<&str> = links
        .iter()
        .flatten()
        .filter_map(|link| link.strip_prefix("/families/")?.split(['/', '#', '?']).next())
        .collect();
    keys.into_iter().map(str::to_owned).collect()
}

fn filters(listing: &Listing, all: &[Missing]) -> Markup {
    let distinct = |of: &dyn Fn(&Missing) -> String| -> Vec<Choice> {
        let names: BTreeSet<String> = all.iter().map(of).filter(|name| !name.is_empty()).collect();
        or_none("Every one", names.iter().map(|name| Choice::new(name, name.clone())))
    };
    let kinds = or_none("Everything", KINDS.map(|(code, words)| Choice::new(code, words)));
    let late = [Choice::new("", "Late or due this week"), Choice::new("yes", "Late")];
    html! {
        (Select::new("kind", "What", kinds).chosen(listing.get("kind")))
        (Select::new("late", "When", late).chosen(listing.get("late")))
        (Select::new("owner", "Whose", distinct(&|one| whose(&one.owner))).chosen(listing.get("owner")))
        (Select::new("team", "Team", distinct(&|one| one.team.clone())).chosen(listing.get("team")))
        (Select::new("therapist", "Therapist", distinct(&|one| one.therapist.clone())).chosen(listing.get("therapist")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whose_records_a_row_tells_of_is_read_from_where_it_leads() {
        let links = [
            "/families/C-AAAA/adherence/new?item=2",
            "/families/C-AAAA",
            "/families/C-B#consultations",
        ];
        assert_eq!(subjects(&links.map(|link| Some(link.to_owned()))), ["C-AAAA", "C-B"]);
    }
}
