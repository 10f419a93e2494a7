//! Every chart in several states on one page, to be looked at: `gallery FILE [dark]`.

mod samples;

use charts::{CSS, Chart};
use definitions::Table;
use maud::{DOCTYPE, Markup, PreEscaped, html};

fn main() -> std::io::Result<()> {
    let mut words = std::env::args().skip(1);
    let Some(path) = words.next() else {
        return Err(std::io::Error::other("say which file to write"));
    };
    let dark = words.next().as_deref() == Some("dark");
    std::fs::write(path, page(dark).into_string())
}

fn page(dark: bool) -> Markup {
    let scheme = if dark { "@media all" } else { "@media (prefers-color-scheme: dark)" };
    let css = format!("{PAGE_CSS}{CSS}").replace("@media (prefers-color-scheme: dark)", scheme);
    html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Charts" }
                style { (PreEscaped(css)) }
            }
            body {
                main {
                    h1 { "Charts" }
                    @for chart in samples::every() { (shown(chart.as_ref())) }
                }
            }
        }
    }
}

const PAGE_CSS: &str = "
:root { --ink: #1d2a2b; --paper: #ffffff; --brand: #0f5c58; --accent: #b35c00; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6eeed; --paper: #10191a; --brand: #7fd1c9; --accent: #ffb55c; }
}
body { margin: 0 auto; padding: 1rem; max-width: 60rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.5 'Atkinson Hyperlegible', 'Liberation Sans', Arial, sans-serif; }
figure { margin: 0 0 3rem; }
h2 { margin: 0 0 .25rem; font-size: 1.3rem; line-height: 1.25; color: var(--brand); }
figcaption p { margin: 0 0 .75rem; font-size: .95rem; }
details { margin-top: .5rem; } .rows { overflow-x: auto; }
td, th { text-align: left; padding: .2rem 1rem .2rem 0; }
";

fn shown(chart: &dyn Chart) -> Markup {
    html! {
        figure {
            figcaption { h2 { (chart.title()) } p { (chart.subtitle()) } }
            (chart.svg())
            details { summary { "The same in a table" } (rows(&chart.table())) }
        }
    }
}

fn rows(table: &Table) -> Markup {
    html! {
        div class="rows" tabindex="0" role="region" aria-label={ "Table: " (table.title) } {
            table {
                tr { @for column in &table.columns { th { (column.title) } } }
                @for row in &table.rows {
                    tr { @for cell in row { td { (format!("{cell:?}")) } } }
                }
            }
        }
    }
}
