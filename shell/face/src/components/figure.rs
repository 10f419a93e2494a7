//! A picture with its answer as its title, the table it is drawn from, and the same as files.

use super::{TableView, details, details_open, downloads};
use maud::{Markup, Render, html};

/// A picture and what it rests on.
#[derive(Clone, Debug)]
pub struct Figure {
    id: String,
    title: Markup,
    subtitle: Option<Markup>,
    chart: Markup,
    table: TableView,
    csv: Option<String>,
    excel: Option<String>,
    open: bool,
    level: u8,
}

impl Figure {
    /// A picture by its id, its answer in words, its drawing and its table.
    pub fn new(
        id: &str,
        title: impl Render,
        chart: Markup,
        table: &definitions::table::Table,
    ) -> Figure {
        Figure {
            id: id.to_owned(),
            title: title.render(),
            subtitle: None,
            chart,
            table: TableView::of(table).id(&format!("{id}-table")).caption_hidden(),
            csv: None,
            excel: None,
            open: false,
            level: 3,
        }
    }

    /// The definition, the base and the date, under the title.
    pub fn subtitle(mut self, words: impl Render) -> Figure {
        self.subtitle = Some(words.render());
        self
    }

    /// Where the same figures are as CSV.
    pub fn csv(mut self, href: &str) -> Figure {
        self.csv = Some(href.to_owned());
        self
    }

    /// Where the same figures are as a workbook.
    pub fn excel(mut self, href: &str) -> Figure {
        self.excel = Some(href.to_owned());
        self
    }

    /// The table is open to begin with.
    pub fn table_open(mut self) -> Figure {
        self.open = true;
        self
    }

    /// The level of its heading: 2 where the picture stands directly under the page's own.
    pub fn level(mut self, level: u8) -> Figure {
        self.level = level;
        self
    }
}

impl Render for Figure {
    fn render(&self) -> Markup {
        let heading = format!("{}-heading", self.id);
        let summary = html! {
            "The figures as a table" span.govuk-visually-hidden { ": " (self.title) }
        };
        html! {
            figure.homeward-figure id=(self.id) aria-labelledby=(heading) {
                figcaption.homeward-figure__caption {
                    @if self.level == 2 {
                        h2.homeward-figure__title id=(heading) { (self.title) }
                    } @else {
                        h3.homeward-figure__title id=(heading) { (self.title) }
                    }
                    @if let Some(words) = &self.subtitle { p.homeward-figure__subtitle { (words) } }
                }
                div.homeward-figure__chart { (self.chart) }
                @if self.open { (details_open(summary, &self.table)) }
                @else { (details(summary, &self.table)) }
                (downloads(self.csv.as_deref(), self.excel.as_deref()))
            }
        }
    }
}
