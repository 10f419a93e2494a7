//! The letter as one self-contained page: no script, nothing fetched. On paper it is a letter of
//! two sides with its appendix behind; on a telephone wide tables scroll inside their own box.

use crate::paper::cell::{right, shown};
use crate::paper::letter::{Block, Letter, Section};
use crate::paper::sum::Line;
use definitions::{Cell, Kind, Table, said};
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("style.css");

/// The letter as a page.
pub fn to_html(letter: &Letter) -> String {
    let title = format!("{} — {}", letter.title(), letter.contract);
    dressed(
        &title,
        &running_foot(letter),
        html! {
            @if letter.invented { aside.invented aria-label="Whose people" { strong { "Invented people" } " Nobody in this statement exists." } }
            (head(letter))
            main {
                (sum(&letter.sum))
                (picture(letter))
                @for one in &letter.sections { (section(one)) }
                div.appendix {
                    h2 #appendix { "Appendix" }
                    p { "From here either side can check the letter by hand." }
                    @for one in &letter.appendix { (appended(one)) }
                }
            }
            (foot(letter))
        },
    )
}

/// A page in the house's dress: no script, nothing fetched.
pub(crate) fn page(title: &str, body: Markup) -> String {
    dressed(title, "", body)
}

fn dressed(title: &str, foot: &str, body: Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(format!("{STYLE}\n{foot}"))) }
            }
            body { (body) }
        }
    };
    page.into_string()
}

fn head(letter: &Letter) -> Markup {
    let tag = format!("standing {}", letter.standing.said().split([' ', ',']).next().unwrap_or(""));
    html! {
        header {
            p.contract { (letter.contract) }
            h1 { (letter.title()) }
            p class=(tag) { span aria-hidden="true" { (letter.standing.shape()) " " } (letter.standing.said()) }
            p.opening { (letter.opening) }
            @for words in &letter.under_opening { p { (words) } }
        }
    }
}

fn sum(lines: &[Line]) -> Markup {
    html! {
        section.sum aria-labelledby="sum" {
            h2 #sum { "How it is made up" }
            @for line in lines {
                details.total[line.total] {
                    summary {
                        span.what { (line.what) }
                        " "
                        span.amount { (line.amount) }
                    }
                    div.workings { @for block in &line.workings { (self::block(block, "")) } }
                }
            }
        }
    }
}

fn picture(letter: &Letter) -> Markup {
    html! {
        section.picture aria-labelledby="picture" {
            h2 #picture { (letter.waterfall.title()) }
            p { "Every cohort and tracking quarter to date, as now known. Days and pounds each have their own scale." }
            div.side {
                figure { (letter.waterfall.svg()) }
                (table(&letter.waterfall.table(), false))
            }
        }
    }
}

fn section(one: &Section) -> Markup {
    html! {
        section {
            h2 { (one.title) }
            @for block in &one.blocks { (self::block(block, &one.title)) }
        }
    }
}

fn appended(one: &Section) -> Markup {
    html! {
        section {
            h3 { (one.title) }
            @for block in &one.blocks { (self::block(block, &one.title)) }
        }
    }
}

/// A block under a heading; a table with the heading's own words need not show them twice.
fn block(block: &Block, heading: &str) -> Markup {
    match block {
        Block::Words(words) => html! { p { (words) } },
        Block::List(items) => html! { ul { @for item in items { li { (item) } } } },
        Block::Table(table) => self::table(table, table.title == heading),
    }
}

/// A table in a box of its own, which scrolls where the page is narrow.
fn table(table: &Table, titled: bool) -> Markup {
    let first_is_words = table.columns.first().is_some_and(|column| column.kind == Kind::Text);
    let classes: Vec<Option<&str>> = (0..table.columns.len()).map(|at| class(table, at)).collect();
    html! {
        div.box role="region" tabindex="0" aria-label=(table.title) {
            table {
                caption class=[titled.then_some("unseen")] { (table.title) }
                thead { tr {
                    @for (column, class) in table.columns.iter().zip(&classes) {
                        th scope="col" class=[*class] { (column.title) }
                    }
                } }
                tbody { @for row in &table.rows { tr {
                    @for (at, (cell, class)) in row.iter().zip(&classes).enumerate() {
                        @if at == 0 && first_is_words { th scope="row" class=[*class] { (cell_of(cell)) } }
                        @else { td class=[*class] { (cell_of(cell)) } }
                    }
                } } }
            }
        }
        @if !table.note.is_empty() { p.note { (table.note) } }
    }
}

/// How a column is dressed: figures to the right, days on one line, long words with room.
fn class(table: &Table, at: usize) -> Option<&'static str> {
    let length = |row: &Vec<Cell>| shown(&row[at]).chars().count();
    match table.columns[at].kind {
        Kind::Text => match table.rows.iter().map(length).max().unwrap_or(0) {
            0..=10 => Some("short"),
            11..=28 => None,
            _ => Some("words"),
        },
        Kind::Date => Some("day"),
        kind => right(kind).then_some("figure"),
    }
}

fn cell_of(cell: &Cell) -> String {
    match cell {
        Cell::Date(day) => said(*day),
        other => shown(other),
    }
}

fn foot(letter: &Letter) -> Markup {
    html! {
        footer {
            h2 { "What this rests on" }
            dl { @for (what, value) in &letter.rests_on { div { dt { (what) } dd { (value) } } } }
            @if !letter.next.is_empty() {
                h2 { "What to try next" }
                ul.next { @for line in &letter.next { li { (line) } } }
            }
        }
    }
}

/// The foot of every printed page: what it rests on, and page x of y.
fn running_foot(letter: &Letter) -> String {
    let plain = |words: &str| -> String {
        words.chars().filter(|c| c.is_ascii_alphanumeric() || " .-".contains(*c)).collect()
    };
    let pairs = &letter.rests_on;
    let value = |at: usize| pairs.get(at).map_or(String::new(), |(_, value)| plain(value));
    let invented = if letter.invented { "Invented people · " } else { "" };
    let digest: String = value(1).chars().take(64).collect();
    format!(
        "@page {{ @bottom-left {{ content: \"{invented}{}, as of {}, digest {digest}\"; }} }}",
        letter.quarter,
        value(0)
    )
}
