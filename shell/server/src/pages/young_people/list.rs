//! `/young-people`: everyone within reach, narrowed, sorted, paged and taken away whole.

use super::found::{Found, therapists, within_reach};
use super::glass;
use super::{address, short_days};
use crate::failure::Failure;
use crate::listing::{Listing, Rows};
use crate::saved::{self, file};
use crate::visit::Visit;
use app::access::Role;
use axum::response::Response;
use definitions::{Cell, Kind, Table};
use face::{Card, Choice, FilterBar, Input, Select, Standing, TableView, said};
use maud::{Markup, html};
use std::collections::BTreeSet;

/// The words and standings a list can be narrowed to.
const STANDINGS: [(&str, &str, Standing); 7] = [
    ("referred", "Referred", Standing::Waiting),
    ("endorsed", "Endorsed", Standing::Waiting),
    ("accepted", "Accepted", Standing::Waiting),
    ("open", "Open", Standing::Agreed),
    ("closed", "Closed", Standing::Done),
    ("refused", "Refused", Standing::Stopped),
    ("listed", "Listed", Standing::Waiting),
];

/// So few are seen at a glance, without questions to narrow them.
const AT_A_GLANCE: usize = 15;

/// The data of the page.
struct Page<'a> {
    listing: Listing,
    all: Vec<Found<'a>>,
}

impl<'a> Page<'a> {
    fn of(visit: &'a Visit) -> Result<Page<'a>, Failure> {
        if !visit.sees_children() {
            return Err(Failure::NotFound);
        }
        let mut all = within_reach(visit)?;
        // What changed last comes first.
        all.sort_by(|a, b| (b.standing.since, a.called()).cmp(&(a.standing.since, b.called())));
        let here = visit.here.replacen(".csv", "", 1).replacen(".xlsx", "", 1);
        Ok(Page { listing: Listing::of(&here), all })
    }

    fn asked_for(&self) -> Vec<&Found<'a>> {
        self.all.iter().filter(|found| found.is_asked_for(&self.listing)).collect()
    }

    fn rows(&self) -> Rows {
        let asked_for = self.asked_for();
        let mut table = Table::new("Young people", &COLUMNS);
        let links = asked_for.iter().map(|found| Some(address(found.key))).collect();
        table.rows = asked_for.iter().map(|found| cells(found)).collect();
        let mut rows = Rows { table, links };
        self.listing.sort(&mut rows);
        rows
    }

    fn is_narrowed(&self) -> bool {
        ["q", "quadrant", "team", "therapist", "standing", "tracked"]
            .iter()
            .any(|name| !self.listing.get(name).is_empty())
    }
}

const COLUMNS: [(&str, &str, Kind); 9] = [
    ("case", "Case", Kind::Text),
    ("standing", "Standing", Kind::Text),
    ("since", "Since", Kind::Date),
    ("quadrant", "Quadrant", Kind::Text),
    ("team", "Team", Kind::Text),
    ("therapist", "Therapist", Kind::Text),
    ("tracked_from", "Tracked from", Kind::Date),
    ("quarters_settled", "Settled", Kind::Number),
    ("care_days", "Care days", Kind::Number),
];

fn cells(found: &Found<'_>) -> Vec<Cell> {
    let case = found.case;
    let window = found.window.as_ref();
    vec![
        found.called().into(),
        titled(found.standing.word).into(),
        found.standing.since.into(),
        case.quadrant.clone().into(),
        case.team.clone().into(),
        case.therapist.clone().into(),
        window.map(|window| window.from).into(),
        window.map(|window| window.settled).into(),
        window.map(|window| window.care_days).into(),
    ]
}

fn titled(word: &str) -> &'static str {
    STANDINGS.iter().find(|one| one.0 == word).map_or("Listed", |one| one.1)
}

/// The part of the page that a new choice replaces, where there are scripts.
const FOUND: &str = "found";

/// `GET /young-people`.
pub async fn show(visit: Visit) -> Result<Response, Failure> {
    visit.kept("the list of young people", async { rendered(&visit) }).await
}

/// The page, with those it shows.
fn rendered(visit: &Visit) -> Result<(Markup, Vec<String>), Failure> {
    let page = Page::of(visit)?;
    let rows = page.rows();
    let keys = |links: &[Option<String>]| -> Vec<String> {
        let keys = links.iter().flatten().filter_map(|href| href.rsplit('/').next());
        keys.map(str::to_owned).collect()
    };
    let on_this_page = page.listing.on_this_page(rows.links.len());
    let subjects = keys(&rows.links[on_this_page]);
    if visit.asker.roles.contains(&Role::Family) {
        return Ok((own(visit, &page), subjects));
    }
    let mut frame = visit.frame("Young people");
    frame.wide = true;
    frame.htmx = true;
    let (shown, all) = (rows.links.len(), page.all.len());
    let page = face::page(
        &frame,
        html! {
            (face::heading("Young people"))
            @if all > AT_A_GLANCE || page.is_narrowed() { (narrow(visit, &page)) }
            div id=(FOUND) {
                p.govuk-body role="status" { (counted(&page, shown, all)) }
                div.homeward-first-columns { (page.listing.show_with(rows, nobody(&page), dressed)) }
                @if shown > 0 {
                    (face::downloads(Some(&page.listing.saved_as("csv")), Some(&page.listing.saved_as("xlsx"))))
                    (face::hint_text("Settled: how many of the ten quarters are in a statement. Care days: all that are known so far, settled or not. Every look at this list, and every file saved from it, is noted."))
                }
            }
            @if glass::may_be_needed(visit)? {
                p.govuk-body { "To see a record that is not yours to see, for a reason that cannot wait: " (face::link("/young-people/break-glass", "break the glass")) "." }
            }
        },
    );
    Ok((page, subjects))
}

