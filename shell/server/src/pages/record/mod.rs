//! `/record`: what was recorded, by whom and when, and the proof that it is whole.

mod proof;

use crate::failure::Failure;
use crate::listing::{Listing, Rows};
use crate::pages::who;
use crate::routes::{Asks, Route};
use crate::saved::{self, Kind as Saved};
use crate::visit::Visit;
use app::access::{Action, Thing, nobody};
use app::book::Command;
use app::london::in_london;
use axum::response::Response;
use axum::routing::get;
use definitions::{Cell, Kind, Quarter, Table};
use face::{Choice, FilterBar, Select, SummaryList, SummaryRow, said};
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};

const SEES: Asks = Asks::Programme(Action::SeeHistory);
const PROVES: Asks = Asks::Programme(Action::VerifyRecord);

/// The addresses here.
pub const ROUTES: &[Route] = &[
    Route::get("/record", SEES, || get(show)),
    Route::get("/record.csv", SEES, || get(csv)),
    Route::get("/record.xlsx", SEES, || get(excel)),
    Route::get("/record/proof", PROVES, || get(proof::show).post(proof::prove)),
];

/// What the log of reads calls a look at pseudonyms here.
const LOOK: &str = "the record";

/// `GET /record`.
async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::SeeHistory)?;
    let listing = Listing::of(&visit.here);
    let mut rows = rows(&visit, &listing);
    // Hardly anything is ever undone; the column is there where something is.
    if rows.table.rows.iter().all(|row| row.last() == Some(&Cell::Blank)) {
        rows.table.columns.pop();
        rows.table.rows.iter_mut().for_each(|row| drop(row.pop()));
    }
    let on_page = listing.on_this_page(rows.table.rows.len());
    visit.note(LOOK, cases_in(&rows.table.rows[on_page])).await?;
    let head = visit.service.record.head().await?;
    let mut frame = visit.frame("The record");
    frame.wide = true;
    Ok(face::page(
        &frame,
        html! {
            (face::heading("The record"))
            (face::lead("What was recorded, by whom and when, the newest first. Nothing in it is ever changed; what was wrong is undone by a later entry."))
            (filter(&visit, &listing))
            (listing.show(rows, nothing()))
            (face::downloads(Some(&listing.saved_as("csv")), Some(&listing.saved_as("xlsx"))))
            (face::section("head", "Where it ends", html! {
                p.govuk-body { "Each entry carries the digest of the one before, so the last digest stands for all of them. Keep a copy of it: if it is ever another for the same entry, something was changed." }
                (SummaryList::new([
                    SummaryRow::new("Last entry", number(head.seq)),
                    SummaryRow::new("Its digest", html! { code.homeward-digest { (digest(&head.to_string())) } }),
                ]))
                @if visit.may(Action::VerifyRecord) {
                    (face::link_button("/record/proof", "Prove that it is whole").secondary())
                }
            }))
        },
    ))
}

/// `GET /record.csv`.
async fn csv(visit: Visit) -> Result<Response, Failure> {
    save(&visit, Saved::Csv).await
}

/// `GET /record.xlsx`.
async fn excel(visit: Visit) -> Result<Response, Failure> {
    save(&visit, Saved::Excel).await
}

async fn save(visit: &Visit, kind: Saved) -> Result<Response, Failure> {
    visit.must(Action::SeeHistory)?;
    let rows = rows(visit, &Listing::of(&visit.here));
    visit.note(LOOK, cases_in(&rows.table.rows)).await?;
    let about = [
        ("What".to_owned(), "What was recorded, one command a row".to_owned()),
        ("As of".to_owned(), format!("entry {}", visit.view().book.as_of)),
    ];
    saved::file("record", kind, &rows.table, &about)
}

fn number(seq: u64) -> String {
    said::number(i64::try_from(seq).unwrap_or(i64::MAX))
}

