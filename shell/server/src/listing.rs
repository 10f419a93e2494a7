//! Lists: filtered, sorted and paged from what the address says, and taken away whole. The same
//! address always shows the same list, so it can be kept and sent to a colleague.

use definitions::{Cell, Table};
use face::{Order, Pagination, TableView};
use maud::{Markup, html};
use std::cmp::Ordering;
use std::ops::Range;

/// Rows on one page.
const ON_A_PAGE: usize = 50;

/// What an address says of a list.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    path: String,
    pairs: Vec<(String, String)>,
}

/// A table whose rows lead somewhere: one address a row, or none.
pub struct Rows {
    /// The table.
    pub table: Table,
    /// Where each row leads.
    pub links: Vec<Option<String>>,
}

impl Listing {
    /// From a page's address and query.
    pub fn of(here: &str) -> Listing {
        let (path, query) = here.split_once('?').unwrap_or((here, ""));
        let pairs = url::form_urlencoded::parse(query.as_bytes())
            .map(|(name, value)| (name.into_owned(), value.trim().to_owned()))
            .filter(|(_, value)| !value.is_empty())
            .collect();
        Listing { path: path.to_owned(), pairs }
    }

    /// What is asked for under a name; nothing where it is not there.
    pub fn get(&self, name: &str) -> &str {
        let found = self.pairs.iter().find(|(field, _)| field == name);
        found.map_or("", |(_, value)| value)
    }

    /// The same list with one thing changed, as an address. Sorting or filtering begins again at
    /// the first page.
    pub fn with(&self, name: &str, value: &str) -> String {
        let kept = self.pairs.iter().filter(|(field, _)| field != name && field != "page");
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        for (field, kept) in kept {
            query.append_pair(field, kept);
        }
        if !value.is_empty() {
            query.append_pair(name, value);
        }
        match query.finish() {
            query if query.is_empty() => self.path.clone(),
            query => format!("{}?{query}", self.path),
        }
    }

    /// The address at which the whole list is taken away.
    pub fn saved_as(&self, suffix: &str) -> String {
        let here = self.with("page", "");
        match here.split_once('?') {
            Some((path, query)) => format!("{path}.{suffix}?{query}"),
            None => format!("{here}.{suffix}"),
        }
    }

    /// The order asked for: a column and its direction.
    pub fn order(&self) -> Option<(&str, Order)> {
        match self.get("sort") {
            "" => None,
            name => Some(match name.strip_prefix('-') {
                Some(name) => (name, Order::Down),
                None => (name, Order::Up),
            }),
        }
    }

    /// Sorts rows in the order asked for; rows alike keep theirs.
    pub fn sort(&self, rows: &mut Rows) {
        let Some((name, order)) = self.order() else { return };
        let Some(at) = rows.table.columns.iter().position(|column| column.name == name) else {
            return;
        };
        let mut joined: Vec<(Vec<Cell>, Option<String>)> =
            rows.table.rows.drain(..).zip(rows.links.drain(..)).collect();
        joined.sort_by(|(a, _), (b, _)| {
            let ordering = compare(&a[at], &b[at]);
            if matches!(order, Order::Down) { ordering.reverse() } else { ordering }
        });
        (rows.table.rows, rows.links) = joined.into_iter().unzip();
    }

    /// Which of so many sorted rows are on the page asked for.
    pub fn on_this_page(&self, all: usize) -> Range<usize> {
        let last = all.div_ceil(ON_A_PAGE).max(1);
        let page = self.get("page").parse().unwrap_or(1_usize).clamp(1, last);
        let from = (page - 1) * ON_A_PAGE;
        from..(from + ON_A_PAGE).min(all)
    }

    /// The page asked for of sorted rows, with its way to the others. `empty` is shown where
    /// there is nothing.
    pub fn show(&self, rows: Rows, empty: Markup) -> Markup {
        self.show_with(rows, empty, |view, _| view)
    }

