//! What a person may do and see, decided by the policies and remembered while nothing that they
//! read has changed: until something is recorded, or the next thing that ends by itself ends.

use crate::service::{Service, Shown};
use app::Moment;
use app::View;
use app::access::{Action, Asker, Relations, Thing};
use care::Case;
use definitions::{Date, Refusal};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// Decisions remembered.
#[derive(Default)]
pub struct Memory {
    programme: Mutex<HashMap<Who, Arc<Vec<bool>>>>,
    children: Mutex<HashMap<(Who, Action), Arc<Reach>>>,
    relations: Mutex<Option<(Date, i64, Arc<Relations>)>>,
}

/// Who asked, as far as decisions depend on it.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Who {
    person: String,
    second_factor: bool,
    program: bool,
    day: Date,
}

/// Which listed cases a person reaches with an action, in the order of the list.
pub struct Reach {
    /// Whether each is reached.
    pub allowed: Vec<bool>,
    /// The moment from which it must be asked again.
    until: i64,
}

/// Who looks, at what is shown, and when: a person on a page or a program.
#[derive(Clone, Copy)]
pub struct Eyes<'a> {
    /// The service.
    pub service: &'a Arc<Service>,
    /// What is shown.
    pub shown: &'a Arc<Shown>,
    /// Who looks.
    pub asker: &'a Asker,
    /// When.
    pub moment: Moment,
}

impl<'a> Eyes<'a> {
    /// What is shown.
    pub fn view(self) -> &'a View {
        &self.shown.view
    }

    /// Whether they may do something of the programme as a whole.
    pub fn may(self, action: Action) -> bool {
        self.shown.memory.may(self.service, self.asker, action, self.moment.today)
    }

    /// Which listed cases they reach with an action, in the order of the list.
    ///
    /// # Errors
    /// A refusal when the book has no contract.
    pub fn reach(self, action: Action) -> Result<Arc<Reach>, Refusal> {
        let memory = &self.shown.memory;
        memory.reach(self.service, self.view(), self.asker, action, self.moment)
    }
}

/// A young person within reach.
pub struct Reached<'a> {
    /// The case's pseudonym.
    pub key: String,
    /// The case as last reported.
    pub case: &'a Case,
    /// Where it is among the tracked children; none when it has no window.
    pub tracked: Option<usize>,
}

/// A young person within reach of an action, by pseudonym. One who is not there and one who is
/// out of reach are decided alike.
///
/// # Errors
/// A refusal when the book has no contract.
pub fn child<'a>(
    (service, shown, asker): (&Service, &'a Shown, &Asker),
    key: &str,
    action: Action,
    moment: Moment,
) -> Result<Option<Reached<'a>>, Refusal> {
    let view = &shown.view;
    let relations = shown.memory.relations(view, moment);
    let known = view.child(&relations, key)?;
    let nobody = app::access::nobody();
    let child = known.as_ref().unwrap_or(&nobody);
    let allowed = service.allows(asker, action, &Thing::Child(child));
    let Some(case) = view.case(key)?.filter(|_| allowed) else { return Ok(None) };
    Ok(Some(Reached { key: key.to_owned(), case, tracked: view.tracked(key)? }))
}

impl Memory {
    /// Whether a person may do something of the programme as a whole.
    pub fn may(&self, service: &Service, asker: &Asker, action: Action, day: Date) -> bool {
        let who = who(asker, day);
        let known = lock(&self.programme).get(&who).cloned();
        let decided = known.unwrap_or_else(|| {
            let decide = |action: &Action| service.allows(asker, *action, &Thing::Programme);
            let decided = Arc::new(Action::ALL.iter().map(decide).collect::<Vec<bool>>());
            lock(&self.programme).insert(who, decided.clone());
            decided
        });
        let at = Action::ALL.iter().position(|one| *one == action);
        at.is_some_and(|at| decided[at])
    }

    /// Which listed cases a person reaches with an action.
    ///
    /// # Errors
    /// A refusal when the book has no contract.
    pub fn reach(
        &self,
        service: &Service,
        view: &View,
        asker: &Asker,
        action: Action,
        moment: Moment,
    ) -> Result<Arc<Reach>, Refusal> {
        let key = (who(asker, moment.today), action);
        if let Some(known) = lock(&self.children).get(&key)
            && moment.at < known.until
        {
            return Ok(known.clone());
        }
        let relations = self.relations(view, moment);
        let mut allowed = Vec::new();
        for (pseudonym, case) in view.cases()? {
            let child = app::access::child(&relations, case, pseudonym);
            allowed.push(service.allows(asker, action, &Thing::Child(&child)));
        }
        let reach = Arc::new(Reach { allowed, until: next_end(view, moment.at) });
        lock(&self.children).insert(key, reach.clone());
        Ok(reach)
    }

    /// Who is related to which case now.
    pub fn relations(&self, view: &View, moment: Moment) -> Arc<Relations> {
        let mut kept = lock(&self.relations);
        if let Some((day, until, relations)) = &*kept
            && *day == moment.today
            && moment.at < *until
        {
            return relations.clone();
        }
        let relations = Arc::new(view.relations(moment.today, moment.at));
        *kept = Some((moment.today, next_end(view, moment.at), relations.clone()));
        relations
    }
}

/// The next moment at which broken glass mends by itself.
pub fn next_end(view: &View, at: i64) -> i64 {
    let ends = view.book.people.glass.values().map(|glass| glass.ends_at);
    ends.filter(|end| *end > at).min().unwrap_or(i64::MAX)
}

fn who(asker: &Asker, day: Date) -> Who {
    let (second_factor, program) = (asker.second_factor, asker.program);
    Who { person: asker.id.clone(), second_factor, program, day }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    match mutex.lock() {
        Ok(guard) => guard,
        Err(poisoned) => poisoned.into_inner(),
    }
}
