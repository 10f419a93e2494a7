//! How events of the teams fold. It cannot fail: what does not fit is passed over.

use super::event::Event;
use super::{Away, Formed, OnCall, Post, Team};

impl Team {
    /// Folds in an event already on the record.
    pub fn apply(&mut self, event: Event) {
        match event {
            Event::TeamFormed { team, site, therapists, from } => {
                let versions = self.formed.entry(team).or_default();
                versions.retain(|version| version.from != from);
                versions.push(Formed { from, site, therapists });
                versions.sort_by_key(|version| version.from);
            }
            Event::PostBegan { staff, job, team, from } => {
                let post = Post { job, team, from, ended: None };
                self.posts.entry(staff).or_default().push(post);
            }
            Event::PostEnded { staff, on, why } => {
                let posts = self.posts.get_mut(&staff);
                if let Some(post) = posts.and_then(|posts| posts.last_mut()) {
                    post.ended = Some((on, why));
                }
                for away in self.away.values_mut().filter(|away| away.staff == staff) {
                    away.until = Some(away.until.map_or(on, |until| until.min(on)));
                }
                for turn in self.on_call.values_mut().filter(|turn| turn.staff == staff) {
                    turn.until = turn.until.min(on);
                }
            }
            Event::AwayNoted { id, staff, why, from, until } => {
                self.away.entry(id).or_insert(Away { staff, why, from, until });
            }
            Event::AwayChanged { id, until } => {
                if let Some(away) = self.away.get_mut(&id) {
                    away.until = until;
                }
            }
            Event::OnCallSet { id, staff, from, until } => {
                self.on_call.entry(id).or_insert(OnCall { staff, from, until });
            }
            Event::OnCallDropped { id } => {
                self.on_call.remove(&id);
                self.dropped.insert(id);
            }
        }
    }
}
