//! `/pathway/engagement`: work planned with those who refer, by area: what is to be done, who sees to
//! it, and what changed after. A change is not a cause.

use super::asked::Asked;
use crate::failure::{Failure, encoded};
use crate::form::{Fields, Sent, declined, form};
use crate::listing::Listing;
use crate::pages::asking::{again, asking, or_none, suggest};
use crate::pages::families::entry::{day, words};
use crate::pages::who;
use crate::visit::Visit;
use app::access::Action;
use app::book::Engagement;
use app::pathway::engage::{Changed, changed, plan};
use app::pathway::small::Audience;
use axum::response::{IntoResponse, Redirect, Response};
use definitions::Date;
use door::Digest;
use face::{
    Back, Card, Choice, Errors, Question, Select, Standing, Textarea, button, link, link_button,
    said, standing_said,
};
use maud::{Markup, html};

const PAGE: &str = "/pathway/engagement";
const NEW: &str = "Plan work with referrers";
/// The organisations whose people see to it.
const SEE_TO_IT: [&str; 3] = ["payer", "provider", "intermediary"];

/// `GET /pathway/engagement`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::SeePathway)?;
    let asked = Asked::of(&visit)?;
    let told = changed(asked.book, asked.cases, asked.today);
    let mut plans: Vec<&Engagement> = asked.book.engagement.iter().collect();
    plans.sort_by(|a, b| (b.from, &b.plan).cmp(&(a.from, &a.plan)));
    let mut cards = Vec::new();
    for one in plans {
        let words = words_of(&visit, &one.plan).await?;
        cards.push(card(&visit, one, &words, shown(&asked, &told, one)));
    }
    let plans = visit.may(Action::PlanEngagement);
    let mut frame = visit.frame("Work with referrers");
    frame.back = Some(Back::new("Pathway", "/pathway"));
    Ok(face::page(
        &frame,
        html! {
            (face::heading("Work with referrers"))
            (face::lead("What is planned with those who refer, by area, and what changed after."))
            @if plans { (link_button("/pathway/engagement/new", NEW)) }
            @if cards.is_empty() {
                (face::empty("Nothing is planned.", "Plan a visit to a team that refers little, and see here whether it changed anything."))
            } @else {
                (face::cards(cards))
                p.govuk-body { "As many days before as have passed since, at most half a year. What changed for the whole programme stands beside it; a change is not a cause." }
                (face::downloads(Some("/pathway/engagement.csv"), Some("/pathway/engagement.xlsx")))
            }
        },
    ))
}

/// What became of a plan, where whoever looks may see its counts.
fn shown<'a>(asked: &Asked<'_>, told: &'a [Changed], one: &Engagement) -> Option<&'a Changed> {
    let found = told.iter().find(|changed| changed.plan.plan == one.plan);
    found.filter(|_| asked.audience == Audience::Within)
}

fn card(visit: &Visit, one: &Engagement, words: &str, told: Option<&Changed>) -> Card {
    let source = one.source.as_deref().map_or("everyone who refers".to_owned(), str::to_owned);
    let began = one.from <= visit.moment.today;
    let change = visit.may(Action::PlanEngagement);
    let counts = |n: usize| said::count(n, "referral", "referrals");
    Card::new(format!("{}, {source}", one.quadrant)).level(2).body(html! {
        p.govuk-body {
            (standing_said(if began { Standing::Agreed } else { Standing::Waiting }, format!("{} {}", if began { "From" } else { "Begins on" }, said::day(one.from))))
            ", seen to by " (who::name(visit, &one.owner))
        }
        @if !words.is_empty() { p.govuk-body.homeward-as-typed { (words) } }
        @if let Some(told) = told {
            p.govuk-body {
                strong { (counts(told.since)) " since" } ", " (told.before) " in the " (said::count(usize::try_from(told.days).unwrap_or_default(), "day", "days")) " before. "
                "Of the whole programme " (told.all_since) " since, " (told.all_before) " before."
            }
        }
        @if change { p.govuk-body { (link(&format!("{PAGE}/new?plan={}", encoded(&one.plan)), html! { "Change this plan" span.govuk-visually-hidden { ": " (one.quadrant) ", " (source) } })) } }
    })
}

/// What is to be done, from the register.
async fn words_of(visit: &Visit, plan: &str) -> Result<String, Failure> {
    let desk = visit.desk().await;
    let mut kept = desk.record.register_get(plan).await?;
    Ok(kept.remove("words").unwrap_or_default())
}