    /// The same, its cells dressed by whoever knows what they hold: a standing, a moment.
    pub fn show_with(
        &self,
        mut rows: Rows,
        empty: Markup,
        dress: impl Fn(TableView, &Table) -> TableView,
    ) -> Markup {
        let all = rows.table.rows.len();
        let shown = self.on_this_page(all);
        let (from, last) = (shown.start, all.div_ceil(ON_A_PAGE).max(1));
        rows.table.rows = rows.table.rows.drain(shown.clone()).collect();
        rows.links = rows.links.drain(shown.clone()).collect();
        let (by, order) = self.order().unwrap_or(("", Order::Up));
        let view = TableView::of(&rows.table).links(rows.links).empty(empty).sorted(
            by,
            order,
            |name, order| {
                let sign = if matches!(order, Order::Down) { "-" } else { "" };
                self.with("sort", &format!("{sign}{name}"))
            },
        );
        html! {
            (dress(view, &rows.table))
            @if last > 1 {
                p.govuk-body-s { "Showing " (face::said::number(from as i64 + 1)) " to " (face::said::number(shown.end as i64)) " of " (face::said::number(all as i64)) "." }
            }
            (Pagination::new(from / ON_A_PAGE + 1, last, |page| self.on_page(page)).label("Pages of this list"))
        }
    }

    fn on_page(&self, page: usize) -> String {
        let first = self.with("page", "");
        let join = if first.contains('?') { '&' } else { '?' };
        if page == 1 { first } else { format!("{first}{join}page={page}") }
    }
}

/// Blank comes last, whatever the rest.
fn compare(a: &Cell, b: &Cell) -> Ordering {
    match (a, b) {
        (Cell::Blank, Cell::Blank) => Ordering::Equal,
        (Cell::Blank, _) => Ordering::Greater,
        (_, Cell::Blank) => Ordering::Less,
        (Cell::Date(a), Cell::Date(b)) => a.cmp(b),
        (Cell::Whole(a), Cell::Whole(b)) => a.cmp(b),
        (Cell::Money(a), Cell::Money(b)) => a.cmp(b),
        (Cell::Exact(a, _), Cell::Exact(b, _)) => a.cmp(b),
        (Cell::Text(a), Cell::Text(b)) => a.to_lowercase().cmp(&b.to_lowercase()),
        (a, b) => face::said::cell(a).cmp(&face::said::cell(b)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use definitions::Kind;

    fn rows() -> Rows {
        let mut table = Table::new("T", &[("case", "Case", Kind::Text), ("n", "N", Kind::Number)]);
        for at in 0..120_i64 {
            table.push([format!("C-{at:03}").into(), Cell::Whole(120 - at)]);
        }
        Rows { table, links: (0..120).map(|at| Some(format!("/{at}"))).collect() }
    }

    #[test]
    fn a_list_is_sorted_and_its_links_go_with_its_rows() {
        let listing = Listing::of("/list?sort=n");
        let mut rows = rows();
        listing.sort(&mut rows);
        assert_eq!(rows.table.rows[0][0], Cell::from("C-119"));
        assert_eq!(rows.links[0].as_deref(), Some("/119"));
    }

    #[test]
    fn a_page_beyond_the_last_is_the_last() {
        let shown = Listing::of("/list?page=99").show(rows(), html! {}).into_string();
        assert!(shown.contains("Showing 101 to 120 of 120"), "{shown}");
        assert!(shown.contains("C-119") && !shown.contains("C-099"));
    }

    #[test]
    fn changing_the_order_keeps_the_filter_and_begins_at_the_first_page() {
        let listing = Listing::of("/list?team=North&page=2&sort=n");
        assert_eq!(listing.with("sort", "-case"), "/list?team=North&sort=-case");
        assert_eq!(listing.saved_as("csv"), "/list.csv?team=North&sort=n");
    }
}
