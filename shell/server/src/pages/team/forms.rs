//! The forms of the teams: a team formed, a post begun or ended, somebody away or back, a turn on
//! call set or taken off.

use super::keeping::Keeping;
use super::posts::job_said;
use crate::form::Fields;
use crate::pages::asking::{or_none, suggest};
use crate::pages::families::entry::{day, words};
use crate::pages::families::staff;
use crate::visit::Visit;
use app::people::by::By;
use app::team::{away, form, on_call, post};
use app::{Desk, Done, Failure};
use care::team::event::{AwayFor, Ending, Job};
use definitions::Date;
use face::{Choice, Errors, Input, Question, Radios, Select, Width, said};
use jiff::ToSpan;
use maud::{Markup, html};

/// A team formed, or with another site or number of posts from a day.
pub struct TeamFormed;
/// A post begun.
pub struct PostBegun;
/// A post ended.
pub struct PostEnded;
/// Somebody away.
pub struct AwayNoted;
/// When somebody away is back.
pub struct BackAgain;
/// A turn on call.
pub struct TurnSet;
/// A turn taken off the rota.
pub struct TurnDropped;

/// Everyone in post, as choices.
fn everyone(visit: &Visit) -> Vec<Choice> {
    let all = staff::in_post(visit, visit.moment.today, |_, _| true);
    or_none("Choose", all.map(|(number, _)| Choice::new(number, staff::named(visit, number))))
}

fn who(visit: &Visit, fields: &Fields, errors: &Errors) -> Markup {
    html! { (Select::new("staff", "Who", everyone(visit)).chosen(fields.get("staff")).errors(errors)) }
}

impl Keeping for TeamFormed {
    type Said = (String, String, u32, Date);
    const TITLE: &'static str = "Form or change a team";
    const BUTTON: &'static str = "Keep this";
    const PAGE: &'static str = "/team/posts";

    fn begins(visit: &Visit, _: &str, fields: &mut Fields) {
        suggest(fields, "from", visit.moment.today);
    }

    fn questions(_: &Visit, _: &str, fields: &Fields, errors: &Errors) -> Markup {
        html! {
            (Input::new("team", "The team’s name").hint("As it stands on the case list. A name that is there already changes that team from the day on.").value(fields.get("team")).width(Width::W20).errors(errors))
            (Input::new("site", "Where it works from").value(fields.get("site")).width(Width::W20).errors(errors))
            (Input::new("therapists", "Posts for therapists").value(fields.get("therapists")).number().width(Width::W3).errors(errors))
            (fields.day_question("from", "From", errors))
        }
    }

    fn read(_: &str, fields: &Fields, errors: &mut Errors) -> Option<(String, String, u32, Date)> {
        let team = words(fields, "team", "Say the team’s name", errors);
        let therapists: Option<u32> = fields.get("therapists").parse().ok();
        if therapists.is_none() {
            errors.add(Some("therapists"), "Say for how many therapists it has posts");
        }
        let from = day(fields, "from", "Say from which day", errors);
        Some((team?, fields.get("site").to_owned(), therapists?, from?))
    }

    async fn record(
        desk: &mut Desk,
        by: By<'_>,
        _: &str,
        (team, site, therapists, from): &(String, String, u32, Date),
    ) -> Result<Done, Failure> {
        form::form(desk, by, (team, site), *therapists, *from).await
    }
}

const JOBS: [(&str, Job); 4] = [
    ("therapist", Job::Therapist),
    ("supervisor", Job::Supervisor),
    ("business-support", Job::BusinessSupport),
    ("service-manager", Job::ServiceManager),
];

impl Keeping for PostBegun {
    type Said = (String, Job, String, Date);
    const TITLE: &'static str = "Begin a post";
    const BUTTON: &'static str = "Begin this post";
    const PAGE: &'static str = "/team/posts";

    fn begins(visit: &Visit, _: &str, fields: &mut Fields) {
        suggest(fields, "from", visit.moment.today);
    }

    fn questions(visit: &Visit, _: &str, fields: &Fields, errors: &Errors) -> Markup {
        let jobs = JOBS.map(|(code, job)| Choice::new(code, job_said(job)));
        let teams = visit.view().book.team.formed.keys();
        let teams = or_none("Choose", teams.map(|name| Choice::new(name, name.as_str())));
        html! {
            (Input::new("staff", "Staff number").hint("As on the case list; never a name. An administrator gives the account the same number.").value(fields.get("staff")).width(Width::W10).autocapitalize_off().errors(errors))
            (Radios::new("job", "Which post?", jobs).chosen(fields.get("job")).errors(errors))
            (Select::new("team", "Team", teams).chosen(fields.get("team")).errors(errors))
            (fields.day_question("from", "The first day in post", errors))
        }
    }

