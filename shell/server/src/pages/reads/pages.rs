//! The pages and files of the log of reads.

use super::found::{self, Days, Part};
use crate::failure::{Failure, encoded};
use crate::listing::Listing;
use crate::pages::who;
use crate::saved::{self, Kind};
use crate::visit::Visit;
use app::access::Action;
use app::reads::search::Found;
use axum::extract::Path;
use axum::response::Response;
use face::{Back, FilterBar, Input, Pagination, SearchBox, TableView, Width, said};
use maud::{Markup, html};

/// `GET /reads`.
pub async fn newest(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::SeeReads)?;
    show(&visit, &Part::Everyone).await
}

/// `GET /reads/by/{reader}`.
pub async fn by_reader(visit: Visit, Path(reader): Path<String>) -> Result<Markup, Failure> {
    visit.must(Action::SeeReads)?;
    show(&visit, &Part::By(reader)).await
}

/// `GET /reads/of/{key}`.
pub async fn of_child(visit: Visit, Path(key): Path<String>) -> Result<Markup, Failure> {
    visit.must(Action::SeeReads)?;
    show(&visit, &Part::Of(key)).await
}

/// `GET /reads.csv`.
pub async fn newest_csv(visit: Visit) -> Result<Response, Failure> {
    take(visit, Part::Everyone, Kind::Csv).await
}

/// `GET /reads.xlsx`.
pub async fn newest_excel(visit: Visit) -> Result<Response, Failure> {
    take(visit, Part::Everyone, Kind::Excel).await
}

/// `GET /reads/by/{reader}/list.csv`.
pub async fn by_reader_csv(visit: Visit, Path(reader): Path<String>) -> Result<Response, Failure> {
    take(visit, Part::By(reader), Kind::Csv).await
}

/// `GET /reads/by/{reader}/list.xlsx`.
pub async fn by_reader_excel(
    visit: Visit,
    Path(reader): Path<String>,
) -> Result<Response, Failure> {
    take(visit, Part::By(reader), Kind::Excel).await
}

/// `GET /reads/of/{key}/list.csv`.
pub async fn of_child_csv(visit: Visit, Path(key): Path<String>) -> Result<Response, Failure> {
    take(visit, Part::Of(key), Kind::Csv).await
}

/// `GET /reads/of/{key}/list.xlsx`.
pub async fn of_child_excel(visit: Visit, Path(key): Path<String>) -> Result<Response, Failure> {
    take(visit, Part::Of(key), Kind::Excel).await
}

/// A file of what is asked for.
async fn take(visit: Visit, part: Part, kind: Kind) -> Result<Response, Failure> {
    visit.must(Action::SeeReads)?;
    let listing = Listing::of(&visit.here);
    let found = found::whole(&visit, &part, &listing).await?;
    known(&visit, &part, &found)?;
    let subjects = found::named(&part, &found, true);
    visit.note(&format!("Log of reads, saved: {}", kind_of(&part)), subjects).await?;
    let table = found::table(&visit, &part, &found, true);
    let days = Days::of(&listing);
    let about = [
        ("From".to_owned(), days.since.map_or("the beginning".to_owned(), said::day)),
        ("To".to_owned(), days.until.map_or("now".to_owned(), said::day)),
    ];
    saved::file("reads", kind, &table, &about)
}

/// A reader or child nobody knows has no page.
fn known(visit: &Visit, part: &Part, found: &Found) -> Result<(), Failure> {
    let known = match part {
        Part::Everyone => true,
        Part::By(by) => {
            let account = visit.view().book.people.accounts.get(who::number(by));
            !found.reads.is_empty()
                || account.is_some_and(|account| {
                    by.strip_prefix(&account.organisation).is_some_and(|rest| rest.starts_with(':'))
                })
        }
        Part::Of(key) => !found.reads.is_empty() || visit.view().case(key)?.is_some(),
    };
    if known { Ok(()) } else { Err(Failure::NotFound) }
}

fn kind_of(part: &Part) -> &'static str {
    match part {
        Part::Everyone => "the newest",
        Part::By(_) => "what one person read",
        Part::Of(_) => "who read one record",
    }
}

async fn show(visit: &Visit, part: &Part) -> Result<Markup, Failure> {
    let listing = Listing::of(&visit.here);
    if let Some(key) = Some(listing.get("child")).filter(|key| !key.is_empty()) {
        // The search box leads to the child's own page of reads.
        let found = Box::pin(page_of(visit, &Part::Of(key.to_owned()), &listing)).await;
        if matches!(found, Err(Failure::NotFound)) {
            return Ok(page(
                visit,
                part,
                &listing,
                &found::page(visit, part, &listing).await?,
                true,
            ));
        }
        return found;
    }
    page_of(visit, part, &listing).await
}

