//! Staff numbers: those of whoever is signed in, and those in post in a team, as forms offer them.

use crate::visit::Visit;
use app::people::People;
use app::people::event::Relation;
use care::team::event::Job;
use definitions::Date;
use face::Choice;

/// The staff numbers of whoever is signed in, as their account has them today.
pub fn numbers(visit: &Visit) -> Vec<String> {
    numbers_of(&visit.view().book.people, &visit.asker.id, visit.moment.today)
}

/// The staff numbers of a person, as their account has them on a day.
pub fn numbers_of(people: &People, person: &str, day: Date) -> Vec<String> {
    let account = people.accounts.get(person);
    let held = account.into_iter().flat_map(|one| one.relations_on(day));
    let staff = held.filter_map(|relation| match relation {
        Relation::Staff(number) => Some(number.clone()),
        _ => None,
    });
    staff.collect()
}

/// Everyone in a post on a day whose job and team fit, by staff number.
pub fn in_post(
    visit: &Visit,
    day: Date,
    fits: impl Fn(Job, &str) -> bool,
) -> impl Iterator<Item = (&str, Job)> {
    let team = &visit.view().book.team;
    team.posts.keys().filter_map(move |staff| {
        let post = team.post(staff, day)?;
        fits(post.job, &post.team).then_some((staff.as_str(), post.job))
    })
}

/// A person by staff number, with the name where an account has it.
pub fn named(visit: &Visit, staff: &str) -> String {
    let view = visit.view();
    match app::team::name_of(&view.book, &view.names, staff, visit.moment.today) {
        "" => staff.to_owned(),
        name => format!("{name} ({staff})"),
    }
}

/// Everyone in post in the case's team, and whoever the case's therapist is, as choices.
pub fn of_team(visit: &Visit, team: Option<&str>, therapist: Option<&str>) -> Vec<Choice> {
    let fits =
        |job: Job, of: &str| job == Job::ServiceManager || team.is_none_or(|team| team == of);
    let mut all: Vec<&str> =
        in_post(visit, visit.moment.today, fits).map(|(staff, _)| staff).collect();
    all.extend(therapist);
    all.sort_unstable();
    all.dedup();
    all.into_iter().map(|staff| Choice::new(staff, named(visit, staff))).collect()
}
