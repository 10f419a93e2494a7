//! A table: caption, headings with their scope, figures to the right, in a box of its own that
//! scrolls where the page is narrow.

use super::{Head, Order, Size, TableCell};
use crate::said;
use definitions::table::{Cell, Column, Kind, Table};
use maud::{Markup, Render, html};

/// A table as a page shows it.
#[derive(Clone, Debug)]
pub struct TableView {
    id: Option<String>,
    caption: Markup,
    caption_hidden: bool,
    size: Size,
    heads: Vec<Head>,
    rows: Vec<Vec<TableCell>>,
    links: Vec<Option<String>>,
    note: String,
    first_is_plain: bool,
    small: bool,
    boxed: bool,
    empty: Option<Markup>,
}

impl TableView {
    /// A table of the program's, as a page shows it: the same figures as in its files.
    pub fn of(table: &Table) -> TableView {
        let shown = TableView::new(&table.title).head(table.columns.iter().map(head_of));
        let shown = table.rows.iter().fold(shown, |shown, row| {
            shown.row(table.columns.iter().zip(row).map(|(column, cell)| cell_of(column, cell)))
        });
        TableView { note: table.note.clone(), ..shown.id(&id_from(&table.title)) }
    }

    /// A table written by hand.
    pub fn new(caption: impl Render) -> TableView {
        TableView {
            id: None,
            caption: caption.render(),
            caption_hidden: false,
            size: Size::M,
            heads: Vec::new(),
            rows: Vec::new(),
            links: Vec::new(),
            note: String::new(),
            first_is_plain: false,
            small: false,
            boxed: true,
            empty: None,
        }
    }

    /// Its headings.
    pub fn head(mut self, heads: impl IntoIterator<Item = Head>) -> TableView {
        self.heads = heads.into_iter().collect();
        self
    }

    /// One more row.
    pub fn row(mut self, cells: impl IntoIterator<Item = TableCell>) -> TableView {
        self.rows.push(cells.into_iter().collect());
        self
    }

    /// Its id; the caption's is the same with `-caption` after it.
    pub fn id(mut self, id: &str) -> TableView {
        self.id = Some(id.to_owned());
        self
    }

    /// How large its caption is.
    pub fn caption_size(mut self, size: Size) -> TableView {
        self.size = size;
        self
    }

    /// The caption is heard and not seen, where a heading just above says the same.
    pub fn caption_hidden(mut self) -> TableView {
        self.caption_hidden = true;
        self
    }

    /// The first cell of a row is one of its cells, and not the row's heading.
    pub fn plain_first_column(mut self) -> TableView {
        self.first_is_plain = true;
        self
    }

    /// Smaller on a phone, where there are many columns.
    pub fn small(mut self) -> TableView {
        self.small = true;
        self
    }

    /// Without a box that scrolls, where it always fits.
    pub fn no_box(mut self) -> TableView {
        self.boxed = false;
        self
    }

    /// Where the first cell of each row leads.
    pub fn links(mut self, links: Vec<Option<String>>) -> TableView {
        self.links = links;
        self
    }

    /// Shows something else in one cell: a tag, a standing, a link.
    pub fn put(mut self, row: usize, column: usize, shown: Markup) -> TableView {
        if let Some(cell) = self.rows.get_mut(row).and_then(|cells| cells.get_mut(column)) {
            cell.words = shown;
        }
        self
    }

    /// Headings order the list: by which column it is ordered now and how, and where each order
    /// of each column is.
    pub fn sorted(
        mut self,
        by: &str,
        order: Order,
        href: impl Fn(&str, Order) -> String,
    ) -> TableView {
        let sorts = |head: Head| {
            let now = (head.name == by).then_some(order);
            let next = if now == Some(Order::Up) { Order::Down } else { Order::Up };
            let leads = href(&head.name, next);
            head.sorts(leads, now)
        };
        self.heads = self.heads.into_iter().map(sorts).collect();
        self
    }

    /// What is shown instead where there are no rows.
    pub fn empty(mut self, instead: Markup) -> TableView {
        self.empty = Some(instead);
        self
    }