async fn page_of(visit: &Visit, part: &Part, listing: &Listing) -> Result<Markup, Failure> {
    let found = found::page(visit, part, listing).await?;
    known(visit, part, &found)?;
    let subjects = found::named(part, &found, false);
    visit.note(&format!("Log of reads: {}", kind_of(part)), subjects).await?;
    Ok(page(visit, part, listing, &found, false))
}

fn page(visit: &Visit, part: &Part, listing: &Listing, found: &Found, missed: bool) -> Markup {
    let (title, address) = match part {
        Part::Everyone => ("Who read which record".to_owned(), "/reads".to_owned()),
        Part::By(by) => (
            format!("What {} read", who::name(visit, who::number(by))),
            format!("/reads/by/{}", encoded(by)),
        ),
        Part::Of(key) => (format!("Who read the record of {key}"), format!("/reads/of/{key}")),
    };
    let mut frame = visit.frame(title.as_str());
    frame.wide = true;
    if !matches!(part, Part::Everyone) {
        frame.back = Some(Back::new("Who read which record", "/reads"));
    }
    face::page(
        &frame,
        html! {
            (face::heading(title))
            @match part {
                Part::Everyone => {
                    (SearchBox::new("/reads", "Find who read a young person’s record").name("child").value(listing.get("child")).hint("By the pseudonym, which begins with C-"))
                    @if missed { p.govuk-body role="status" { "We know no record by that pseudonym. Check each letter." } }
                }
                Part::By(by) => p.govuk-body { (who::linked(visit, who::number(by))) ", as the record names them: " (by) "." },
                Part::Of(key) => p.govuk-body { "That you looked here is noted too. Of " (who::child_linked(visit, key)) "." },
            }
            (filter(listing, &address))
            (rows(visit, part, listing, found))
            (turn(listing, &address, found))
            (downloads(part, listing, &address))
        },
    )
}

fn filter(listing: &Listing, address: &str) -> Markup {
    let day = |name: &str, label: &str| html! { (Input::new(name, label).kind("date").value(listing.get(name)).width(Width::W10)) };
    html! { (FilterBar::new(address, html! { (day("since", "From")) (day("until", "To")) }).clear(address)) }
}

fn rows(visit: &Visit, part: &Part, listing: &Listing, found: &Found) -> Markup {
    let table = found::table(visit, part, found, false);
    let mut view = TableView::of(&table).caption_hidden().plain_first_column();
    for (at, (_, read)) in found.reads.iter().enumerate() {
        if matches!(part, Part::By(_)) {
            continue;
        }
        let href = format!("/reads/by/{}", encoded(&read.by));
        view = view.put(at, 1, face::link(&href, who::name(visit, who::number(&read.by))));
    }
    let days = !listing.get("since").is_empty() || !listing.get("until").is_empty();
    let empty = match days {
        true => {
            face::empty("Nothing was read in these days.", "Give other days, or show them all.")
        }
        false => face::empty("Nothing was read yet.", ""),
    };
    html! { (view.empty(empty)) }
}

/// The way to older reads, and back to the newest.
fn turn(listing: &Listing, address: &str, found: &Found) -> Markup {
    let mut older = None;
    if let (true, Some((place, _))) = (found.more, found.reads.last()) {
        let here = listing_at(listing, address);
        let join = if here.contains('?') { '&' } else { '?' };
        older = Some((format!("{here}{join}before={place}"), "Older reads".to_owned()));
    }
    let newest = (!listing.get("before").is_empty())
        .then(|| (listing_at(listing, address), "The newest".to_owned()));
    html! { (Pagination::between(newest, older).label("Pages of the log")) }
}

/// The days asked for, as an address.
fn listing_at(listing: &Listing, address: &str) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    for name in ["since", "until"] {
        if !listing.get(name).is_empty() {
            query.append_pair(name, listing.get(name));
        }
    }
    match query.finish() {
        query if query.is_empty() => address.to_owned(),
        query => format!("{address}?{query}"),
    }
}

fn downloads(part: &Part, listing: &Listing, address: &str) -> Markup {
    let file = |suffix: &str| {
        let base = match part {
            Part::Everyone => format!("{address}.{suffix}"),
            _ => format!("{address}/list.{suffix}"),
        };
        listing_at(listing, &base)
    };
    face::downloads(Some(&file("csv")), Some(&file("xlsx")))
}
