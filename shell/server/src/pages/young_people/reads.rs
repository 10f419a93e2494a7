//! `/young-people/{key}/reads`: who has looked at one young person's record, and for what. A young
//! person or carer and the data protection officer see everyone; anyone else who may see the record
//! sees their own looks, and that each is noted.

use super::{address, called, may};
use crate::failure::Failure;
use crate::listing::{Listing, Rows};
use crate::visit::Visit;
use app::access::{Action, Role};
use app::book::Reading;
use app::reads::list::{moment, reader};
use axum::extract::Path;
use definitions::{Cell, Kind, Table};
use face::{Crumb, TableView, said};
use maud::{Markup, html};

/// The data of the page.
struct Page<'a> {
    called: &'a str,
    /// Whether everyone's looks are shown, or only the reader's own.
    everyone: bool,
    rows: Rows,
}

/// `GET /young-people/{key}/reads`.
pub async fn show(visit: Visit, Path(key): Path<String>) -> Result<Markup, Failure> {
    let reached = visit.child(&key, Action::SeeChild)?;
    let everyone = visit.asker.roles.contains(&Role::Family) || may(&visit, &key, Action::SeeReads);
    let before = &visit.view().book.reads;
    let since = visit.service.reads.from(1).await?;
    visit.note("who has looked at a young person’s record", vec![key.clone()]).await?;
    let me = visit.by_name();
    let of_child = |read: &&Reading| read.subjects.contains(&key) && (everyone || read.by == me);
    let reads = since.iter().rev().chain(before.iter().rev()).filter(of_child);
    let page = Page { called: called(&visit, &reached), everyone, rows: rows(&visit, reads) };
    let title = match page.everyone {
        true => "Who has looked at this record",
        false => "When you looked at this record",
    };
    let mut frame = visit.frame(title);
    frame.breadcrumbs = vec![
        Crumb::new("Young people", "/young-people"),
        Crumb::new(page.called, address(&key)),
        Crumb::here("Who has looked"),
    ];
    Ok(face::page(
        &frame,
        html! {
            (face::heading_with_caption(format!("Case {}", page.called), title))
            p.govuk-body {
                "Every look at a young person’s record, and every file saved from it, is noted. "
                @if page.everyone { "If you think someone looked who should not have, tell the data protection officer." }
                @else { "The young person, their carers and the data protection officer can see who looked. You see your own." }
            }
            (looks(&visit, page.rows))
        },
    ))
}

fn looks(visit: &Visit, mut rows: Rows) -> Markup {
    let listing = Listing::of(&visit.here);
    listing.sort(&mut rows);
    let none = face::empty("Nobody has looked yet.", "Each look is noted here as it happens.");
    listing.show_with(rows, none, |view, table| {
        let moments = table.rows.iter().enumerate().filter_map(|(at, row)| match &row[0] {
            Cell::Text(when) => Some((at, when.parse().ok()?)),
            _ => None,
        });
        let view = view.plain_first_column();
        moments.fold(view, |view: TableView, (at, when)| {
            view.put(at, 0, html! { (said::moment(when)) })
        })
    })
}

fn rows<'a>(visit: &Visit, reads: impl Iterator<Item = &'a Reading>) -> Rows {
    let mut table = Table::new(
        "Looks, the newest first",
        &[
            ("when", "When", Kind::Text),
            ("who", "Who", Kind::Text),
            ("organisation", "For whom", Kind::Text),
            ("what", "What", Kind::Text),
        ],
    );
    let names = &visit.view().names;
    for read in reads {
        table.push([
            moment(read.at).into(),
            reader(names, &read.by).into(),
            organisation(&read.by).into(),
            read.what.as_str().into(),
        ]);
    }
    let links = vec![None; table.rows.len()];
    Rows { table, links }
}

/// For whom someone looked, as people say it.
fn organisation(by: &str) -> &'static str {
    match by.split_once(':').map_or(by, |(organisation, _)| organisation) {
        "payer" => "the council",
        "provider" => "the provider",
        "intermediary" => "the intermediary",
        "evaluator" => "the independent evaluator",
        "expert" => "the independent expert",
        "family" => "the family",
        "spv" => "the company that holds the contract",
        "investor" => "the investors",
        _ => "",
    }
}
