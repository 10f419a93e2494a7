//! `/statements/{quarter}`: the statement, read like a letter, with what the reader can do next.
//! Its appendix, from which either side can check it by hand, is a page of its own.

use super::now::Now;
use super::{Later, address, between, body, by_and_when, files, later, quarter, readers};
use crate::failure::Failure;
use crate::letters::Paper;
use crate::pages::assets::statement_css;
use crate::saved;
use crate::visit::Visit;
use app::Side;
use app::access::Action;
use app::paper::{Letter, Readers};
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use face::{Back, Frame, Pagination, SummaryList, SummaryRow};
use maud::{Markup, html};

/// `GET /statements/{quarter}`; with `.csv` or `.xlsx` behind it, the same as a file.
pub async fn show(visit: Visit, Path(name): Path<String>) -> Result<Response, Failure> {
    visit.must(Action::SeeMoney)?;
    if let Some((name, suffix)) = name.split_once('.') {
        let kind = saved::Kind::of(suffix).ok_or(Failure::NotFound)?;
        return files::save(&visit, name, kind).await;
    }
    if let Some(later) = later(&visit, &name)? {
        return Ok(not_yet(&visit, &later).into_response());
    }
    let quarter = quarter(&visit, &name)?;
    let what = format!("statement of {quarter}");
    let paper = visit.service.letters.of(&visit.service, &visit.shown, quarter).await?;
    let page = rendered(&visit, &name, &paper);
    if paper.complete { visit.kept(&what, page).await } else { visit.passing(&what, page).await }
}

/// The page, with those whose cases it names.
async fn rendered(
    visit: &Visit,
    name: &str,
    paper: &Paper,
) -> Result<(Markup, Vec<String>), Failure> {
    let now = Now::of(visit, name)?;
    let readers = readers(visit.eyes());
    let subjects = match readers {
        Readers::Partnership => paper.adjusted.clone(),
        Readers::MoneyAlone => Vec::new(),
    };
    let letter = paper.letter(readers);
    let mut frame = framed(visit, letter, letter.title());
    frame.back = Some(Back::new("Statements", "/statements"));
    let page = html! {
        (face::heading_with_caption(&letter.contract, letter.title()))
        (body::standing(letter))
        p.statement-opening { (letter.opening) }
        @for words in &letter.under_opening { p.govuk-body { (words) } }
        (now.actions(visit))
        div.statement-made { (body::sum(letter)) (body::picture(letter)) }
        (body::sections(&letter.sections, "part"))
        (who_agreed(visit, &now, letter))
        (crate::pages::queries::section(visit, now.quarter))
        (crate::pages::invoices::section(visit, now.quarter))
        (body::rests_on(letter))
        (ways(visit, &now))
        (around(visit, &now)?)
    };
    Ok((face::page(&frame, page), subjects))
}

/// The page of a quarter that cannot be proposed yet: no money, for anyone.
fn not_yet(visit: &Visit, later: &Later) -> Markup {
    let title = format!("Statement of {}", later.quarter);
    let mut frame = visit.frame(&title);
    frame.back = Some(Back::new("Statements", "/statements"));
    let others = face::link("/statements", "See where each quarter stands");
    face::page(
        &frame,
        face::reading(html! { (face::heading(&title)) (face::empty(&later.words, others)) }),
    )
}

/// `GET /statements/{quarter}/appendix`.
pub async fn appendix(visit: Visit, Path(name): Path<String>) -> Result<Markup, Failure> {
    visit.must(Action::SeeMoney)?;
    let quarter = quarter(&visit, &name)?;
    let paper = visit.service.letters.of(&visit.service, &visit.shown, quarter).await?;
    let readers = readers(visit.eyes());
    if readers == Readers::Partnership {
        let what = format!("appendix of the statement of {quarter}");
        visit.note(&what, paper.in_appendix.clone()).await?;
    }
    let letter = paper.letter(readers);
    let title = format!("Appendix: the quarter ended {}", definitions::said(quarter.last_day()));
    let mut frame = framed(&visit, letter, title.clone());
    frame.back = Some(Back::new("The statement", address(quarter)));
    Ok(face::page(
        &frame,
        html! {
            (face::heading_with_caption(&letter.contract, &title))
            (body::standing(letter))
            (face::lead("From here either side can check the statement by hand."))
            (body::sections(&letter.appendix, "appendix"))
            (body::rests_on(letter))
        },
    ))
}

fn framed(visit: &Visit, letter: &Letter, title: String) -> Frame {
    let mut frame = visit.frame(title);
    frame.invented |= letter.invented;
    frame.stylesheets.push(statement_css().to_owned());
    frame.wide = true;
    frame
}

/// Who has agreed, for which side and when, by name.
fn who_agreed(visit: &Visit, now: &Now, letter: &Letter) -> Markup {
    let state = &now.state;
    let settled = state.settled.as_ref();
    let agreed_by = settled.map_or(&state.agreed_by, |settled| &settled.agreed_by);
    let signed = settled.map_or(&state.signed, |settled| &settled.signed);
    let row = |side: Side, who: &str| {
        let words = agreed_by.get(&side).map(|by| by_and_when(visit, by));
        let key = signed.get(&side).map(|signature| &signature.key[..8.min(signature.key.len())]);
        let value = html! {
            (words.unwrap_or_else(|| "Not yet".to_owned()))
            @if let Some(key) = key { br; span.homeward-quiet { "Signed with key " code { (key) "…" } } }
        };
        SummaryRow::new(who, value)
    };
    let said = letter.sections.iter().find(|one| one.title == body::WHO);
    let words = said.into_iter().flat_map(|one| &one.blocks).filter_map(|block| match block {
        app::paper::Block::Words(words) => Some(words),
        _ => None,
    });
    face::section(
        "who",
        body::WHO,
        html! {
            @if state.settled.is_some() || state.open.is_some() {
                (SummaryList::new([row(Side::Payer, "For the council"), row(Side::Spv, "For the SPV")]))
            }
            @for words in words { p.govuk-body { (words) } }
        },
    )
}

/// Where else the same statement is.
fn ways(visit: &Visit, now: &Now) -> Markup {
    let here = address(now.quarter);
    html! {
        ul.statement-where {
            @if visit.may(Action::SeeMatrix) { li { (face::link(&format!("/quarters/{}", now.quarter), "The quarter: what is complete and what waits")) } }
            li { (face::link(&format!("{here}/appendix"), "Appendix: workings, baseline and terms")) }
            li { (face::link(&format!("{here}/pdf"), "PDF to print, post or keep")) }
            li { (face::link(&format!("{here}/paper"), "The same as one web page")) }
            li { (face::link(&format!("{here}/as-known"), "As paid, and as now known")) }
            li { (face::link(&format!("{here}/proof"), "Prove it: evidence, pack and recalculation")) }
        }
        (face::downloads(Some(&format!("{here}.csv")), Some(&format!("{here}.xlsx"))))
    }
}

/// The quarters before and after.
fn around(visit: &Visit, now: &Now) -> Result<Markup, Failure> {
    let Some((first, last)) = between(visit)? else { return Ok(html! {}) };
    let to = |quarter: definitions::Quarter| (address(quarter), quarter.to_string());
    let before = (first < now.quarter).then(|| to(now.quarter.before()));
    let after = (now.quarter < last).then(|| to(now.quarter.next()));
    Ok(html! { (Pagination::between(before, after).label("Other quarters")) })
}
