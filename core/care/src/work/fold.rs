//! How events of a case's work fold. It cannot fail: what does not fit is passed over.

use super::event::Event;
use super::{FollowUp, Goal, Story, Version, Work};

impl Work {
    /// Folds in an event already on the record.
    pub fn apply(&mut self, event: Event) {
        match event {
            Event::ContactLogged { id, contact } => {
                if !self.withdrawn.contains(&id) {
                    self.contacts.entry(id).or_insert(contact);
                }
            }
            Event::ContactWithdrawn { id } => {
                self.contacts.remove(&id);
                self.withdrawn.insert(id);
            }
            Event::GoalSet { id, on } => {
                self.goals.entry(id).or_insert(Goal { set: on, met: None, dropped: None });
            }
            Event::GoalMet { id, on } => {
                if let Some(goal) = self.goals.get_mut(&id) {
                    goal.met = Some(on);
                }
            }
            Event::GoalDropped { id, on } => {
                if let Some(goal) = self.goals.get_mut(&id) {
                    goal.dropped = Some(on);
                }
            }
            Event::PlanWritten { id, version, on } => {
                self.plans.push(Version { id, number: version, on });
            }
            Event::SafetyPlanWritten { id, version, on } => {
                self.safety_plans.push(Version { id, number: version, on });
            }
            Event::BehaviourNoted { id, tag, on } => {
                self.behaviours.insert(id, (tag, on));
            }
            Event::HistoryRecorded { id, history } => {
                self.history.insert(id, history);
            }
            Event::ConsultationNoted { id, week } => {
                self.consultations.insert(week, id);
            }
            Event::AdherenceScored { id, adherence } => {
                self.adherence.insert(adherence.month, (id, adherence));
            }
            Event::QuestionnaireScored { id, questionnaire } => {
                self.questionnaires.insert(id, questionnaire);
            }
            event => self.apply_rest(event),
        }
    }

    fn apply_rest(&mut self, event: Event) {
        match event {
            Event::FollowUpSet { id, owner, due } => {
                self.follow_ups.entry(id).or_insert(FollowUp { owner, due, done: None });
            }
            Event::FollowUpMoved { id, owner, due } => {
                if let Some(kept) = self.follow_ups.get_mut(&id) {
                    (kept.owner, kept.due) = (owner, due);
                }
            }
            Event::FollowUpDone { id, on } => {
                if let Some(kept) = self.follow_ups.get_mut(&id) {
                    kept.done = Some(on);
                }
            }
            Event::StoryAgreed { id, writer, on, until } => {
                let story = Story { writer, agreed: on, until, checked: None, withdrawn: None };
                self.stories.entry(id).or_insert(story);
            }
            Event::StoryChecked { id, checked_by, on } => {
                if let Some(story) = self.stories.get_mut(&id) {
                    story.checked = Some((checked_by, on));
                }
            }
            Event::StoryWithdrawn { id, on } => {
                if let Some(story) = self.stories.get_mut(&id) {
                    story.withdrawn = Some(on);
                }
            }
            _ => {}
        }
    }
}