/// `GET /pathway/engagement/new`: a new plan, or the one the address names.
pub async fn ask(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::PlanEngagement)?;
    let mut fields = Fields::default();
    match visit.view().book.engagement.iter().find(|one| one.plan == named(&visit)) {
        Some(one) => {
            fields.set("quadrant", &one.quadrant);
            fields.set("source", one.source.as_deref().unwrap_or_default());
            fields.set("owner", &one.owner);
            suggest(&mut fields, "from", one.from);
            fields.set("words", &words_of(&visit, &one.plan).await?);
        }
        None => {
            fields.set("owner", &visit.asker.id);
            suggest(&mut fields, "from", visit.moment.today);
        }
    }
    page(&visit, &fields, &Errors::none())
}

/// `POST /pathway/engagement/new`.
pub async fn submit(sent: Sent) -> Result<Response, Failure> {
    let Sent { visit, fields } = sent;
    visit.must(Action::PlanEngagement)?;
    let mut errors = Errors::none();
    let Some(engagement) = read(&visit, &fields, &mut errors).filter(|_| errors.is_empty()) else {
        return Ok(again(page(&visit, &fields, &errors)?));
    };
    let actor = visit.actor()?;
    let mut desk = visit.desk().await;
    let by = visit.by(&actor, fields.form());
    let done = plan(&mut desk, by, &engagement, fields.get("words")).await;
    drop(desk);
    match done {
        Ok(_) => Ok(Redirect::to(PAGE).into_response()),
        Err(failure) => Ok(again(page(&visit, &fields, &declined(failure)?)?)),
    }
}

fn named(visit: &Visit) -> String {
    Listing::of(&visit.here).get("plan").to_owned()
}

fn read(visit: &Visit, fields: &Fields, errors: &mut Errors) -> Option<Engagement> {
    let quadrant = words(fields, "quadrant", "Choose the quadrant", errors);
    let owner = words(fields, "owner", "Choose who sees to it", errors);
    words(fields, "words", "Say what is to be done", errors);
    let from: Option<Date> = day(fields, "from", "Say from which day", errors);
    let known = visit.view().book.engagement.iter().any(|one| one.plan == named(visit));
    let plan = match known {
        true => named(visit),
        false => app::desk::numbered('G', Digest::of(fields.form()).as_bytes()),
    };
    let source = Some(fields.get("source").to_owned()).filter(|source| !source.is_empty());
    Some(Engagement { plan, quadrant: quadrant?, source, from: from?, owner: owner? })
}

fn page(visit: &Visit, fields: &Fields, errors: &Errors) -> Result<Markup, Failure> {
    let terms = app::referral::by::terms(&visit.view().book)?;
    let today = visit.moment.today;
    let choices = |list: &[String]| -> Vec<Choice> {
        list.iter().map(|one| Choice::new(one, one.as_str())).collect()
    };
    let quadrants = or_none("Choose the quadrant", choices(terms.quadrants.value(today)));
    let sources = or_none("Everyone who refers there", choices(terms.sources.value(today)));
    let owners = or_none("Choose a person", owners(visit));
    let body = form(
        visit,
        &visit.here,
        fields,
        html! {
            (Select::new("quadrant", "Quadrant", quadrants).chosen(fields.get("quadrant")).errors(errors))
            (Select::new("source", "With whom", sources).chosen(fields.get("source")).errors(errors))
            (Textarea::new("words", "What is to be done").hint("No names of young people.").value(fields.get("words")).rows(4).errors(errors))
            (fields.day_question("from", "From", errors))
            (Select::new("owner", "Who sees to it", owners).chosen(fields.get("owner")).errors(errors))
            (button("Keep this plan"))
        },
    );
    Ok(asking(visit, NEW, PAGE, errors, body))
}

/// Whoever may see to it: people of the council, the service and the intermediary, by name.
fn owners(visit: &Visit) -> Vec<Choice> {
    let today = visit.moment.today;
    let accounts = visit.view().book.people.accounts.iter();
    let mut all: Vec<(String, &String)> = accounts
        .filter(|(_, one)| one.comes_in(today) && SEE_TO_IT.contains(&one.organisation.as_str()))
        .map(|(person, _)| (who::name(visit, person), person))
        .collect();
    all.sort();
    all.into_iter().map(|(name, person)| Choice::new(person, name)).collect()
}
