//! `/findings`: the list, narrowed, ordered, and taken away.

use super::seen::{Row, Seen, WEIGHTS, of_provider, seen, weight};
use crate::failure::Failure;
use crate::listing::{Listing, Rows};
use crate::saved::{self, Kind as Saved};
use crate::visit::Visit;
use app::access::Action;
use app::findings::listed;
use axum::response::Response;
use definitions::{Cell, Kind, Table};
use face::{Card, Choice, FilterBar, Select, TableView, said};
use maud::{Markup, html};
use outcomes::measurement::Wait;
use std::collections::{BTreeMap, BTreeSet};

/// `GET /findings`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::SeeFindings)?;
    let seen = seen(visit.eyes()).await?;
    let listing = Listing::of(&visit.here);
    let wanted: Vec<&Row> = seen.rows.iter().filter(|row| wants(&visit, &listing, row)).collect();
    let rows = rows(&visit, &listing, &wanted, &PAGE);
    let shown = &rows.links[listing.on_this_page(rows.links.len())];
    visit.note("list of findings", subjects(&wanted, shown)).await?;
    let mut frame = visit.frame("Findings");
    frame.wide = true;
    Ok(face::page(
        &frame,
        html! {
            (face::heading("Findings"))
            (face::lead(format!("What is wrong, or worth a look, in what {} sent: who answers it, and since when.", if of_provider(visit.eyes()) { "you" } else { "partners" })))
            (cards(&visit, &seen))
            (filter(&visit, &listing, &seen))
            (listing.show_with(rows, nothing(&visit, &seen), dressed))
            (face::downloads(Some(&listing.saved_as("csv")), Some(&listing.saved_as("xlsx"))))
            (waiting(&visit)?)
            (checked(&seen))
        },
    ))
}

/// `GET /findings.csv`.
pub async fn csv(visit: Visit) -> Result<Response, Failure> {
    save(&visit, Saved::Csv).await
}

/// `GET /findings.xlsx`.
pub async fn excel(visit: Visit) -> Result<Response, Failure> {
    save(&visit, Saved::Excel).await
}

async fn save(visit: &Visit, kind: Saved) -> Result<Response, Failure> {
    visit.must(Action::SeeFindings)?;
    let seen = seen(visit.eyes()).await?;
    let listing = Listing::of(&visit.here);
    let wanted: Vec<&Row> = seen.rows.iter().filter(|row| wants(visit, &listing, row)).collect();
    let rows = rows(visit, &listing, &wanted, &FILE);
    visit.note("findings, as a file", subjects(&wanted, &rows.links)).await?;
    let about = [
        ("What".to_owned(), "Findings in what partners sent, one a row".to_owned()),
        ("As of".to_owned(), format!("entry {}", visit.view().book.as_of)),
        ("Rows".to_owned(), "Row 1 is the first row below the column names.".to_owned()),
    ];
    saved::file("findings", kind, &rows.table, &about)
}

type Column = (&'static str, &'static str, Kind);

const PAGE: [Column; 7] = [
    ("what", "What is wrong", Kind::Text),
    ("weight", "Weight", Kind::Text),
    ("rule", "Rule", Kind::Text),
    ("child", "Child", Kind::Text),
    ("from", "In", Kind::Text),
    ("age", "Days old", Kind::Number),
    ("owner", "Answered by", Kind::Text),
];

const FILE: [Column; 13] = [
    ("finding", "Finding", Kind::Text),
    ("what", "What is wrong", Kind::Text),
    ("remedy", "What to do", Kind::Text),
    ("weight", "Weight", Kind::Text),
    ("rule", "Rule", Kind::Text),
    ("child", "Child", Kind::Text),
    ("from", "In", Kind::Text),
    ("file", "File", Kind::Text),
    ("row", "Row", Kind::Number),
    ("columns", "Columns", Kind::Text),
    ("since", "Since", Kind::Date),
    ("age", "Days old", Kind::Number),
    ("owner", "Answered by", Kind::Text),
];

fn rows(visit: &Visit, listing: &Listing, wanted: &[&Row], columns: &[Column]) -> Rows {
    let mut table = Table::new("Findings", columns);
    table.rows = wanted
        .iter()
        .map(|row| columns.iter().map(|(name, _, _)| cell(visit, row, name)).collect())
        .collect();
    let links = wanted.iter().map(|row| Some(address(row))).collect();
    let mut rows = Rows { table, links };
    listing.sort(&mut rows);
    rows
}

