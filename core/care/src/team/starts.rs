//! How many cases could begin: a vacancy or an illness is days without a therapist, so it shows
//! here before it shows in openings. Source: `docs/contract.md` 10.

use super::Team;
use super::event::Job;
use crate::service::Service;
use definitions::Interval;

/// How many cases a team, or every team where none is named, could begin and carry through from a
/// day to another, at the fewest and at the most cases each: days on which a therapist is in post
/// and there × caseload ÷ the days of a usual treatment, rounded down.
pub fn starts_possible(
    team: &Team,
    service: &Service,
    name: Option<&str>,
    period: Interval,
) -> (i64, i64) {
    let days: i64 = team.posts.keys().map(|staff| there(team, staff, name, period)).sum();
    let treatment = i64::from(*service.usual_length.value(period.began)).max(1);
    let least = i64::from(*service.caseload_least.value(period.began));
    let most = i64::from(*service.caseload_most.value(period.began));
    (days * least / treatment, days * most / treatment)
}

/// Days of a period on which somebody is in a therapist's post and not away.
fn there(team: &Team, staff: &str, name: Option<&str>, period: Interval) -> i64 {
    let is = |day| {
        let post = team.post(staff, day).filter(|post| post.job == Job::Therapist);
        post.is_some_and(|post| name.is_none_or(|name| post.team == name))
            && team.away_on(staff, day).is_none()
    };
    let days = std::iter::successors(Some(period.began), |day| day.tomorrow().ok());
    days.take_while(|day| *day < period.ended).filter(|day| is(*day)).count() as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::PAGE;
    use crate::team::event::{AwayFor, Event};
    use definitions::Date;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn eight_therapists_can_begin_85_to_127_cases_a_year_and_a_vacancy_is_an_eighth() {
        let page = include_str!("../../../../contracts/essex/service.toml").to_owned();
        let service = Service::read(&[(PAGE.to_owned(), page)].into()).unwrap();
        let mut team = Team::default();
        for number in 1..=8 {
            let name = if number <= 4 { "North and Mid" } else { "South and West" };
            let (staff, job) = (format!("T{number}"), Job::Therapist);
            team.apply(Event::PostBegan {
                staff,
                job,
                team: name.to_owned(),
                from: day("2013-01-01"),
            });
        }
        let year = Interval { began: day("2013-04-01"), ended: day("2014-04-01") };
        assert_eq!(starts_possible(&team, &service, None, year), (85, 127));
        assert_eq!(starts_possible(&team, &service, Some("North and Mid"), year), (42, 63));
        let (id, staff) = ("A1".to_owned(), "T1".to_owned());
        team.apply(Event::AwayNoted {
            id,
            staff,
            why: AwayFor::Sickness,
            from: day("2013-04-01"),
            until: None,
        });
        assert_eq!(starts_possible(&team, &service, None, year), (74, 111));
    }
}