    fn read(_: &str, fields: &Fields, errors: &mut Errors) -> Option<(String, Job, String, Date)> {
        let number = words(fields, "staff", "Give the staff number", errors);
        let job = JOBS.iter().find(|(code, _)| *code == fields.get("job")).map(|one| one.1);
        if job.is_none() {
            errors.add(Some("job"), "Say which post it is");
        }
        let team = words(fields, "team", "Choose a team", errors);
        let from = day(fields, "from", "Say from which day", errors);
        Some((number?, job?, team?, from?))
    }

    async fn record(
        desk: &mut Desk,
        by: By<'_>,
        _: &str,
        (number, job, team, from): &(String, Job, String, Date),
    ) -> Result<Done, Failure> {
        post::begin(desk, by, number, (*job, team), *from).await
    }
}

const ENDINGS: [(&str, Ending, &str); 3] = [
    ("left", Ending::Left, "They leave the service"),
    ("moved", Ending::Moved, "They take another post in it"),
    ("post-cut", Ending::PostCut, "The post is cut"),
];

impl Keeping for PostEnded {
    type Said = (String, Date, Ending);
    const TITLE: &'static str = "End a post";
    const BUTTON: &'static str = "End this post";
    const PAGE: &'static str = "/team/posts";

    fn begins(visit: &Visit, item: &str, fields: &mut Fields) {
        suggest(fields, "on", visit.moment.today);
        fields.set("staff", item);
    }

    fn questions(visit: &Visit, _: &str, fields: &Fields, errors: &Errors) -> Markup {
        let whys = ENDINGS.map(|(code, _, words)| Choice::new(code, words));
        html! {
            (who(visit, fields, errors))
            (fields.day_question("on", "The first day they are no longer in post", errors))
            (Radios::new("why", "Why?", whys).chosen(fields.get("why")).errors(errors))
            @if let Some(way) = super::handover::way(visit, fields.get("staff")) {
                p.govuk-body { "They have open cases. " (face::link(&way, "Pass the whole caseload on")) " first." }
            }
            (face::hint_text("A case on the provider’s list alone has no therapist until the list gives it to somebody else."))
        }
    }

    fn read(_: &str, fields: &Fields, errors: &mut Errors) -> Option<(String, Date, Ending)> {
        let number = words(fields, "staff", "Choose who", errors);
        let on = day(fields, "on", "Say from which day", errors);
        let why = ENDINGS.iter().find(|(code, _, _)| *code == fields.get("why")).map(|one| one.1);
        if why.is_none() {
            errors.add(Some("why"), "Say why it ends");
        }
        Some((number?, on?, why?))
    }

    async fn record(
        desk: &mut Desk,
        by: By<'_>,
        _: &str,
        (number, on, why): &(String, Date, Ending),
    ) -> Result<Done, Failure> {
        post::end(desk, by, number, *on, *why).await
    }
}

const WHYS: [(&str, AwayFor, &str); 3] = [
    ("leave", AwayFor::Leave, "Leave"),
    ("sickness", AwayFor::Sickness, "Sickness"),
    ("training", AwayFor::Training, "Training"),
];

impl Keeping for AwayNoted {
    type Said = (String, AwayFor, Date, Option<Date>);
    const TITLE: &'static str = "Note that someone is away";
    const BUTTON: &'static str = "Note this";
    const PAGE: &'static str = "/team/posts";

    fn begins(visit: &Visit, _: &str, fields: &mut Fields) {
        suggest(fields, "from", visit.moment.today);
    }

    fn questions(visit: &Visit, _: &str, fields: &Fields, errors: &Errors) -> Markup {
        let whys = WHYS.map(|(code, _, words)| Choice::new(code, words));
        html! {
            (who(visit, fields, errors))
            (Radios::new("why", "Why?", whys).hint("Only whoever keeps the posts sees why.").chosen(fields.get("why")).errors(errors))
            (fields.day_question("from", "The first day away", errors))
            (fields.day_question("until", "The first day back, if it is known", errors))
        }
    }