fn cell(visit: &Visit, row: &Row, column: &str) -> Cell {
    match column {
        "finding" => row.number.as_str().into(),
        "what" => row.title.as_str().into(),
        "remedy" => row.hint.as_str().into(),
        "weight" => weight(row.weight).into(),
        "rule" => row.rule.replace('_', " ").into(),
        "child" => row.child.as_str().into(),
        "from" => row.from.as_str().into(),
        "file" => row.place.file.as_str().into(),
        "row" => row.place.row.and_then(|row| i64::try_from(row).ok()).into(),
        "columns" => row.place.columns.join(" ").into(),
        "since" => row.since.into(),
        "age" => Cell::Whole(row.age),
        _ => row.answered_by(visit).into(),
    }
}

fn address(row: &Row) -> String {
    format!("/findings/{}", row.number)
}

/// Whose records the rows at these addresses say something of.
fn subjects(rows: &[&Row], links: &[Option<String>]) -> Vec<String> {
    let shown: BTreeSet<&str> = links.iter().flatten().map(String::as_str).collect();
    let shown = rows.iter().filter(|row| shown.contains(address(row).as_str()));
    let subjects: BTreeSet<String> = shown.filter_map(|row| row.subject.clone()).collect();
    subjects.into_iter().collect()
}

fn wants(visit: &Visit, listing: &Listing, row: &Row) -> bool {
    let is = |name: &str, value: &str| listing.get(name).is_empty() || listing.get(name) == value;
    let word =
        WEIGHTS.iter().find(|(one, _, _)| *one == row.weight).map_or("", |(_, word, _)| word);
    is("rule", &row.rule)
        && is("weight", word)
        && is("from", &row.from)
        && is("owner", &row.answered_by(visit))
        && (listing.get("mine").is_empty() || row.is_mine(visit))
}

/// The weight as a tag; a case and a return's year unbroken.
fn dressed(view: TableView, table: &Table) -> TableView {
    let rows = table.rows.iter().enumerate();
    let view = rows.fold(view, |view, (at, row)| {
        let words = said::cell(&row[1]);
        let amber = [WEIGHTS[0].2, WEIGHTS[1].2].contains(&words.as_str());
        let tag = face::tag(words, if amber { face::Colour::Amber } else { face::Colour::Grey });
        let unbroken = |column: usize| html! { span.homeward-day { (said::cell(&row[column])) } };
        let view = view.put(at, 1, tag).put(at, 4, unbroken(4));
        if said::cell(&row[3]).len() < 16 { view.put(at, 3, unbroken(3)) } else { view }
    });
    view.small()
}

fn nothing(visit: &Visit, seen: &Seen) -> Markup {
    // The provider's people are not told what stands in the council's returns.
    let words = match of_provider(visit.eyes()) {
        true => "Nothing is wrong with your case list.",
        false => "Nothing is wrong with what was sent.",
    };
    match seen.rows.is_empty() {
        true => face::empty(
            words,
            "What is sent next is checked as it comes in, and what is found stands here.",
        ),
        false => {
            face::empty("No finding is like that.", face::link("/findings", "Show all of them"))
        }
    }
}

fn cards(visit: &Visit, seen: &Seen) -> Markup {
    let count = |wanted: &dyn Fn(&&Row) -> bool| {
        said::number(seen.rows.iter().filter(wanted).count() as i64)
    };
    let card = |title: &str, big: String, href: &str, words: String| {
        let card = Card::new(title).big(big).to(href);
        if words.is_empty() { card } else { card.body(html! { p.govuk-body { (words) } }) }
    };
    let oldest = seen.rows.iter().filter(|row| row.is_mine(visit)).map(|row| row.age).max();
    let mine = oldest.map_or("Nothing waits for you.".to_owned(), |age| {
        format!(
            "The oldest is {} old.",
            said::count(usize::try_from(age).unwrap_or(0), "day", "days")
        )
    });
    let of = match seen.rows.len() {
        0 => String::new(),
        all => format!("Of {} in all.", said::count(all, "finding", "findings")),
    };
    let mut cards = vec![
        card(
            "May affect a payment",
            count(&|row| row.touches_payment()),
            "/findings?weight=payment",
            of,
        ),
        card("With you", count(&|row| row.is_mine(visit)), "/findings?mine=yes", mine),
    ];
    if visit.may(Action::ConfirmLinks) {
        let council = visit.asker.organisation == "payer";
        let waits =
            |row: &&Row| row.rule == listed::DOUBTFUL || (council && row.rule == listed::NOT_FOUND);
        let words = "Which council child each young person is.".to_owned();
        cards.push(card("Links to decide", count(&waits), "/findings/links", words));
    }
    face::cards(cards)
}

