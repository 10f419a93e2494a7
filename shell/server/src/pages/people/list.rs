//! `/people`: everyone with access on a day, by organisation, role and name.

use crate::failure::Failure;
use crate::listing::{Listing, Rows};
use crate::pages::asking::or_none;
use crate::pages::who;
use crate::saved::{self, Kind as Saved};
use crate::visit::Visit;
use app::access::asker::ORGANISATIONS;
use app::access::{Action, Role};
use app::people::Account;
use app::people::event::{LinkFor, Relation};
use axum::response::{IntoResponse, Response};
use definitions::{Cell, Date, Kind, Table, iso};
use face::{Choice, FilterBar, Input, Select, Width, said};
use maud::{Markup, html};

/// What is looked for.
struct Wanted {
    on: Date,
    organisation: String,
    role: Option<Role>,
    words: String,
    left: bool,
}

/// `GET /people`.
pub async fn show(visit: Visit) -> Result<Response, Failure> {
    visit.must(Action::SeePeople)?;
    let listing = Listing::of(&visit.here);
    let wanted = wanted(&visit, &listing);
    let mut rows = rows(&visit, &wanted);
    listing.sort(&mut rows);
    Ok(page(&visit, &listing, &wanted, rows).into_response())
}

/// `GET /people.csv`.
pub async fn csv(visit: Visit) -> Result<Response, Failure> {
    take(visit, Saved::Csv).await
}

/// `GET /people.xlsx`.
pub async fn excel(visit: Visit) -> Result<Response, Failure> {
    take(visit, Saved::Excel).await
}

async fn take(visit: Visit, kind: Saved) -> Result<Response, Failure> {
    visit.must(Action::SeePeople)?;
    let listing = Listing::of(&visit.here);
    let wanted = wanted(&visit, &listing);
    let mut rows = rows(&visit, &wanted);
    listing.sort(&mut rows);
    let about = [("As on".to_owned(), said::day(wanted.on))];
    saved::file("people", kind, &rows.table, &about)
}

fn wanted(visit: &Visit, listing: &Listing) -> Wanted {
    Wanted {
        on: iso(listing.get("on")).unwrap_or(visit.moment.today),
        organisation: listing.get("organisation").to_owned(),
        role: listing.get("role").parse().ok(),
        words: listing.get("q").to_lowercase(),
        left: listing.get("standing") == "left",
    }
}

fn rows(visit: &Visit, wanted: &Wanted) -> Rows {
    let columns = [
        ("name", "Name", Kind::Text),
        ("email", "E-mail address", Kind::Text),
        ("organisation", "Organisation", Kind::Text),
        ("roles", "Roles", Kind::Text),
        ("relations", "Related to", Kind::Text),
        ("comes_in", "Comes in", Kind::Text),
        ("left", "Left", Kind::Date),
    ];
    let mut rows = Rows { table: Table::new(title(wanted), &columns), links: Vec::new() };
    for (person, account) in &visit.view().book.people.accounts {
        if !takes(visit, wanted, person, account) {
            continue;
        }
        let roles: Vec<&str> =
            account.roles_on(wanted.on).into_iter().map(|role| role.title()).collect();
        rows.table.push([
            who::name(visit, person).into(),
            who::email(visit, person).into(),
            who::organisation(&account.organisation).into(),
            roles.join(", ").into(),
            relations(account, wanted.on).into(),
            comes_in(visit, person, account).into(),
            account.left.map_or(Cell::Blank, Cell::from),
        ]);
        rows.links.push(Some(format!("/people/{person}")));
    }
    rows
}

/// What a person is related to on a day; of cases only how many, so that no list says whose.
fn relations(account: &Account, day: Date) -> String {
    let mut words = Vec::new();
    let mut cases = 0;
    for relation in account.relations_on(day) {
        match relation {
            Relation::Case(_) => cases += 1,
            relation => words.push(app::people::list::related(relation)),
        }
    }
    if cases > 0 {
        words.push(said::count(cases, "case", "cases"));
    }
    words.join(", ")
}

