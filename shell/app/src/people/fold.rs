//! How facts about people fold. It cannot fail: what does not fit is passed over.

use super::event::Event;
use super::{Account, Brake, Concern, Followed, Glass, Grant, Held, Link, People, Token, WayIn};

impl People {
    /// Folds in an event already on the record.
    pub fn apply(&mut self, entry: u64, at: i64, by: &str, event: Event) {
        match event {
            Event::PersonAdded { person, organisation } => {
                let account = Account { organisation, entry, changed: entry, ..Account::default() };
                self.accounts.entry(person).or_insert(account);
            }
            Event::RoleGiven { person, role, since, until } => {
                let held = Held { what: role, since, until };
                self.change(&person, entry, |account| account.roles.push(held));
            }
            Event::RoleEnded { person, role, on, .. } => {
                self.change(&person, entry, |account| end(&mut account.roles, &role, on));
            }
            Event::RelationGiven { person, relation, since } => {
                let held = Held { what: relation, since, until: None };
                self.change(&person, entry, |account| account.relations.push(held));
            }
            Event::RelationEnded { person, relation, on, .. } => {
                self.change(&person, entry, |account| end(&mut account.relations, &relation, on));
            }
            Event::PersonLeft { person, on, .. } => {
                self.change(&person, entry, |account| account.left = Some(on));
                self.links.retain(|_, link| link.person != person);
            }
            Event::LinkMade { person, purpose, digest, ends_at } => {
                // A newer link takes the place of an older one.
                self.links.retain(|_, link| link.person != person);
                let (of, by) = (digest.clone(), by.to_owned());
                let made = WayIn { digest: of, purpose, by, at, used_at: None };
                self.of(&person, |account| account.links.push(made));
                self.links.insert(digest, Link { person, purpose, ends_at });
            }
            Event::LinkUsed { digest } => {
                if let Some(link) = self.links.remove(&digest) {
                    self.of(&link.person, |account| {
                        for made in account.links.iter_mut().filter(|made| made.digest == digest) {
                            made.used_at = Some(at);
                        }
                    });
                }
            }
            Event::CredentialChanged { person, which, held } => self.of(&person, |account| {
                match held {
                    true => account.credentials.insert(which),
                    false => account.credentials.remove(&which),
                };
                account.credential_changes += 1;
            }),
            event => self.apply_access(entry, at, by, event),
        }
    }

    fn apply_access(&mut self, entry: u64, at: i64, by: &str, event: Event) {
        let by = by.to_owned();
        match event {
            Event::GrantGiven { person, scope, purpose, since, until } => {
                let grant = Grant { person, by, scope, purpose, since, until, ended: None };
                self.grants.insert(entry, grant);
            }
            Event::GrantEnded { grant, why } => {
                if let Some(grant) = self.grants.get_mut(&grant) {
                    grant.ended = Some(why);
                }
            }
            Event::GlassBroken { person, case, why, ends_at } => {
                self.glass.insert(entry, Glass { person, case, why, at, ends_at, review: None });
            }
            Event::GlassReviewed { glass, right, words } => {
                if let Some(glass) = self.glass.get_mut(&glass) {
                    glass.review = Some((right, words, by));
                }
            }
            Event::BrakePulled { case, why } => {
                self.brakes.insert(entry, Brake { case, why, by, at, followed: Vec::new() });
            }
            Event::BrakeFollowed { brake, outcome, released } => {
                if let Some(brake) = self.brakes.get_mut(&brake) {
                    brake.followed.push(Followed { outcome, by, at, released });
                }
            }
            Event::ConcernLogged { concern, kind, case, team, owner, review_on } => {
                let review_on = Some(review_on);
                let logged = Concern { kind, case, team, by, at, owner, review_on, reviews: 0 };
                self.concerns.insert(concern, logged);
            }
            Event::ConcernReviewed { concern, owner, review_on } => {
                if let Some(concern) = self.concerns.get_mut(&concern) {
                    (concern.owner, concern.review_on) = (owner, review_on);
                    concern.reviews += 1;
                }
            }
            Event::TokenMade { person, token, label, digest, scopes, ends_at } => {
                let scopes = scopes.into_iter().collect();
                let made = Token { person, label, digest, scopes, ends_at, ended: false };
                self.tokens.insert(token, made);
            }
            Event::TokenEnded { token } => {
                if let Some(token) = self.tokens.get_mut(&token) {
                    token.ended = true;
                }
            }
            Event::FindingOwned { finding, owner } => {
                self.finding_owners.insert(finding, owner);
            }
            _ => {}
        }
    }

    fn change(&mut self, person: &str, entry: u64, change: impl FnOnce(&mut Account)) {
        self.of(person, |account| {
            change(account);
            account.changed = entry;
        });
    }

    fn of(&mut self, person: &str, change: impl FnOnce(&mut Account)) {
        if let Some(account) = self.accounts.get_mut(person) {
            change(account);
        }
    }
}

/// Ends what is held and has no earlier end.
fn end<T: PartialEq>(held: &mut [Held<T>], what: &T, on: definitions::Date) {
    for one in held.iter_mut().filter(|one| one.what == *what) {
        if one.until.is_none_or(|until| on < until) {
            one.until = Some(on);
        }
    }
}
