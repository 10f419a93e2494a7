//! `/young-people/{key}/reads`: who has looked at one young person's record, and for what. A young
//! person or carer and the data protection officer see everyone; anyone else who may see the record
//! sees their own looks, and that each is noted.

use super::{address, called, list_crumb, may};
use crate::failure::Failure;
use crate::listing::{Listing, Rows};
use crate::visit::Visit;
use app::access::asker::organisation_said;
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
        list_crumb(&visit),
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
    let yours = visit.asker.roles.contains(&Role::Family);
    for read in reads {
        table.push([
            moment(read.at).into(),
            reader(names, &read.by).into(),
            organisation(&read.by).into(),
            looked(&read.what, yours).into(),
        ]);
    }
    let links = vec![None; table.rows.len()];
    Rows { table, links }
}

/// For whom someone looked, as people say it.
fn organisation(by: &str) -> &'static str {
    by.split_once(':').map_or("", |(word, _)| organisation_said(word))
}

/// A look as a sentence. What is noted names the page or the file; here it is told to whoever the
/// record is about, or to whoever looked.
fn looked(what: &str, yours: bool) -> String {
    let (you_are, your) = if yours { ("you are", "your") } else { ("they are", "their") };
    if let Some(what) = what.strip_prefix("API: ") {
        return format!("A program read: {what}");
    }
    if let Some(quarter) = what.strip_prefix("explain ") {
        return format!("Read {your} days behind the statement of {quarter}");
    }
    if let Some(of) = what.strip_prefix("statement of ") {
        return match of.split_once(", as ") {
            Some((quarter, _)) => format!("Saved the statement of {quarter}, which {you_are} in"),
            None => format!("Read the statement of {of}, which {you_are} in"),
        };
    }
    match what {
        "a young person’s record" => format!("Looked at {your} record"),
        "the days of a young person’s quarter" => format!("Looked at {your} days, one quarter"),
        "who has looked at a young person’s record" => {
            format!("Looked at who has looked at {your} record")
        }
        "export: a young person’s record" => format!("Saved a file of {your} record"),
        "the list of young people" => format!("Looked at the list {you_are} on"),
        "export: the list of young people" => format!("Saved a file of the list {you_are} on"),
        "the children of a cohort’s quarter" => {
            format!("Looked at the young people of a group {you_are} in")
        }
        "home page: own cases" => format!("Opened a home page {you_are} on"),
        "list of findings" => {
            format!("Looked at a list of mistakes to put right, which {you_are} on")
        }
        "findings, as a file" => {
            format!("Saved a file of mistakes to put right, which {you_are} in")
        }
        "finding" => {
            format!("Looked at a mistake to put right in what was sent about {your} record")
        }
        "links to decide" | "council numbers in no return" => {
            format!("Compared {your} number with the council’s")
        }
        "Child first: a brake" | "Child first: the brake" | "Child first, saved: the brake" => {
            format!("Looked at the child-first brake of {your} record")
        }
        "Child first: pulling the brake" => {
            format!("Opened the form to pull the child-first brake for {your} record")
        }
        // The log of concerns is restricted: that one is about them is not told here.
        "A concern" | "Concerns: the list" => format!("Looked at a page that names {your} record"),
        "Concerns, saved: the list" => format!("Saved a file that names {your} record"),
        "Broken glass under review" | "Access: broken glass" => {
            format!("Reviewed an urgent look at {your} record")
        }
        "disputes to determine" => format!("Looked at a dispute about {your} days"),
        "A person’s access: whose relations name a case" => {
            format!("Looked at whose access names {your} record")
        }
        what if what.starts_with("Log of reads, saved") => {
            format!("Saved a file of who looked at {your} record")
        }
        what if what.starts_with("Log of reads") => format!("Checked who looked at {your} record"),
        what => what.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::looked;

    #[test]
    fn a_look_is_told_as_a_sentence_to_whoever_it_is_about() {
        let list = "export: the list of young people";
        assert_eq!(looked(list, true), "Saved a file of the list you are on");
        assert_eq!(looked(list, false), "Saved a file of the list they are on");
        assert_eq!(
            looked("statement of 2014-Q3, as a workbook", true),
            "Saved the statement of 2014-Q3, which you are in"
        );
        assert_eq!(looked("something new", true), "something new");
    }
}