/// The list as the page shows it: addresses are on each person's own page and in the files.
fn on_the_page(mut rows: Rows, wanted: &Wanted) -> Rows {
    let shown = |name: &str| name != "email" && (name != "left" || wanted.left);
    let kept: Vec<bool> = rows.table.columns.iter().map(|column| shown(column.name)).collect();
    let mut at = kept.iter();
    rows.table.columns.retain(|_| *at.next().unwrap_or(&true));
    for row in &mut rows.table.rows {
        let mut at = kept.iter();
        row.retain(|_| *at.next().unwrap_or(&true));
    }
    rows
}

fn title(wanted: &Wanted) -> String {
    let on = said::day(wanted.on);
    if wanted.left { format!("People who had left by {on}") } else { format!("People on {on}") }
}

fn takes(visit: &Visit, wanted: &Wanted, person: &str, account: &Account) -> bool {
    let here = account.comes_in(wanted.on);
    // Of an earlier day only roles say who was here already.
    let today = wanted.on >= visit.moment.today;
    let roles = account.roles_on(wanted.on);
    let there = if wanted.left { !here } else { here && (today || !roles.is_empty()) };
    let named = || {
        let words = [who::name(visit, person), who::email(visit, person).to_owned()];
        words.iter().any(|one| one.to_lowercase().contains(&wanted.words))
            || person.to_lowercase() == wanted.words
    };
    there
        && (wanted.organisation.is_empty() || account.organisation == wanted.organisation)
        && wanted.role.is_none_or(|role| roles.contains(&role))
        && (wanted.words.is_empty() || named())
}

/// How a person's way in stands now.
pub fn comes_in(visit: &Visit, person: &str, account: &Account) -> String {
    let at = visit.moment.at;
    let link = visit.view().book.people.links.values().find(|link| link.person == person);
    if !account.comes_in(visit.moment.today) {
        return "No more".to_owned();
    }
    match link {
        Some(link) if at < link.ends_at => {
            let until = said::moment(app::london::in_london(link.ends_at));
            match link.purpose {
                LinkFor::Invitation => format!("Invited; the link works until {until}"),
                LinkFor::Reset => format!("Was sent a new link; it works until {until}"),
            }
        }
        Some(_) if account.credentials.is_empty() => {
            "Invited; the link was not used in time".to_owned()
        }
        _ if account.credentials.is_empty() => with_nothing(visit).to_owned(),
        _ => "Yes".to_owned(),
    }
}

/// How somebody comes in who has no password or passkey.
pub fn with_nothing(visit: &Visit) -> &'static str {
    match visit.service.settings.invented {
        true => "By the demonstration’s button",
        false => "No password or passkey yet",
    }
}

fn page(visit: &Visit, listing: &Listing, wanted: &Wanted, rows: Rows) -> Markup {
    let mut frame = visit.frame("People with access");
    frame.wide = true;
    let (csv, excel) = (listing.saved_as("csv"), listing.saved_as("xlsx"));
    let empty = face::empty("Nobody fits.", html! { (face::link("/people", "Show everyone")) });
    face::page(
        &frame,
        html! {
            (face::heading("People with access"))
            @if visit.may(Action::ManagePeople) {
                (face::link_button("/people/new", "Add a person"))
            }
            (FilterBar::new("/people", filters(listing, wanted)).clear("/people"))
            (listing.show(on_the_page(rows, wanted), empty))
            (face::downloads(Some(&csv), Some(&excel)))
        },
    )
}

fn filters(listing: &Listing, wanted: &Wanted) -> Markup {
    let organisations = ORGANISATIONS.iter().map(|word| Choice::new(word, who::organisation(word)));
    let roles = Role::ALL.iter().map(|role| Choice::new(role.word(), role.title()));
    let standings = [Choice::new("", "With access"), Choice::new("left", "Left")];
    html! {
        (Input::new("q", "Name or e-mail").value(listing.get("q")))
        (Select::new("organisation", "Organisation", or_none("Every one", organisations)).chosen(&wanted.organisation))
        (Select::new("role", "Role", or_none("Every one", roles)).chosen(wanted.role.map_or("", Role::word)))
        (Select::new("standing", "Who", standings).chosen(listing.get("standing")))
        (Input::new("on", "On the day").kind("date").value(&wanted.on.to_string()).width(Width::W10))
    }
}
