//! A program with a token: whose it is, what it was made for, and what it may. It does what its
//! owner may, within its scopes, until it ends; what binds, a person does.

use super::problem::Problem;
use crate::guard;
use crate::reach::{self, Eyes, Reach, Reached};
use crate::service::{Service, Shown};
use app::access::{Action, Asker, Here, Thing};
use app::people::by::By;
use app::{Actor, Mode, Moment, View};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use door::{Allowed, Digest, address_key, rules};
use std::collections::BTreeSet;
use std::net::IpAddr;
use std::str::FromStr;
use std::sync::Arc;

/// One request of a program.
pub struct Program {
    /// The service.
    pub service: Arc<Service>,
    /// What is shown.
    pub shown: Arc<Shown>,
    /// Who asks: the token's owner, by a program.
    pub asker: Asker,
    /// The token's number.
    pub token: String,
    /// What it is for.
    pub label: String,
    /// What it may ask for.
    pub scopes: BTreeSet<Action>,
    /// When it ends, in microseconds since 1970.
    pub ends_at: i64,
    /// When it asks.
    pub moment: Moment,
}

impl FromRequestParts<Arc<Service>> for Program {
    type Rejection = Problem;

    async fn from_request_parts(
        parts: &mut Parts,
        service: &Arc<Service>,
    ) -> Result<Program, Problem> {
        let now = service.clock.door();
        let Some(program) = bearer(&parts.headers).and_then(|secret| known(service, secret)) else {
            let from = parts.extensions.get::<guard::From>().map(|from| from.0);
            let address = address_key(from.unwrap_or(IpAddr::from([127, 0, 0, 1])));
            return match service.limits.check(&rules::ADDRESS, &address, now).await? {
                Allowed::Yes => Err(Problem::no_token()),
                Allowed::Wait { seconds } => Err(Problem::too_often(seconds)),
            };
        };
        match service.limits.check(&rules::API_TOKEN, &program.token, now).await? {
            Allowed::Yes => Ok(program),
            Allowed::Wait { seconds } => Err(Problem::too_often(seconds)),
        }
    }
}

/// The secret a request carries.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let mut sent = headers.get_all(header::AUTHORIZATION).iter();
    let (only, other) = (sent.next()?, sent.next());
    let (scheme, secret) = only.to_str().ok()?.split_once(' ')?;
    let fits = other.is_none() && scheme.eq_ignore_ascii_case("bearer");
    Some(secret.trim()).filter(|secret| fits && secret.starts_with("hw_"))
}

/// The program whose secret this is, while its token can be used and its owner comes in.
fn known(service: &Arc<Service>, secret: &str) -> Option<Program> {
    let (shown, moment) = (service.shown(), service.clock.moment());
    let people = &shown.view.book.people;
    let digest = Digest::of(secret).to_string();
    let (number, token) = app::people::token::usable(people, &digest, moment.at)?;
    let here = Here { second_factor: true, program: true };
    let asker = app::access::asker(people, &token.person, moment.today, here)?;
    let scopes = token.scopes.iter().filter_map(|word| Action::from_str(word).ok()).collect();
    let (token, label, ends_at) = (number.to_owned(), token.label.clone(), token.ends_at);
    let service = service.clone();
    Some(Program { service, shown, asker, token, label, scopes, ends_at, moment })
}

impl Program {
    /// What is shown.
    pub fn view(&self) -> &View {
        &self.shown.view
    }

    /// The last entry of what is shown.
    pub fn as_of(&self) -> u64 {
        self.view().book.as_of
    }

    /// Whether the token was made for something of the programme as a whole, and its owner may.
    pub fn may(&self, action: Action) -> bool {
        self.has(action)
            && self.shown.memory.may(&self.service, &self.asker, action, self.moment.today)
    }

    /// Asks for something of the programme as a whole.
    ///
    /// # Errors
    /// The scope that is needed; or as if there were no such address.
    pub fn must(&self, action: Action) -> Result<(), Problem> {
        self.must_have(action)?;
        if self.may(action) { Ok(()) } else { Err(Problem::not_found()) }
    }

    /// Asks for the scope.
    ///
    /// # Errors
    /// The scope that is needed.
    pub fn must_have(&self, action: Action) -> Result<(), Problem> {
        match self.has(action) {
            true => Ok(()),
            false => Err(Problem::scope_needed(action.word())),
        }
    }

    /// Whether the token was made for it.
    pub fn has(&self, action: Action) -> bool {
        self.scopes.contains(&action)
    }

    /// A young person within reach. One who is not there and one who is out of reach are decided
    /// alike and answered alike.
    ///
    /// # Errors
    /// The scope that is needed; or as if there were no such young person.
    pub fn child(&self, key: &str, action: Action) -> Result<Reached<'_>, Problem> {
        self.must_have(action)?;
        self.reached(key, action)?.ok_or_else(Problem::not_found)
    }

    /// Whether something may be shown of a young person too: the scope is there and so is the
    /// right.
    ///
    /// # Errors
    /// A refusal when the book has no contract.
    pub fn may_of(&self, key: &str, action: Action) -> Result<bool, Problem> {
        Ok(self.has(action) && self.reached(key, action)?.is_some())
    }

    /// A young person the owner reaches, whatever the token was made for: for what names one and
    /// shows nothing of them.
    ///
    /// # Errors
    /// A refusal when the book has no contract.
    pub fn reached(&self, key: &str, action: Action) -> Result<Option<Reached<'_>>, Problem> {
        let of = (&*self.service, &*self.shown, &self.asker);
        Ok(reach::child(of, key, action, self.moment)?)
    }

    /// Who looks, at what, and when.
    pub fn eyes(&self) -> Eyes<'_> {
        let (service, shown, asker) = (&self.service, &self.shown, &self.asker);
        Eyes { service, shown, asker, moment: self.moment }
    }

    /// Which listed cases are within reach, in the order of the list. An owner who could reach no
    /// young person whatever was given them has no such list.
    ///
    /// # Errors
    /// The scope that is needed; or as if there were no such list.
    pub fn reach(&self, action: Action) -> Result<Arc<Reach>, Problem> {
        self.must_have(action)?;
        let own = app::access::own(&self.asker);
        if !self.service.allows(&self.asker, action, &Thing::Child(&own)) {
            return Err(Problem::not_found());
        }
        Ok(self.eyes().reach(action)?)
    }

    /// Notes that children's records are shown. Nothing is shown before it is noted.
    ///
    /// # Errors
    /// A fault of the log.
    pub async fn note(&self, what: &str, subjects: Vec<String>) -> Result<(), Problem> {
        if subjects.is_empty() {
            return Ok(());
        }
        self.service.metrics.read();
        let by = format!("{}:{}", self.asker.organisation, self.asker.id);
        let what = format!("API: {what}");
        Ok(self.service.reads.note(self.moment.at, &by, what, subjects).await?)
    }

    /// Who acts on the record.
    ///
    /// # Errors
    /// As if there were no such address, for whoever is no party to the contract.
    pub fn actor(&self) -> Result<Actor, Problem> {
        let account = self.view().book.people.accounts.get(&self.asker.id);
        account
            .and_then(|account| app::access::actor(account, &self.asker.id))
            .ok_or_else(Problem::not_found)
    }

    /// How a verb about people is done.
    pub fn by<'a>(&self, actor: &'a Actor, form: &'a str) -> By<'a> {
        By { actor, moment: self.moment, mode: Mode::Record, form }
    }
}
