//! `/concerns`: the items the reader may see, those whose day has come first.

use super::shown::{KINDS, about, may, standing, title, word, words};
use crate::failure::Failure;
use crate::listing::{Listing, Rows};
use crate::pages::asking::or_none;
use crate::pages::who;
use crate::saved::{self, Kind as Saved};
use crate::visit::Visit;
use app::access::Action;
use app::people::Concern;
use axum::response::Response;
use definitions::{Cell, Date, Kind, Table};
use face::{Choice, FilterBar, Input, Select, TableView, said};
use maud::{Markup, html};

/// How much of an item's words the list shows.
const SHOWN: usize = 90;
/// The column that says how an item stands.
const NOW: usize = 6;

/// `GET /concerns`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::LogConcern)?;
    let listing = Listing::of(&visit.here);
    let rows = rows(&visit, &listing);
    let on_this_page = listing.on_this_page(rows.table.rows.len());
    let ids = rows.links[on_this_page].iter().flatten();
    visit.note("Concerns: the list", subjects(&visit, ids)).await?;
    Ok(page(&visit, &listing, rows))
}

/// `GET /concerns.csv`.
pub async fn csv(visit: Visit) -> Result<Response, Failure> {
    take(visit, Saved::Csv).await
}

/// `GET /concerns.xlsx`.
pub async fn excel(visit: Visit) -> Result<Response, Failure> {
    take(visit, Saved::Excel).await
}

async fn take(visit: Visit, kind: Saved) -> Result<Response, Failure> {
    visit.must(Action::LogConcern)?;
    let rows = rows(&visit, &Listing::of(&visit.here));
    visit.note("Concerns, saved: the list", subjects(&visit, rows.links.iter().flatten())).await?;
    let about = [("Restricted".to_owned(), "Only what you may see. Keep it as such.".to_owned())];
    saved::file("concerns", kind, &rows.table, &about)
}

/// Whose records the listed items are about, by where each leads.
fn subjects<'a>(visit: &Visit, links: impl Iterator<Item = &'a String>) -> Vec<String> {
    let concerns = &visit.view().book.people.concerns;
    let ids = links.filter_map(|link| link.strip_prefix("/concerns/"));
    let mut subjects: Vec<String> = ids.filter_map(|id| concerns.get(id)?.case.clone()).collect();
    subjects.sort();
    subjects.dedup();
    subjects
}

fn rows(visit: &Visit, listing: &Listing) -> Rows {
    let columns = [
        ("kind", "Kind", Kind::Text),
        ("words", "What", Kind::Text),
        ("about", "About", Kind::Text),
        ("owner", "Who sees to it", Kind::Text),
        ("logged", "Logged", Kind::Date),
        ("review_on", "Look again", Kind::Date),
        ("standing", "Now", Kind::Text),
    ];
    let mut rows = Rows { table: Table::new("The restricted log", &columns), links: Vec::new() };
    let today = visit.moment.today;
    let all = visit.view().book.people.concerns.iter();
    let mut items: Vec<(&String, &Concern)> = all
        .filter(|(id, concern)| may(visit, id, concern, Action::SeeConcern))
        .filter(|(id, concern)| fits(visit, listing, id, concern))
        .collect();
    // The day to look again, soonest first, which puts what is overdue on top; closed ones last.
    items.sort_by_key(|(_, one)| (one.review_on.is_none(), one.review_on, -one.at));
    for (id, concern) in items {
        let logged: Date = app::london::in_london(concern.at).date();
        rows.table.push([
            title(concern.kind).into(),
            begins(visit.view().names.words(id).first().copied().unwrap_or_default()).into(),
            about(visit, concern).into(),
            who::name(visit, &concern.owner).into(),
            logged.into(),
            concern.review_on.map_or(Cell::Blank, Cell::from),
            words(concern, today).into(),
        ]);
        rows.links.push(Some(format!("/concerns/{id}")));
    }
    listing.sort(&mut rows);
    rows
}