/// The digest of a head written as `number:digest`, in fours, as people compare them.
fn digest(head: &str) -> String {
    let hash = head.split_once(':').map_or(head, |(_, hash)| hash);
    let letters: Vec<char> = hash.chars().collect();
    letters.chunks(8).map(|part| part.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

fn nothing() -> Markup {
    face::empty("Nothing on the record is like that.", face::link("/record", "Show everything"))
}

/// Every command the address asks for, in the order it asks for.
fn rows(visit: &Visit, listing: &Listing) -> Rows {
    let mut table = Table::new(
        "What was recorded",
        &[
            ("entry", "Entry", Kind::Number),
            ("day", "Day", Kind::Date),
            ("time", "Time", Kind::Text),
            ("by", "By", Kind::Text),
            ("kind", "Kind", Kind::Text),
            ("what", "What", Kind::Text),
            ("undone", "Undone, because", Kind::Text),
        ],
    )
    .note("Times are London’s.");
    let book = &visit.view().book;
    let (kind, by) = (listing.get("kind"), listing.get("by"));
    let wanted = |command: &&Command| {
        (kind.is_empty() || command.kind == kind) && (by.is_empty() || command.by == by)
    };
    let tells = Tells::of(visit);
    let mut links = Vec::new();
    for command in book.commands.iter().rev().filter(wanted) {
        let at = in_london(command.at);
        let undone = book.undone.get(&command.entry).map(|why| tells.words(visit, why));
        table.push([
            Cell::Whole(i64::try_from(command.entry).unwrap_or(i64::MAX)),
            at.date().into(),
            format!("{:02}:{:02}", at.hour(), at.minute()).into(),
            app::reads::list::reader(&visit.view().names, &command.by).into(),
            titled(command.kind).into(),
            tells.what(visit, command).into(),
            undone.into(),
        ]);
        links.push(tells.link(command));
    }
    let mut rows = Rows { table, links };
    listing.sort(&mut rows);
    rows
}

/// How much of what was recorded this person may be told.
struct Tells {
    money: bool,
    identity: bool,
    access: bool,
}

impl Tells {
    fn of(visit: &Visit) -> Tells {
        let anyone = nobody();
        let identity =
            visit.service.allows(&visit.asker, Action::SeeChildIdentity, &Thing::Child(&anyone));
        let access = visit.may(Action::SeePeople) || visit.may(Action::ReviewGlass);
        Tells { money: visit.may(Action::SeeMoney), identity, access }
    }

    /// What was recorded: without an amount for whoever may see no money, without a young
    /// person’s number for whoever may not know who they are, and without who was let near a
    /// young person for whoever does not see who has access.
    fn what(&self, visit: &Visit, command: &Command) -> String {
        match quarter(command) {
            Some(quarter) if !self.money => return format!("statement of {quarter}"),
            _ => {}
        }
        if command.kind == "link-confirmed" && !self.identity {
            return "link of a young person".to_owned();
        }
        match access_alone(command).filter(|_| !self.access) {
            Some(words) => words.to_owned(),
            None => self.words(visit, &command.what),
        }
    }

    /// Words with people and young people in them as the reader may know them.
    fn words(&self, visit: &Visit, words: &str) -> String {
        let accounts = &visit.view().book.people.accounts;
        let name = |number: &str| accounts.contains_key(number).then(|| who::name(visit, number));
        said_to(words, name, |key| who::reaches(visit, key))
    }

    fn link(&self, command: &Command) -> Option<String> {
        quarter(command).filter(|_| self.money).map(|quarter| format!("/statements/{quarter}"))
    }
}

/// What was recorded, in the words that whoever sees the record at all may read: no amount, no
/// young person, and not who was let near one. Programs are told no more.
pub fn least(command: &Command) -> String {
    match (quarter(command), command.kind) {
        (Some(quarter), _) => format!("statement of {quarter}"),
        (None, "link-confirmed") => "link of a young person".to_owned(),
        (None, _) => match access_alone(command) {
            Some(words) => words.to_owned(),
            None => least_of(&command.what),
        },
    }
}

/// Words without any young person in them.
pub fn least_of(words: &str) -> String {
    said_to(words, |_| None, |_| false)
}

/// What is said of access to young people where neither whose nor to whom is told.
fn access_alone(command: &Command) -> Option<&'static str> {
    let of_a_case = || command.what.split_whitespace().any(|word| is_case(bare(word)));
    match command.kind {
        "grant-given" | "glass-broken" => Some("access was given"),
        "grant-ended" => Some("access was ended"),
        "glass-reviewed" => Some("access was looked at again"),
        "relation-given" if of_a_case() => Some("access was given"),
        "relation-ended" if of_a_case() => Some("access was ended"),
        _ => None,
    }
}

/// Words with a name for each person’s number, and a pseudonym only where the reader reaches that
/// record.
fn said_to(
    words: &str,
    name: impl Fn(&str) -> Option<String>,
    reaches: impl Fn(&str) -> bool,
) -> String {
    let mut said: Vec<String> = Vec::new();
    for word in words.split(' ') {
        let bare = bare(word);
        if is_case(bare) && !reaches(bare) {
            // “case C-…” becomes “a young person”.
            said.pop_if(|before| before == "case");
            said.push(word.replacen(bare, "a young person", 1));
            continue;
        }
        said.push(match name(bare) {
            Some(name) => word.replacen(bare, &name, 1),
            None => word.to_owned(),
        });
    }
    said.join(" ")
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
}

/// Whether a word is a case’s pseudonym.
fn is_case(word: &str) -> bool {
    word.strip_prefix("C-").is_some_and(|rest| {
        rest.len() == 8 && rest.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    })
}

/// The pseudonyms that rows show.
fn cases_in(rows: &[Vec<Cell>]) -> Vec<String> {
    let texts = rows.iter().flatten().filter_map(|cell| match cell {
        Cell::Text(text) => Some(text),
        _ => None,
    });
    let words = texts.flat_map(|text| text.split_whitespace()).map(bare);
    let cases: BTreeSet<&str> = words.filter(|word| is_case(word)).collect();
    cases.into_iter().map(str::to_owned).collect()
}

/// The quarter whose statement a command is about.
fn quarter(command: &Command) -> Option<Quarter> {
    let about = ["proposed", "withdrawn", "voided", "agreed", "settled"].contains(&command.kind);
    let mut words = command.what.split([' ', ':', ',']);
    words.find_map(|word| word.parse().ok()).filter(|_| about)
}

fn filter(visit: &Visit, listing: &Listing) -> Markup {
    let mut kinds: BTreeMap<String, &str> = BTreeMap::new();
    let mut people: BTreeMap<String, &str> = BTreeMap::new();
    for command in &visit.view().book.commands {
        kinds.insert(titled(command.kind), command.kind);
        people.insert(app::reads::list::reader(&visit.view().names, &command.by), &command.by);
    }
    let choices = |all: &str, some: &BTreeMap<String, &str>| -> Vec<Choice> {
        let every = Choice::new("", all.to_owned());
        let some = some.iter().map(|(words, value)| Choice::new(value, words.clone()));
        std::iter::once(every).chain(some).collect()
    };
    let fields = html! {
        (Select::new("kind", "Kind", choices("Every kind", &kinds)).chosen(listing.get("kind")))
        (Select::new("by", "By", choices("Everyone", &people)).chosen(listing.get("by")))
    };
    html! { (FilterBar::new("/record", fields).clear("/record").keep("sort", listing.get("sort"))) }
}

/// A kind of entry as people read it: `return-filed` as `Return filed`.
fn titled(kind: &str) -> String {
    let words = kind.replace('-', " ");
    let first = words.chars().take(1).flat_map(char::to_uppercase);
    first.chain(words.chars().skip(1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(kind: &'static str, what: &str) -> Command {
        Command { entry: 1, at: 0, by: "payer:a".to_owned(), kind, what: what.to_owned() }
    }

    #[test]
    fn the_quarter_of_a_statement_is_found_in_what_was_recorded_of_it_and_of_nothing_else() {
        let said = |kind, what| quarter(&command(kind, what)).map(|quarter| quarter.to_string());
        assert_eq!(said("settled", "statement of 2014-Q1: £1.00").as_deref(), Some("2014-Q1"));
        assert_eq!(said("agreed", "£1.00 for 2014-Q2, for the SPV").as_deref(), Some("2014-Q2"));
        assert_eq!(said("return-filed", "2014-Q2"), None);
    }

    #[test]
    fn a_digest_is_set_apart_for_the_eye() {
        assert_eq!(digest("12:00112233445566778899"), "00112233 44556677 8899");
        assert_eq!(titled("case-list-filed"), "Case list filed");
    }

    #[test]
    fn people_are_named_and_a_pseudonym_is_told_only_to_whoever_reaches_the_record() {
        let name = |number: &str| match number {
            "U-FAMILY22" => Some("A young person or carer (U-FAMILY22)".to_owned()),
            "U-WORKER22" => Some("Ann Other".to_owned()),
            _ => None,
        };
        let told = |what: &str| said_to(what, name, |key| key == "C-MINEMINE");
        assert_eq!(
            told("U-FAMILY22: case C-7KQ2MX4A"),
            "A young person or carer (U-FAMILY22): a young person"
        );
        assert_eq!(told("U-WORKER22: case C-MINEMINE"), "Ann Other: case C-MINEMINE");
        assert_eq!(told("U-WORKER22 on C-7KQ2MX4A"), "Ann Other on a young person");
        assert_eq!(told("entry 7: (C-7KQ2MX4A), twice"), "entry 7: (a young person), twice");
        assert_eq!(told("C-SHORT in case"), "C-SHORT in case");
    }

    #[test]
    fn who_was_let_near_a_young_person_is_told_as_access_alone() {
        let alone = |kind, what| access_alone(&command(kind, what));
        assert_eq!(alone("glass-broken", "U-A on C-7KQ2MX4A"), Some("access was given"));
        assert_eq!(
            alone("grant-given", "U-A sees every young person of the programme until 2014-01-01"),
            Some("access was given")
        );
        assert_eq!(alone("relation-given", "U-A: case C-7KQ2MX4A"), Some("access was given"));
        assert_eq!(
            alone("relation-ended", "U-A, no longer: case C-7KQ2MX4A"),
            Some("access was ended")
        );
        assert_eq!(alone("relation-given", "U-A: team North"), None);
        assert_eq!(alone("role-given", "U-A is therapist"), None);
    }

    #[test]
    fn the_pseudonyms_shown_are_those_in_the_words_once_each() {
        let row = |text: &str| vec![Cell::from(text), Cell::Blank];
        let rows = [row("A: case C-7KQ2MX4A"), row("for C-7KQ2MX4A"), row("a young person")];
        assert_eq!(cases_in(&rows), ["C-7KQ2MX4A"]);
    }
}
