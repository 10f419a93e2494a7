//! `/team/posts`: the teams, who is in which post, and who is away.

use super::page;
use crate::failure::{Failure, encoded};
use crate::pages::families::staff;
use crate::visit::Visit;
use app::access::Action;
use app::team::caseload::away_for;
use care::team::event::Job;
use definitions::{Cell, Kind, Table};
use face::{TableView, button_group, link, link_button, said};
use maud::{Markup, html};

/// What someone does, in words.
pub fn job_said(job: Job) -> &'static str {
    match job {
        Job::Therapist => "Therapist",
        Job::Supervisor => "Supervisor",
        Job::BusinessSupport => "Business support officer",
        Job::ServiceManager => "Service delivery manager",
    }
}

/// `GET /team/posts`.
pub async fn show(visit: Visit) -> Result<Markup, Failure> {
    visit.must(Action::SeeTeam)?;
    let keeps = visit.may(Action::ManageTeam);
    let buttons = html! {
        (link_button("/team/posts/new", "Begin a post").secondary())
        (link_button("/team/away/new", "Note that someone is away").secondary())
        (link_button("/team/teams/new", "Form or change a team").secondary())
    };
    let body = html! {
        @if keeps { (button_group(buttons)) }
        (face::section("teams", "Each team", teams(&visit)))
        (face::section("posts", "In post", posts(&visit, keeps)))
        (face::section("away", "Away", away(&visit, keeps)))
    };
    Ok(page(&visit, "Posts and absences", body))
}

fn teams(visit: &Visit) -> Markup {
    let (team, today) = (&visit.view().book.team, visit.moment.today);
    let mut table = Table::new(
        "Teams, with where they work from and their posts",
        &[
            ("team", "Team", Kind::Text),
            ("site", "Works from", Kind::Text),
            ("therapists", "Posts for therapists", Kind::Number),
            ("vacancies", "To fill", Kind::Number),
        ],
    );
    for name in team.formed.keys() {
        let Some(formed) = team.team(name, today) else { continue };
        table.push([
            name.as_str().into(),
            formed.site.as_str().into(),
            i64::from(formed.therapists).into(),
            i64::from(team.vacancies(name, today)).into(),
        ]);
    }
    let empty =
        face::empty("No team is formed yet.", "A team is formed with its posts from a day.");
    html! { (TableView::of(&table).id("teams-table").caption_hidden().empty(empty)) }
}

fn posts(visit: &Visit, keeps: bool) -> Markup {
    let (team, today) = (&visit.view().book.team, visit.moment.today);
    let mut table = Table::new(
        "Everyone in post, with since when",
        &[
            ("staff", "Who", Kind::Text),
            ("job", "Post", Kind::Text),
            ("team", "Team", Kind::Text),
            ("from", "Since", Kind::Date),
            ("ends", "Ends", Kind::Date),
            ("change", "Change", Kind::Text),
        ],
    );
    let mut ending = Vec::new();
    for number in team.posts.keys() {
        let Some(post) = team.post(number, today) else { continue };
        table.push([
            staff::named(visit, number).into(),
            job_said(post.job).into(),
            post.team.as_str().into(),
            post.from.into(),
            post.ended.map_or(Cell::Blank, |(day, _)| day.into()),
            Cell::Blank,
        ]);
        ending.push((number, post.ended.is_none()));
    }
    if !keeps {
        table.columns.pop();
        table.rows.iter_mut().for_each(|row| {
            row.pop();
        });
    }
    let mut view = TableView::of(&table).id("posts-table").caption_hidden().small();
    for (row, (number, open)) in ending.into_iter().enumerate().filter(|_| keeps) {
        if open {
            let words = html! { "End" span.govuk-visually-hidden { " the post of " (number) } };
            let href = format!("/team/posts/ending?item={}", encoded(number));
            view = view.put(row, 5, link(&href, words));
        }
    }
    html! { (view.empty(face::empty("Nobody is in post.", "A post begins on a day, in a team."))) }
}

fn away(visit: &Visit, keeps: bool) -> Markup {
    let (team, today) = (&visit.view().book.team, visit.moment.today);
    let there = team.away.iter().filter(|(_, one)| one.until.is_none_or(|back| today < back));
    let mut all: Vec<_> = there.filter(|(_, one)| one.until != Some(one.from)).collect();
    all.sort_by_key(|(_, one)| one.from);
    let line = |(id, one): (&String, &care::team::Away)| {
        html! {
            (staff::named(visit, &one.staff)) ", from " (said::day(one.from))
            @match one.until {
                Some(back) => { ", back on " (said::day(back)) },
                None => { ", not known until when" },
            }
            // Why is for whoever keeps the posts.
            @if keeps {
                " (" (away_for(one.why)) "). "
                (link(&format!("/team/away/back?item={}", encoded(id)), html! { "Say when they are back" span.govuk-visually-hidden { ": " (one.staff) } }))
            }
        }
    };
    match all.is_empty() {
        true => face::empty(
            "Nobody is away, and nobody is about to be.",
            "Leave, sickness and training stand here.",
        ),
        false => face::list(all.into_iter().map(line)),
    }
}
