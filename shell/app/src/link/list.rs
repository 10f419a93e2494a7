//! Every young person's link, the doubtful ones first.

use crate::book::children::Children;
use care::link::Link;
use definitions::{Cell, Kind, Table};

/// Links as a table; `all` adds those that stand by themselves.
pub fn table(children: &Children, all: bool) -> Table {
    let mut table = Table::new(
        "Links between young people and council numbers",
        &[
            ("young_person", "Young person", Kind::Text),
            ("link", "Link", Kind::Text),
            ("council_child_number", "Council number", Kind::Text),
            ("why", "Why", Kind::Text),
        ],
    );
    let mut rows: Vec<(u8, Vec<Cell>)> = Vec::new();
    for (young_person, link) in &children.links {
        let (order, number, why) = match link {
            Link::Doubtful { why, candidates } => (0, candidates.join(" or "), why.as_str()),
            Link::NotFound { number } => (1, number.clone(), "in no return so far"),
            Link::Unlinked => (2, String::new(), "no council number on the list"),
            Link::Confirmed { number } => (3, number.clone(), "a person confirmed it"),
            Link::Exact { number } => (4, number.clone(), "number and date of birth agree"),
        };
        if all || order < 3 {
            let cells = [young_person.as_str(), link.said(), &number, why].map(Cell::from);
            rows.push((order, cells.into()));
        }
    }
    rows.sort_by_key(|(order, _)| *order);
    table.rows = rows.into_iter().map(|(_, cells)| cells).collect();
    table
}
