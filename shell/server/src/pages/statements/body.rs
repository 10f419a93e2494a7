//! The body of a statement on a page: the lines that add up, the picture, the sections, what it
//! rests on. The words are the letter's own; here they are only dressed.

use app::paper::{AT_BASELINES, Block, Letter, Line, Section};
use charts::{Bar, BarChart, Chart, Measure, Move, Named, Step, Unit, Value, Waterfall};
use definitions::{Cell, Money, Table};
use face::{Standing, SummaryList, SummaryRow, TableView, said};
use maud::{Markup, html};

/// The title of the section that the page writes itself, with names.
pub const WHO: &str = "Who has agreed";

/// The shape beside the word.
pub fn standing(letter: &Letter) -> Markup {
    let shape = match letter.standing {
        app::paper::Standing::Simulation => Standing::Simulation,
        app::paper::Standing::Proposed => Standing::Proposed,
        app::paper::Standing::Agreed => Standing::Agreed,
    };
    let words = letter.standing.said();
    let capital = words.chars().take(1).flat_map(char::to_uppercase);
    face::standing_said(shape, capital.chain(words.chars().skip(1)).collect::<String>())
}

/// The lines that add up, each opening to its workings.
pub fn sum(letter: &Letter) -> Markup {
    face::section(
        "sum",
        "How it is made up",
        html! {
            div.statement-sum {
                @for (at, line) in letter.sum.iter().enumerate() { (line_of(at, line)) }
            }
        },
    )
}

fn line_of(at: usize, line: &Line) -> Markup {
    html! {
        details.statement-line.statement-line--total[line.total] {
            summary.statement-line__summary {
                span.statement-line__what { (line.what) }
                " "
                span.statement-line__amount { (line.amount) }
            }
            div.statement-line__workings { (blocks(&line.workings, &format!("line-{at}"), "")) }
        }
    }
}

/// The picture of the payment: days expected, observed and saved, then the lines of the sum.
pub fn picture(letter: &Letter) -> Markup {
    let title = letter.waterfall.title();
    let subtitle = "Every cohort and tracking quarter to date, as now known. Days and pounds each \
                    have their own scale.";
    let days = letter.waterfall.bars().iter().filter_map(|bar| {
        let Cell::Exact(days, places) = bar.shown else { return None };
        let (value, is) = match bar.step {
            "Observed" => (Value::exact(-days, places), Move::Change),
            _ => (Value::exact(days, places), Move::Total),
        };
        let value = value.labelled(format!("{} days", said::exact(days, 1)));
        Some(Step { name: bar.step.to_owned(), meaning: bar.meaning.to_owned(), value, is })
    });
    let last = letter.sum.len().saturating_sub(1);
    let pounds = letter.sum.iter().enumerate().map(|(at, line)| {
        let is = match line.total {
            true if at == last => Move::Result,
            true => Move::Total,
            false => Move::Change,
        };
        let value = Value::from(line.amount);
        Step { name: line.what.clone(), meaning: String::new(), value, is }
    });
    let days_in = Measure { name: "days", title: "Days", unit: Unit::Number };
    let pounds_in = Measure { name: "amount", title: "Amount", unit: Unit::Pounds };
    let sections = vec![
        charts::waterfall::Section { measure: days_in, steps: days.collect() },
        charts::waterfall::Section { measure: pounds_in, steps: pounds.collect() },
    ];
    let chart = Waterfall { figure: charts::Figure::new("payment", title, subtitle), sections };
    let figure = face::Figure::new("picture", title, chart.svg(), &chart.table());
    html! { div.statement-picture { (figure.subtitle(subtitle).level(2)) } }
}

/// The letter's sections but the one with who has agreed.
pub fn sections(sections: &[Section], level: &str) -> Markup {
    html! {
        @for (at, one) in sections.iter().enumerate().filter(|(_, one)| one.title != WHO) {
            (part(&one.title, blocks(&one.blocks, &format!("{level}-{at}"), &one.title)))
        }
    }
}

/// A part under its heading. The table in it may bear the same words, and is the one to be found
/// by them.
fn part(title: &str, body: Markup) -> Markup {
    html! {
        div.homeward-section.statement-part {
            h2.govuk-heading-m { (title) }
            (body)
        }
    }
}

fn blocks(blocks: &[Block], id: &str, title: &str) -> Markup {
    html! {
        @for (at, block) in blocks.iter().enumerate() {
            @match block {
                Block::Words(words) => p.govuk-body { (words) },
                Block::List(items) => ul.govuk-list.govuk-list--bullet { @for item in items { li { (item) } } },
                Block::Table(table) => (table_of(table, &format!("{id}-{at}"), title)),
            }
        }
    }
}

fn table_of(table: &Table, id: &str, title: &str) -> Markup {
    if table.title == AT_BASELINES {
        return at_baselines(table, id);
    }
    let view = TableView::of(table).id(&format!("table-{id}")).caption_size(face::Size::S).small();
    html! { (if table.title == title { view.caption_hidden() } else { view }) }
}

/// The result at several baselines: a bar for each, the contract's own marked.
fn at_baselines(table: &Table, id: &str) -> Markup {
    let column = |name: &str| table.columns.iter().position(|column| column.name == name);
    let (Some(baseline), Some(earned)) = (column("baseline_percent"), column("earned")) else {
        return html! {};
    };
    let bars: Vec<(i64, Money)> = table
        .rows
        .iter()
        .filter_map(|row| match (&row[baseline], &row[earned]) {
            (Cell::Whole(at), Cell::Money(earned)) => Some((*at, *earned)),
            _ => None,
        })
        .collect();
    let (Some(first), Some(last)) = (bars.first(), bars.last()) else { return html! {} };
    let title = format!(
        "{} to {} earned to date, with {}% to {}% of the baseline",
        first.1, last.1, first.0, last.0
    );
    let bar = |(at, earned): &(i64, Money)| Bar {
        name: match at {
            100 => "100%, the contract’s".to_owned(),
            _ => format!("{at}%"),
        },
        value: Some(Value::from(*earned)),
        ..Bar::default()
    };
    let chart = BarChart {
        figure: charts::Figure::new("baselines", &title, table.note.as_str()),
        x: Named { name: "baseline", title: "Baseline" },
        measure: Measure { name: "earned", title: "Earned to date", unit: Unit::Pounds },
        bars: bars.iter().map(bar).collect(),
        references: Vec::new(),
    };
    let figure = face::Figure::new(&format!("figure-{id}"), &title, chart.svg(), table);
    html! { (figure.subtitle(table.note.as_str()).level(3)) }
}

/// What it rests on.
pub fn rests_on(letter: &Letter) -> Markup {
    let row = |(what, value): &(String, String)| {
        let long = value.len() > 40 && !value.contains(' ');
        SummaryRow::new(what, html! { span.statement-digest[long] { (value) } })
    };
    face::section(
        "rests-on",
        "What this rests on",
        html! {
            (SummaryList::new(letter.rests_on.iter().map(row)))
        },
    )
}
