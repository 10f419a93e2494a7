//! `/young-people/{key}`: a young person's thirty months. The days of each quarter, where they
//! stand, the episodes behind them with the row each was reported in; or, where nobody is tracked,
//! how far the referral came.

use super::known::{Known, last_day, with_last_days, without, without_noughts};
use super::timeline::timeline;
use super::{address, called, found, glass, list_crumb, may, short_days};
use crate::failure::Failure;
use crate::visit::{Reached, Visit};
use app::access::{Action, Role};
use app::london::in_london;
use axum::extract::Path;
use axum::response::Response;
use care::Case;
use care::link::Link;
use care::window::{EndsBecause, Window};
use charts::Chart;
use face::{Alert, Crumb, SummaryList, SummaryRow, TableView, link, said};
use maud::{Markup, html};

/// The data of the page.
struct Page<'a> {
    key: &'a str,
    called: &'a str,
    case: &'a Case,
    who: Option<Who<'a>>,
    path: Vec<(&'static str, String)>,
    known: Option<Known<'a>>,
    tracked_under: Option<String>,
    therapist: String,
    brake_since: Option<String>,
    glass_until: Option<String>,
    may_pull_brake: bool,
    may_see_brakes: bool,
    may_export: bool,
    may_see_reads: bool,
    may_log: bool,
    is_family: bool,
}

/// Who they are, for those who may know.
struct Who<'a> {
    name: &'a str,
    born: Option<definitions::Date>,
    number: Option<&'a str>,
}