fn fits(visit: &Visit, listing: &Listing, id: &str, concern: &Concern) -> bool {
    let (kind, q) = (listing.get("kind"), listing.get("q").to_lowercase());
    let today = visit.moment.today;
    let stands = match listing.get("standing") {
        "closed" => concern.review_on.is_none(),
        "due" => concern.review_on.is_some_and(|day| day <= today),
        "every" => true,
        _ => concern.review_on.is_some(),
    };
    let mine = listing.get("owner") != "me" || concern.owner == visit.asker.id;
    let said = || visit.view().names.words(id).iter().any(|one| one.to_lowercase().contains(&q));
    stands && mine && (kind.is_empty() || kind == word(concern.kind)) && (q.is_empty() || said())
}

/// The beginning of a text, to the end of a word.
fn begins(words: &str) -> String {
    if words.chars().count() <= SHOWN {
        return words.to_owned();
    }
    let cut: String = words.chars().take(SHOWN).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

fn page(visit: &Visit, listing: &Listing, rows: Rows) -> Markup {
    let mut frame = visit.frame("Risks, incidents and concerns");
    frame.wide = true;
    let (csv, excel) = (listing.saved_as("csv"), listing.saved_as("xlsx"));
    let links = rows.links[listing.on_this_page(rows.links.len())].to_vec();
    let (any, n) = (!rows.table.rows.is_empty(), rows.table.rows.len());
    let empty = face::empty(
        "There is nothing here for you to see.",
        "You see what you logged, what you see to, and what your role is told of.",
    );
    face::page(
        &frame,
        html! {
            (face::heading("Risks, incidents and concerns"))
            (face::reading(html! {
                p.govuk-body { "A restricted log. If a child is in danger now, call 999 first, then the council’s own safeguarding line." }
                (face::link_button("/concerns/new", "Log a risk, incident or concern"))
            }))
            (FilterBar::new("/concerns", filters(listing)).clear("/concerns"))
            @if any { p.govuk-body-s role="status" { (said::count(n, "item", "items")) } }
            (listing.show_with(rows, empty, |view, _| dressed(visit, view, &links)))
            @if any { (face::downloads(Some(&csv), Some(&excel))) }
        },
    )
}

/// The last column as a standing: a word with a shape and a colour.
fn dressed(visit: &Visit, view: TableView, links: &[Option<String>]) -> TableView {
    let concerns = &visit.view().book.people.concerns;
    links.iter().enumerate().fold(view, |view, (row, link)| {
        let id = link.as_deref().and_then(|link| link.strip_prefix("/concerns/"));
        match id.and_then(|id| concerns.get(id)) {
            Some(concern) => view.put(row, NOW, standing(concern, visit.moment.today)),
            None => view,
        }
    })
}

fn filters(listing: &Listing) -> Markup {
    let kinds = KINDS.iter().map(|(kind, word, _)| Choice::new(word, title(*kind)));
    let standings = [
        Choice::new("", "Open"),
        Choice::new("due", "To look at now"),
        Choice::new("closed", "Closed"),
        Choice::new("every", "Every one"),
    ];
    let owners = [Choice::new("", "Anyone"), Choice::new("me", "Me")];
    html! {
        (Input::new("q", "Words").value(listing.get("q")))
        (Select::new("kind", "Kind", or_none("Every one", kinds)).chosen(listing.get("kind")))
        (Select::new("standing", "Now", standings).chosen(listing.get("standing")))
        (Select::new("owner", "Who sees to it", owners).chosen(listing.get("owner")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_at_the_end_of_a_word() {
        let long = "word ".repeat(40);
        let shown = begins(&long);
        assert!(shown.ends_with("word …") && shown.chars().count() <= SHOWN + 2, "{shown}");
        assert_eq!(begins("short"), "short");
    }
}
