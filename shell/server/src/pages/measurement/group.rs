//! `/measurement/{cohort}/{k}`: one cohort in one tracking quarter: its days, and those of its
//! children who are within reach, by pseudonym.

use super::Shown;
use crate::failure::Failure;
use crate::visit::Visit;
use app::access::Action;
use app::quarter::matrix::{Group, groups};
use axum::extract::Path;
use definitions::{Cell, Kind, Quarter, Table};
use face::{Crumb, SummaryList, SummaryRow, TableView, said};
use maud::{Markup, html};
use outcomes::measurement::{Measured, Standing};

/// The data of the page.
struct Page {
    group: Group,
    quarter: Quarter,
    children: Table,
    keys: Vec<String>,
    standings: Vec<face::Standing>,
    out_of_reach: usize,
    /// Whether the figures are held back: only a few of its children are not the reader's to see.
    held: bool,
}

impl Page {
    fn of(visit: &Visit, cohort: Quarter, k: u8) -> Result<Page, Failure> {
        let calculation = visit.view().current()?;
        let mut all = groups(calculation).into_iter();
        let group =
            all.find(|group| group.cohort == cohort && group.k == k).ok_or(Failure::NotFound)?;
        let mine = calculation.measured.iter().filter(|line| line.cohort == cohort && line.k == k);
        let key = |line: &Measured| &calculation.children.tracked[line.child as usize].key;
        let (mut reached, others): (Vec<_>, Vec<_>) = mine
            .map(|line| (key(line), line))
            .partition(|(key, _)| visit.child(key, Action::SeeChild).is_ok());
        // By pseudonym: in the order of the case list they would be told apart by their place.
        reached.sort_by_key(|(key, _)| *key);
        let mut children = Table::new("Children of this group", &COLUMNS);
        children.rows = reached.iter().map(|(key, line)| cells(key, line)).collect();
        let keys = reached.iter().map(|(key, _)| (*key).clone()).collect();
        let standings = reached.iter().map(|(_, line)| stands(line).0).collect();
        let out_of_reach = others.len();
        let quarter = calculation.statement.quarter;
        let held = Shown::of(visit, calculation)?.of_groups.contains(&(cohort, k));
        Ok(Page { held, group, quarter, children, keys, standings, out_of_reach })
    }
}

const COLUMNS: [(&str, &str, Kind); 6] = [
    ("case", "Young person", Kind::Text),
    ("care_days", "Care", Kind::Number),
    ("home_days", "Home", Kind::Number),
    ("excluded_days", "Excluded", Kind::Number),
    ("unknown_days", "Unknown", Kind::Number),
    ("standing", "Standing", Kind::Text),
];

fn cells(key: &str, line: &Measured) -> Vec<Cell> {
    let count = line.count;
    vec![
        key.into(),
        count.care.into(),
        count.home.into(),
        count.excluded.into(),
        count.unknown.into(),
        stands(line).1.into(),
    ]
}

/// Where a child stands in the group, as a shape and in words.
fn stands(line: &Measured) -> (face::Standing, String) {
    match line.standing {
        Standing::NotDue => (face::Standing::Waiting, format!("due {}", line.due)),
        Standing::Waits(why) => (face::Standing::Late, format!("waits: {}", why.said())),
        Standing::NotPriced => (face::Standing::Done, "counted, not priced".to_owned()),
        Standing::Settled | Standing::Kept => (face::Standing::Done, "counted".to_owned()),
        Standing::Voided => (face::Standing::Stopped, "taken out: the link was undone".to_owned()),
    }
}

/// `GET /measurement/{cohort}/{k}`.
pub async fn show(
    visit: Visit,
    Path((cohort, k)): Path<(String, String)>,
) -> Result<Markup, Failure> {
    visit.must(Action::SeeMatrix)?;
    let cohort: Quarter = cohort.parse().map_err(|_| Failure::NotFound)?;
    let k: u8 = k.parse().map_err(|_| Failure::NotFound)?;
    let page = Page::of(&visit, cohort, k)?;
    visit.note("the children of a cohort’s quarter", page.keys.clone()).await?;
    let title = format!("Quarter {k} of the cohort {cohort}");
    let mut frame = visit.frame(title.as_str());
    frame.wide = true;
    frame.breadcrumbs = vec![
        Crumb::new("Days saved", "/measurement"),
        Crumb::here(format!("{cohort}, quarter {k}")),
    ];
    Ok(face::page(
        &frame,
        html! {
            (face::heading(&title))
            (numbers(&page))
            (face::section("children", "Its children", children(&page, k)))
        },
    ))
}

fn numbers(page: &Page) -> Markup {
    let group = &page.group;
    if page.held {
        return html! {
            p.govuk-body-l { "The figures of this group are held back." }
            (face::hint_text(format!("They rest on one to five children who are not yours to see, or would give such figures away. Measured to {}.", page.quarter)))
        };
    }
    let Some(each) = group.saved_each() else {
        return html! {
            p.govuk-body-l {
                @if group.waiting > 0 { "No child of it is settled yet: " (said::count(group.waiting, "child waits", "children wait")) "." }
                @else { "It is not due yet." }
            }
        };
    };
    let others = [
        (group.waiting, "child waits", "children wait"),
        (group.not_due, "child is not due yet", "children are not due yet"),
        (
            group.not_priced,
            "child is tracked and not priced",
            "children are tracked and not priced",
        ),
    ];
    let others = others.iter().filter(|(count, ..)| *count > 0);
    let others: Vec<String> =
        others.map(|(count, one, many)| said::count(*count, one, many)).collect();
    html! {
        p.govuk-body-l {
            (said::exact(group.days_saved, 1)) " days saved"
            @if group.children > 1 { ", " (said::exact(each, 1)) " for each of " }
            @else { ", from " }
            (said::count(group.children, "child", "children")) "."
        }
        (SummaryList::new([
            SummaryRow::new("Care days expected", said::exact(group.days_expected, 1)),
            SummaryRow::new("Care days observed", said::number(group.days_observed.0)),
            SummaryRow::new("Days saved: expected − observed", said::exact(group.days_saved, 1)),
            SummaryRow::new("Child days: care + home", said::number(group.child_days.0)),
            SummaryRow::new("Children settled and priced", said::number(group.children as i64)),
        ]))
        @if !others.is_empty() {
            p.govuk-body { (said::joined(&others.iter().map(String::as_str).collect::<Vec<_>>())) "." }
        }
        (face::hint_text(format!("Measured to {}.", page.quarter)))
    }
}

fn children(page: &Page, k: u8) -> Markup {
    let links = page.keys.iter().map(|key| Some(format!("/young-people/{key}/quarters/{k}")));
    let shown = TableView::of(&page.children)
        .links(links.collect())
        .caption_hidden()
        .small()
        .empty(match page.held {
            true => face::empty("None of them is yours to see.", "Nor are its figures."),
            false => face::empty("None of them is yours to see.", "They are in the figures above."),
        });
    let shown = page.standings.iter().zip(&page.children.rows).enumerate().fold(
        shown,
        |shown, (at, (standing, row))| {
            let last = row.len() - 1;
            shown.put(at, last, face::standing_said(*standing, said::cell(&row[last])))
        },
    );
    let more = match (page.keys.is_empty(), page.out_of_reach) {
        (true, _) | (_, 0) => String::new(),
        _ if page.held => "Others are not yours to see.".to_owned(),
        (_, more) => format!(
            "{} not yours to see, and only in the figures above.",
            said::count(more, "more child is", "more children are")
        ),
    };
    html! {
        (shown)
        @if !more.is_empty() { p.govuk-body { (more) } }
    }
}