impl<'a> Page<'a> {
    fn of(visit: &'a Visit, reached: &'a Reached<'a>) -> Result<Page<'a>, Failure> {
        let (view, key, case) = (visit.view(), reached.key.as_str(), reached.case);
        let known = Known::of(visit, reached)?;
        let is_known = may(visit, key, Action::SeeChildIdentity);
        let who = is_known.then(|| Who {
            name: view.name_of(case),
            born: case.date_of_birth,
            number: case.council_child_number.as_deref(),
        });
        let mut brakes = view.book.people.brakes_on();
        let brake = brakes.find(|(_, brake)| brake.case.as_deref() == Some(key));
        let moment = |at: i64| said::moment(in_london(at));
        let is_family = visit.asker.roles.contains(&Role::Family);
        let number = case.therapist.as_deref().unwrap_or_default();
        let name = found::therapists(visit).get(number).copied().filter(|_| is_known);
        Ok(Page {
            key,
            called: called(visit, reached),
            case,
            who,
            path: path(case),
            tracked_under: if known.is_none() { under(visit, case)? } else { None },
            known,
            therapist: match name.filter(|name| !name.is_empty()) {
                Some(name) => format!("{name} ({number})"),
                None => number.to_owned(),
            },
            brake_since: brake.map(|(_, brake)| moment(brake.at)),
            glass_until: glass::open_until(visit, key).map(moment),
            may_pull_brake: may(visit, key, Action::PullBrake),
            may_see_brakes: visit.may(Action::SeeBrakes),
            may_export: may(visit, key, Action::ExportChild),
            may_see_reads: is_family || may(visit, key, Action::SeeReads),
            may_log: visit.may(Action::LogConcern),
            is_family,
        })
    }
}

/// How far the referral came, step by step.
fn path(case: &Case) -> Vec<(&'static str, String)> {
    let with = |day: definitions::Date, more: Option<&str>| match more {
        Some(more) if !more.is_empty() => format!("{}: {more}", said::day(day)),
        _ => said::day(day),
    };
    let steps = [
        ("Referred", case.referred.map(|day| with(day, case.source.as_deref()))),
        ("Endorsed by the panel", case.endorsed.map(said::day)),
        ("Accepted by the supervisor", case.accepted.map(said::day)),
        ("Refused", case.refused.map(|day| with(day, case.refusal_reason.as_deref()))),
        ("Case opened", case.opened.map(said::day)),
        ("First visit", case.first_visit.map(said::day)),
        ("Case closed", case.closed.map(|day| with(day, case.closure_reason.as_deref()))),
    ];
    steps.into_iter().filter_map(|(what, day)| Some((what, day?))).collect()
}

/// Another case of the same young person that is tracked, where it is within reach.
fn under(visit: &Visit, case: &Case) -> Result<Option<String>, Failure> {
    let children = visit.view().children()?;
    let mut others = children.cases.iter().zip(&children.tracked);
    let other = others.find(|(other, _)| other.case.young_person == case.young_person);
    let key = other.map(|(_, tracked)| tracked.key.clone());
    Ok(key.filter(|key| may(visit, key, Action::SeeChild)))
}

/// `GET /young-people/{key}`.
pub async fn show(visit: Visit, Path(key): Path<String>) -> Result<Response, Failure> {
    let reached = visit.child(&key, Action::SeeChild)?;
    let rendered = async { Ok((rendered(&visit, &reached)?, vec![key.clone()])) };
    visit.kept("a young person’s record", rendered).await
}

fn rendered(visit: &Visit, reached: &Reached<'_>) -> Result<Markup, Failure> {
    let page = Page::of(visit, reached)?;
    let title = match &page.known {
        Some(_) => "A young person’s thirty months",
        None => "A young person’s referral",
    };
    let mut frame = visit.frame(title);
    frame.wide = true;
    frame.breadcrumbs = vec![list_crumb(visit), Crumb::here(page.called)];
    if let Some(until) = &page.glass_until {
        frame.alerts.push(Alert::notice(format!(
            "Open until {until}. The data protection officer has been told."
        )));
    }
    Ok(face::page(
        &frame,
        html! {
            (face::heading_with_caption(format!("Case {}", page.called), title))
            @match &page.known {
                Some(known) => (tracked(&page, known)),
                None => (untracked(&page)),
            }
            (below(&page))
        },
    ))
}

fn tracked(page: &Page<'_>, known: &Known<'_>) -> Markup {
    let chart = timeline(known);
    let link_to = |k: u8| Some(format!("{}/quarters/{k}", address(page.key)));
    let noughts = ["excluded_days", "unknown_days"];
    let mut table = without_noughts(with_last_days(known.quarters()), &noughts);
    if known.worth {
        // Each quarter runs up to the next one's first day; the room is for what it is worth.
        table = without(table, "to");
    }
    if page.is_family {
        // Where a quarter stands is said of statements, which are not theirs to see.
        table = without(table, "standing");
    }
    let links = known.lines.iter().map(|line| link_to(line.k)).collect();
    let quarters = TableView::of(&table).links(links).small().caption_hidden();
    let mut quarters = short_days(quarters, &table);
    for (row, line) in known.lines.iter().enumerate() {
        quarters = quarters.put(row, 0, html! { "Quarter\u{a0}" (line.k) });
        if !page.is_family {
            let (shape, words) = known.stands(line);
            quarters = quarters.put(row, 1, face::standing_said(shape, words));
        }
    }
    let (episodes, repairs) = (known.episodes(), known.repairs());
    html! {
        (face::Figure::new("thirty-months", chart.title(), chart.svg(), &chart.table())
            .subtitle(chart.subtitle()).level(2))
        (face::section("stands", "Where they stand", stands(page, Some(known))))
        (face::section("quarters", "The ten quarters", html! { (quarters) }))
        (face::section("episodes", "Episodes of care behind the days", html! {
            (TableView::of(&episodes).caption_hidden().small().plain_first_column()
                .empty(face::empty("No episode of care is reported.", "Days that the returns cover are counted at home.")))
            @if !repairs.rows.is_empty() {
                (face::details("Rows that were changed or left out", html! {
                    (TableView::of(&repairs).caption_hidden().small())
                }))
            }
        }))
    }
}

fn untracked(page: &Page<'_>) -> Markup {
    let why = match (page.case.opened, page.case.refused) {
        (Some(_), _) => {
            "No days are counted for this case: it has no window of its own. A young person has one window, and none that begins at eighteen."
        }
        (None, Some(_)) => "No days are counted: the case was not opened.",
        (None, None) => "No days are counted yet: counting begins on the day the case is opened.",
    };
    html! {
        p.govuk-body { (why) }
        @if let Some(other) = &page.tracked_under {
            p.govuk-body { "The days are counted under " (link(&address(other), "an earlier case")) "." }
        }
        (face::section("stands", "Where it stands", stands(page, None)))
    }
}

/// What a reader wants to know beside the days.
fn stands(page: &Page<'_>, known: Option<&Known<'_>>) -> Markup {
    let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "not said".to_owned());
    let mut rows = Vec::new();
    if let Some(known) = known {
        let window = &known.child.window;
        rows.push(SummaryRow::new("Tracked", window_said(window)));
        if !page.is_family {
            rows.push(SummaryRow::new("Quarters", html! { (face::list(quarters_said(known))) }));
            rows.push(SummaryRow::new("Council number", linked(page, &known.case.link)));
        }
    }
    let path = page.path.iter().map(|(what, when)| html! { (what) " " (when) });
    rows.push(SummaryRow::new("So far", html! { (face::list(path)) }));
    rows.push(SummaryRow::new("Quadrant", text(&page.case.quadrant)));
    rows.push(SummaryRow::new("Team", text(&page.case.team)));
    if !page.therapist.is_empty() {
        rows.push(SummaryRow::new("Therapist", page.therapist.as_str()));
    }
    if page.called != page.key && !page.is_family {
        rows.push(SummaryRow::new("Pseudonym", page.key));
    }
    if let Some(who) = &page.who {
        let name = if who.name.is_empty() { "not in the register" } else { who.name };
        rows.push(SummaryRow::new("Name", name));
        let born = who.born.map_or_else(|| "not said".to_owned(), said::day);
        rows.push(SummaryRow::new("Date of birth", born));
        rows.push(SummaryRow::new("Council’s number", who.number.unwrap_or("not said")));
    }
    html! { (SummaryList::new(rows)) }
}

