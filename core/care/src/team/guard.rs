//! What may be recorded of the teams, and what has been already.

use super::Team;
use super::event::{Event, Job};
use crate::work::{Answer, id_of, staff_number};
use definitions::{Date, Refusal, said};

impl Team {
    /// Whether an event may be recorded, and whether it has been already.
    ///
    /// # Errors
    /// A refusal in words for whoever sent the form.
    pub fn may(&self, event: &Event) -> Result<Answer, Refusal> {
        match self.holds(event) {
            Some(true) => Ok(Answer::Already),
            Some(false) => Err(Refusal::new(
                "This is on the record already, with other details",
                "Reload the page and look again",
            )),
            None => self.fits(event).map(|()| Answer::New),
        }
    }

    /// Whether what an event is about is on the record, and whether as the event has it; none
    /// where it is not.
    fn holds(&self, event: &Event) -> Option<bool> {
        match event {
            Event::TeamFormed { team, site, therapists, from } => {
                let mut versions = self.formed.get(team)?.iter();
                let version = versions.find(|version| version.from == *from)?;
                (version.site == *site && version.therapists == *therapists).then_some(true)
            }
            Event::PostBegan { staff, job, team, from } => {
                let last = self.posts.get(staff)?.last()?;
                (last.from == *from && last.job == *job && last.team == *team).then_some(true)
            }
            Event::PostEnded { staff, on, why } => {
                let last = self.posts.get(staff)?.last()?;
                (last.ended == Some((*on, *why))).then_some(true)
            }
            Event::AwayNoted { id, staff, from, .. } => {
                let held = self.away.get(id)?;
                Some(held.staff == *staff && held.from == *from)
            }
            Event::AwayChanged { id, until } => {
                (self.away.get(id)?.until == *until).then_some(true)
            }
            Event::OnCallSet { id, .. } | Event::OnCallDropped { id }
                if self.dropped.contains(id) =>
            {
                Some(true)
            }
            Event::OnCallSet { id, staff, from, .. } => {
                let held = self.on_call.get(id)?;
                Some(held.staff == *staff && held.from == *from)
            }
            Event::OnCallDropped { .. } => None,
        }
    }

    fn fits(&self, event: &Event) -> Result<(), Refusal> {
        match event {
            Event::TeamFormed { team, therapists, .. } => {
                let name = team.trim();
                if name.is_empty() || name != team || team.chars().count() > 60 {
                    return Err(Refusal::new(
                        "We need the team’s name",
                        "Write it as it stands on the case list",
                    ));
                }
                match *therapists > 100 {
                    true => Err(Refusal::new("That is a very large team", "Check the number")),
                    false => Ok(()),
                }
            }
            Event::PostBegan { staff, job, team, from } => {
                staff_number(staff)?;
                self.fits_post(staff, *job, team, *from)
            }
            Event::PostEnded { staff, on, .. } => {
                let last = self.posts.get(staff).and_then(|posts| posts.last());
                match last.filter(|post| post.ended.is_none()) {
                    Some(post) if *on < post.from => Err(Refusal::new(
                        format!("The post began on {}", said(post.from)),
                        "Give the first day they are no longer in post",
                    )),
                    Some(_) => Ok(()),
                    None => Err(no_post(staff)),
                }
            }
            Event::AwayNoted { id, staff, from, until, .. } => {
                id_of(id)?;
                self.fits_away(staff, *from, *until)
            }
            Event::AwayChanged { id, until } => match self.away.get(id) {
                None => Err(Refusal::new("There is no such absence", "Reload the page")),
                Some(away) if until.is_some_and(|until| until < away.from) => Err(Refusal::new(
                    format!("They were away from {}", said(away.from)),
                    "Give the first day back; the first day away itself if they were never away",
                )),
                Some(_) => Ok(()),
            },
            Event::OnCallSet { id, staff, from, until } => {
                id_of(id)?;
                self.fits_on_call(staff, *from, *until)
            }
            Event::OnCallDropped { id } => match self.on_call.contains_key(id) {
                true => Ok(()),
                false => Err(Refusal::new("There is no such turn on the rota", "Reload the page")),
            },
        }
    }

    fn fits_post(&self, staff: &str, job: Job, team: &str, from: Date) -> Result<(), Refusal> {
        if job != Job::ServiceManager && self.team(team, from).is_none() {
            return Err(Refusal::new(
                format!("There is no team {team} on {}", said(from)),
                "Choose a team, or form it first",
            ));
        }
        let held = self.posts.get(staff).and_then(|posts| posts.last());
        match held {
            Some(post) if post.ended.is_none_or(|(ended, _)| from < ended) => Err(Refusal::new(
                format!("{staff} is in a post then, since {}", said(post.from)),
                "End that post first; one person has one post on one day",
            )),
            _ => Ok(()),
        }
    }

    fn fits_away(&self, staff: &str, from: Date, until: Option<Date>) -> Result<(), Refusal> {
        if self.post(staff, from).is_none() {
            return Err(no_post(staff));
        }
        if until.is_some_and(|until| until <= from) {
            return Err(Refusal::new(
                "They would be back before they are away",
                "Give the first day away, and the first day back",
            ));
        }
        let mut theirs = self.away.values().filter(|away| away.staff == staff);
        let overlaps = theirs.find(|away| {
            let before = away.until.is_some_and(|back| back <= from || back <= away.from);
            !before && until.is_none_or(|until| away.from < until)
        });
        match overlaps {
            Some(away) => Err(Refusal::new(
                format!("They are away already, from {}", said(away.from)),
                "Change when they are back instead",
            )),
            None => Ok(()),
        }
    }

    fn fits_on_call(&self, staff: &str, from: Date, until: Date) -> Result<(), Refusal> {
        let days = definitions::days_between(from, until);
        if !(1..=92).contains(&days) {
            return Err(Refusal::new(
                "A turn on call is from one day to three months",
                "Give the first day, and the first day after",
            ));
        }
        let last = until.yesterday().unwrap_or(from);
        let post = self.post(staff, from);
        if post.is_none() || post != self.post(staff, last) {
            return Err(no_post(staff));
        }
        let mut theirs = self.away.values().filter(|away| away.staff == staff);
        let away = theirs.find(|away| {
            away.from < until && away.until.is_none_or(|back| from < back && away.from < back)
        });
        match away {
            Some(away) => Err(Refusal::new(
                format!("They are away then, from {}", said(away.from)),
                "Choose somebody who is there",
            )),
            None => Ok(()),
        }
    }
}

fn no_post(staff: &str) -> Refusal {
    Refusal::new(
        format!("{staff} is in no post on that day"),
        "Check the staff number and the day, or record the post first",
    )
}