fn counted(page: &Page<'_>, shown: usize, all: usize) -> String {
    match page.is_narrowed() {
        true => format!(
            "{} of the {} you may see.",
            said::number(shown as i64),
            said::number(all as i64)
        ),
        false => format!("{} you may see.", said::count(all, "young person", "young people")),
    }
}

/// Each standing is a word with its shape, and days are written short: there are many columns.
fn dressed(view: TableView, table: &Table) -> TableView {
    let standings = table.rows.iter().enumerate().filter_map(|(at, row)| {
        let Cell::Text(words) = &row[1] else { return None };
        let (_, title, standing) = STANDINGS.iter().find(|one| one.1 == words)?;
        Some((at, face::standing_said(*standing, title)))
    });
    let view = short_days(view.small().caption_hidden(), table);
    standings.fold(view, |view, (at, shown)| view.put(at, 1, shown))
}

fn nobody(page: &Page<'_>) -> Markup {
    match page.is_narrowed() {
        true => face::empty(
            "Nobody you may see is like that.",
            html! { "Look again, or " (face::link("/young-people", "show everyone")) "." },
        ),
        false => face::empty(
            "No young person is yours to see yet.",
            "They appear here when the case list names your team, your quadrant or you.",
        ),
    }
}

/// The questions that narrow the list. What can be chosen comes from those within reach.
fn narrow(visit: &Visit, page: &Page<'_>) -> Markup {
    let asked = |name: &str| page.listing.get(name).to_owned();
    let from = |of: fn(&Found<'_>) -> Option<String>| -> BTreeSet<String> {
        page.all.iter().filter_map(of).collect()
    };
    let pick = |name: &str, label: &str, values: BTreeSet<String>| {
        let choices = values.iter().map(|value| Choice::new(value, value.as_str()));
        html! {
            @if values.len() > 1 {
                (Select::new(name, label, std::iter::once(Choice::new("", "Any")).chain(choices)).chosen(&asked(name)))
            }
        }
    };
    let names = therapists(visit);
    let workers = from(|found| found.case.therapist.clone());
    let worker = |number: &String| {
        let known = page
            .all
            .iter()
            .any(|found| found.is_known && found.case.therapist.as_ref() == Some(number));
        match names.get(number.as_str()).filter(|name| known && !name.is_empty()) {
            Some(name) => Choice::new(number, format!("{number}, {name}")),
            None => Choice::new(number, number.as_str()),
        }
    };
    let there: BTreeSet<&str> = page.all.iter().map(|found| found.standing.word).collect();
    let standings = STANDINGS.iter().filter(|(word, ..)| there.contains(word));
    let any = || std::iter::once(Choice::new("", "Any"));
    let fields = html! {
        (Input::new("q", "Number, initials, name or worker").value(&asked("q")).search())
        (Select::new("standing", "Standing", any().chain(standings.map(|(word, title, _)| Choice::new(word, title)))).chosen(&asked("standing")))
        (pick("quadrant", "Quadrant", from(|found| found.case.quadrant.clone())))
        (pick("team", "Team", from(|found| found.case.team.clone())))
        @if workers.len() > 1 {
            (Select::new("therapist", "Therapist", any().chain(workers.iter().map(worker))).chosen(&asked("therapist")))
        }
        (Select::new("tracked", "Tracked", any().chain([Choice::new("yes", "Tracked"), Choice::new("no", "Not tracked")])).chosen(&asked("tracked")))
    };
    let mut bar = FilterBar::new("/young-people", fields).live(FOUND);
    if !asked("sort").is_empty() {
        bar = bar.keep("sort", &asked("sort"));
    }
    html! { (if page.is_narrowed() { bar.clear("/young-people") } else { bar }) }
}

/// A young person or carer sees their own.
fn own(visit: &Visit, page: &Page<'_>) -> Markup {
    let card = |found: &Found<'_>| {
        let words = match &found.window {
            Some(window) => format!("Tracked from {}.", said::day(window.from)),
            None => found.standing.words.clone(),
        };
        Card::new(format!("Case {}", found.called()))
            .to(&address(found.key))
            .body(html! { p.govuk-body { (words) } })
    };
    face::page(
        &visit.frame("Your record"),
        html! {
            (face::heading("Your record"))
            @if page.all.is_empty() {
                (face::empty("Nothing is written down about you here.", "If you think it should be, speak to the person you know best in the team."))
            } @else {
                p.govuk-body { "What is written down about the time you took part, and who has looked at it." }
                (face::cards(page.all.iter().map(card)))
            }
        },
    )
}

/// `GET /young-people.csv`.
pub async fn csv(visit: Visit) -> Result<Response, Failure> {
    take_away(&visit, saved::Kind::Csv).await
}

/// `GET /young-people.xlsx`.
pub async fn excel(visit: Visit) -> Result<Response, Failure> {
    take_away(&visit, saved::Kind::Excel).await
}

async fn take_away(visit: &Visit, kind: saved::Kind) -> Result<Response, Failure> {
    let page = Page::of(visit)?;
    let subjects = page.asked_for().iter().map(|found| found.key.to_owned()).collect();
    visit.note("export: the list of young people", subjects).await?;
    let about = saved::rests_on(
        visit,
        "Young people within the reach of whoever saved this, as on the page",
        "Nothing: for the partnership only. Who may not know who a young person is has pseudonyms.",
    );
    file("young-people", kind, &page.rows().table, &about)
}