/// The window, and why it ends early where it does.
fn window_said(window: &Window) -> String {
    let days = said::days_between(window.start, last_day(window.end));
    let early = match window.because {
        EndsBecause::Months => return days,
        EndsBecause::Eighteen => "the eighteenth birthday",
        EndsBecause::Died => "a death",
        EndsBecause::Moved => "a move away",
    };
    format!("{days}: it ends early, because of {early}")
}

/// How many quarters are settled, which wait and why, and when the next is due.
fn quarters_said(known: &Known<'_>) -> Vec<Markup> {
    use outcomes::measurement::Standing;
    let of = known.child.window.quarters.len();
    let settled = known.lines.iter().filter(|line| line.in_statement()).count();
    let mut words = vec![format!("{settled} of {of} are in a statement.")];
    for line in known.lines {
        if let Standing::Waits(why) = line.standing {
            words.push(format!("Quarter {} waits: {}.", line.k, why.said()));
        }
    }
    if let Some(next) = known.lines.iter().find(|line| line.standing == Standing::NotDue) {
        let ends = said::day(last_day(next.days.ended));
        words.push(format!("Quarter {} ends on {ends} and is due in {}.", next.k, next.due));
    }
    if known.lines.len() < of {
        let gone = of - known.lines.len();
        words.push(format!(
            "{} after the window ended.",
            said::count(gone, "quarter would lie", "quarters would lie")
        ));
    }
    words.into_iter().map(|words| html! { (words) }).collect()
}

/// How the young person stands to the council's numbers. What names a number or a birthday is for
/// those who may know them.
fn linked(page: &Page<'_>, link: &Link) -> String {
    match link {
        Link::Exact { .. } => "It agrees with a return, and so does the date of birth.".to_owned(),
        Link::Confirmed { .. } => "A person confirmed which council child this is.".to_owned(),
        Link::NotFound { .. } => {
            "It is in no return so far. The days wait until the council confirms it.".to_owned()
        }
        Link::Doubtful { why, .. } if page.who.is_some() => {
            format!("Doubtful: {why}. The days wait until a person decides.")
        }
        Link::Doubtful { .. } => {
            "Something does not agree. The days wait until a person decides.".to_owned()
        }
        Link::Unlinked => "The case has none. The days wait for it.".to_owned(),
    }
}

/// The brake, the log of reads and the file.
fn below(page: &Page<'_>) -> Markup {
    let key = page.key;
    html! {
        @if let Some(since) = page.brake_since.as_ref().filter(|_| page.may_see_brakes || page.may_pull_brake) {
            (face::warning_text(html! { "The child-first brake holds for this young person, since " (since) ". " (link("/child-first", "What was done")) }))
        }
        ul.govuk-list {
            @if page.may_pull_brake {
                li { (link(&format!("/child-first/new?case={key}"), "Pull the brake")) " if what is paid for gets in the way of what is right for them" }
            }
            @if page.may_log {
                li { (link(&format!("/concerns/new?case={key}"), "Log a risk, incident or concern")) }
            }
            @if page.may_see_reads {
                li { (link(&format!("{}/reads", address(key)), "Who has looked at this record")) }
            }
            @if page.may_export {
                li { "Export this record: " (link(&format!("{}/record.csv", address(key)), "CSV")) " or " (link(&format!("{}/record.xlsx", address(key)), "Excel")) }
            }
            li { (link(&format!("/why?action=see-child&child={key}"), "Why can I see this?")) }
        }
        (face::hint_text("That you looked at this page is noted."))
    }
}