    fn read(
        _: &str,
        fields: &Fields,
        errors: &mut Errors,
    ) -> Option<(String, AwayFor, Date, Option<Date>)> {
        let number = words(fields, "staff", "Choose who", errors);
        let why = WHYS.iter().find(|(code, _, _)| *code == fields.get("why")).map(|one| one.1);
        if why.is_none() {
            errors.add(Some("why"), "Say why they are away");
        }
        let from = day(fields, "from", "Say from which day", errors);
        let until = until(fields, errors);
        Some((number?, why?, from?, until))
    }

    async fn record(
        desk: &mut Desk,
        by: By<'_>,
        id: &str,
        (number, why, from, until): &(String, AwayFor, Date, Option<Date>),
    ) -> Result<Done, Failure> {
        away::note(desk, by, (id, number), *why, (*from, *until)).await
    }
}

/// The first day back, which may not be known.
fn until(fields: &Fields, errors: &mut Errors) -> Option<Date> {
    fields.day("until").unwrap_or_else(|words| {
        errors.add(Some("until"), words);
        None
    })
}

impl Keeping for BackAgain {
    type Said = (String, Option<Date>);
    const TITLE: &'static str = "Say when they are back";
    const BUTTON: &'static str = "Record this";
    const PAGE: &'static str = "/team/posts";

    fn begins(visit: &Visit, item: &str, fields: &mut Fields) {
        let away = visit.view().book.team.away.get(item);
        suggest(fields, "until", away.and_then(|one| one.until).unwrap_or(visit.moment.today));
    }

    fn questions(visit: &Visit, item: &str, fields: &Fields, errors: &Errors) -> Markup {
        let away = visit.view().book.team.away.get(item);
        html! {
            @if let Some(away) = away { p.govuk-body { (staff::named(visit, &away.staff)) ", away from " (said::day(away.from)) "." } }
            (fields.day_question("until", "The first day back; leave it out while it is not known", errors))
            (face::hint_text("The first day away itself, if they were never away."))
        }
    }

    fn read(item: &str, fields: &Fields, errors: &mut Errors) -> Option<(String, Option<Date>)> {
        Some((item.to_owned(), until(fields, errors)))
    }

    async fn record(
        desk: &mut Desk,
        by: By<'_>,
        _: &str,
        (item, until): &(String, Option<Date>),
    ) -> Result<Done, Failure> {
        away::back(desk, by, item, *until).await
    }
}

impl Keeping for TurnSet {
    type Said = (String, Date, Date);
    const TITLE: &'static str = "Put someone on call";
    const BUTTON: &'static str = "Put them on the rota";
    const PAGE: &'static str = "/team/on-call";

    fn begins(visit: &Visit, _: &str, fields: &mut Fields) {
        let today = visit.moment.today;
        suggest(fields, "from", today);
        suggest(fields, "until", today.saturating_add(7.days()));
    }

    fn questions(visit: &Visit, _: &str, fields: &Fields, errors: &Errors) -> Markup {
        html! {
            (who(visit, fields, errors))
            (fields.day_question("from", "The first day", errors))
            (fields.day_question("until", "The first day after", errors))
        }
    }

    fn read(_: &str, fields: &Fields, errors: &mut Errors) -> Option<(String, Date, Date)> {
        let number = words(fields, "staff", "Choose who", errors);
        let from = day(fields, "from", "Say from which day", errors);
        let until = day(fields, "until", "Say up to which day", errors);
        Some((number?, from?, until?))
    }

    async fn record(
        desk: &mut Desk,
        by: By<'_>,
        id: &str,
        (number, from, until): &(String, Date, Date),
    ) -> Result<Done, Failure> {
        on_call::set(desk, by, (id, number), (*from, *until)).await
    }
}

impl Keeping for TurnDropped {
    type Said = String;
    const TITLE: &'static str = "Take a turn off the rota";
    const BUTTON: &'static str = "Take it off";
    const PAGE: &'static str = "/team/on-call";

    fn questions(visit: &Visit, item: &str, _: &Fields, _: &Errors) -> Markup {
        match visit.view().book.team.on_call.get(item) {
            Some(turn) => html! {
                p.govuk-body { (staff::named(visit, &turn.staff)) ", from " (said::day(turn.from)) " up to " (said::day(turn.until)) "." }
            },
            None => html! { p.govuk-body { "This turn was taken off already, or there is none." } },
        }
    }

    fn read(item: &str, _: &Fields, _: &mut Errors) -> Option<String> {
        Some(item.to_owned())
    }

    async fn record(desk: &mut Desk, by: By<'_>, _: &str, item: &String) -> Result<Done, Failure> {
        on_call::drop_turn(desk, by, item).await
    }
}