fn filter(visit: &Visit, listing: &Listing, seen: &Seen) -> Markup {
    let distinct =
        |of: &dyn Fn(&Row) -> String| -> BTreeSet<String> { seen.rows.iter().map(of).collect() };
    let choices = |all: &str, some: BTreeSet<String>| -> Vec<Choice> {
        let every = Choice::new("", all.to_owned());
        std::iter::once(every).chain(some.iter().map(|one| Choice::new(one, one.clone()))).collect()
    };
    let weights =
        WEIGHTS.iter().filter(|(one, _, _)| seen.rows.iter().any(|row| row.weight == *one));
    let weights: Vec<Choice> = std::iter::once(Choice::new("", "Every weight"))
        .chain(weights.map(|(_, word, words)| Choice::new(word, *words)))
        .collect();
    let rules = distinct(&|row| row.rule.clone());
    let rules: Vec<Choice> = std::iter::once(Choice::new("", "Every rule"))
        .chain(rules.iter().map(|rule| Choice::new(rule, rule.replace('_', " "))))
        .collect();
    let mine = [Choice::new("", "Everyone’s"), Choice::new("yes", "Those with me")];
    let fields = html! {
        (Select::new("weight", "Weight", weights).chosen(listing.get("weight")))
        (Select::new("rule", "Rule", rules).chosen(listing.get("rule")))
        (Select::new("from", "In", choices("Everything sent", distinct(&|row| row.from.clone()))).chosen(listing.get("from")))
        (Select::new("owner", "Answered by", choices("Anyone", distinct(&|row| row.answered_by(visit)))).chosen(listing.get("owner")))
        (Select::new("mine", "Whose", mine).chosen(listing.get("mine")))
    };
    html! { (FilterBar::new("/findings", fields).clear("/findings").keep("sort", listing.get("sort"))) }
}

/// Child-quarters that wait for data, by reason; to the provider, only what its list can put right.
fn waiting(visit: &Visit) -> Result<Markup, Failure> {
    let now = &visit.view().current()?.statement;
    let theirs = [Wait::Unlinked, Wait::DoubtfulLink, Wait::NumberNotFound, Wait::NoDateOfBirth];
    let lines = || {
        now.waiting.iter().filter(|line| !of_provider(visit.eyes()) || theirs.contains(&line.why))
    };
    let mut table = Table::new(
        "Quarters of young people that wait for data",
        &[
            ("why", "Because", Kind::Text),
            ("children", "Young people", Kind::Number),
            ("child_quarters", "Child-quarters", Kind::Number),
        ],
    )
    .note(format!(
        "Due by the end of {}, as known at entry {}. They earn nothing and cost nothing until they \
         are settled.",
        now.quarter, now.as_of
    ));
    for line in lines() {
        table.push([line.why.said().into(), line.children.into(), line.child_quarters.into()]);
    }
    let none = match of_provider(visit.eyes()) {
        true => face::empty(
            "No quarter waits for your case list.",
            "If any other waits, it is for the council to put right.",
        ),
        false => face::empty("No quarter waits for data.", "Every day that is due is known."),
    };
    Ok(face::section(
        "waiting",
        "What waits",
        html! { (TableView::of(&table).caption_hidden().empty(none)) },
    ))
}

/// What was checked, and what could not be.
fn checked(seen: &Seen) -> Markup {
    if seen.checked.is_empty() {
        return html! {};
    }
    let mut table = Table::new(
        "Returns checked",
        &[
            ("year", "Return", Kind::Text),
            ("submission", "Submission", Kind::Number),
            ("imported", "Imported", Kind::Date),
            ("episodes", "Episodes", Kind::Number),
            ("findings", "Findings", Kind::Number),
            ("not_run", "Rules not run", Kind::Number),
        ],
    );
    let mut why: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for one in &seen.checked {
        table.push([
            one.submission.year.to_string().into(),
            Cell::Whole(i64::from(one.submission.number)),
            app::london::day_of(one.at).into(),
            one.episodes.into(),
            one.findings.into(),
            one.not_run.len().into(),
        ]);
        for rule in &one.not_run {
            why.entry(&rule.why).or_default().insert(&rule.rule);
        }
    }
    let not_run = why.iter().map(|(why, rules)| {
        let rules: Vec<&str> = rules.iter().copied().collect();
        html! { (rules.join(", ")) ": " (why) }
    });
    face::section(
        "checked",
        "What was checked",
        html! {
            p.govuk-body { "The submission that rules each year, read back as it was sent." }
            (TableView::of(&table).caption_hidden())
            (face::details("Rules that did not run, and why", face::list(not_run)))
        },
    )
}