    fn table(&self) -> Markup {
        let caption_id = self.id.as_ref().map(|id| format!("{id}-caption"));
        let sized = format!("govuk-table__caption--{}", self.size.suffix());
        html! {
            table.govuk-table.govuk-table--small-text-until-tablet[self.small] {
                @if !self.caption.0.is_empty() {
                    caption.govuk-table__caption.(sized).govuk-visually-hidden[self.caption_hidden]
                        id=[caption_id] { (self.caption) }
                }
                @if !self.heads.is_empty() {
                    thead.govuk-table__head {
                        tr.govuk-table__row { @for head in &self.heads { (head) } }
                    }
                }
                tbody.govuk-table__body {
                    @for (place, row) in self.rows.iter().enumerate() {
                        tr.govuk-table__row { (self.cells(place, row)) }
                    }
                }
            }
        }
    }

    fn cells(&self, place: usize, row: &[TableCell]) -> Markup {
        let href = self.links.get(place).and_then(Option::as_deref);
        html! {
            @for (column, cell) in row.iter().enumerate() {
                @let first = column == 0;
                (cell.shown(first && !self.first_is_plain, href.filter(|_| first)))
            }
        }
    }
}

impl Render for TableView {
    fn render(&self) -> Markup {
        if let (true, Some(instead)) = (self.rows.is_empty(), &self.empty) {
            return html! { div id=[self.id.as_ref()] { (instead) } };
        }
        let note = html! {
            @if !self.note.is_empty() { p.homeward-note { (self.note) } }
        };
        match (&self.id, self.boxed) {
            (Some(id), true) => html! {
                div id=(id) {
                    div.homeward-scroll role="region" tabindex="0"
                        aria-labelledby={ (id) "-caption" } { (self.table()) }
                    (note)
                }
            },
            _ => html! { (self.table()) (note) },
        }
    }
}

fn head_of(column: &Column) -> Head {
    let head = match column.kind {
        Kind::Number | Kind::Money => Head::number,
        Kind::Date | Kind::Text => Head::text,
    };
    head(column.title).named(column.name)
}

fn cell_of(column: &Column, cell: &Cell) -> TableCell {
    let shown = said::cell(cell);
    match column.kind {
        Kind::Number | Kind::Money => TableCell::number(shown),
        Kind::Date => TableCell::day(shown),
        Kind::Text => TableCell::text(shown),
    }
}

/// An id from a title: `Days saved, by cohort` becomes `days-saved-by-cohort`.
fn id_from(title: &str) -> String {
    let lower = title.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use definitions::Money;

    fn table() -> Table {
        let columns = [("quarter", "Quarter", Kind::Text), ("paid", "Paid", Kind::Money)];
        let mut table = Table::new("Paid, by quarter", &columns).note("To 30 September 2014.");
        table.push(["2014-Q2".into(), Money(153_664).into()]);
        table
    }

    #[test]
    fn figures_stand_to_the_right_and_are_written_as_everywhere() {
        let shown = TableView::of(&table()).render().0;
        assert!(shown.contains(
            r#"<td class="govuk-table__cell govuk-table__cell--numeric">£1,536.64</td>"#
        ));
        assert!(shown.contains(r#"aria-labelledby="paid-by-quarter-caption""#));
    }

    #[test]
    fn pressing_the_heading_a_list_is_ordered_by_turns_the_order_round() {
        let href = |column: &str, order: Order| format!("/?sort={column}&order={order:?}");
        let shown = TableView::of(&table()).sorted("paid", Order::Up, href).render().0;
        assert_eq!(shown.matches("aria-sort").count(), 1);
        assert!(shown.contains("/?sort=paid&amp;order=Down"));
        assert!(shown.contains("/?sort=quarter&amp;order=Up"));
    }

    #[test]
    fn a_table_without_rows_says_so_in_words() {
        let none = Table { rows: Vec::new(), ..table() };
        let shown = TableView::of(&none).empty(html! { "No quarter is settled yet." }).render().0;
        assert!(shown.contains("No quarter is settled yet.") && !shown.contains("<table"));
    }
}
