//! The service: one book, the log of reads, the door, the rules, and what is shown until
//! something is recorded.

use crate::clock::Clock;
use crate::compared::Compared;
use crate::found::Found;
use crate::kept::Kept;
use crate::letters::Letters;
use crate::metrics::Metrics;
use crate::post::Post;
use crate::reach::Memory;
use crate::rendered::Rendered;
use app::access::{Rules, Thing};
use app::history::keep::Proof;
use app::variation::replay::Replayed;
use app::{Desk, Failure, Reads, Record, View};
use door::{Digest, Limits, Organisations, Passkeys, Provider, Sessions, Store, Terms};
use std::ops::{Deref, DerefMut};
use std::path::PathBuf;
use std::sync::{Arc, RwLock};
use tokio::sync::{Mutex, MutexGuard};

/// How the service stands in the world.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Its address as people type it, such as `https://homeward.example`; without a stroke at the
    /// end.
    pub origin: String,
    /// Whether everyone in the book is invented. Only then may anyone come in without proof.
    pub invented: bool,
    /// Whether a proxy in front says where a request came from, in `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// Organisations that sign their own people in.
    pub providers: Vec<Provider>,
    /// The way e-mail goes; without one, people are told on their pages alone.
    pub post: Option<Post>,
    /// The program by which a browser calculates a quarter again, where it was built.
    pub recompute: Option<PathBuf>,
}

/// Everything a request needs.
pub struct Service {
    /// How it stands in the world.
    pub settings: Settings,
    /// What tells the time.
    pub clock: Clock,
    /// Who may do what.
    pub rules: Rules,
    /// The log of reads.
    pub reads: Reads,
    /// What may be lost: sessions, counters, replies.
    pub door: Store,
    /// Who is signed in.
    pub sessions: Sessions,
    /// How often something may be tried.
    pub limits: Limits,
    /// Passkeys.
    pub passkeys: Passkeys,
    /// Organisations' own sign-in.
    pub organisations: Organisations,
    /// Proofs that a record is whole, by its name, where it ended and the minute: whoever asks
    /// within the same minute is shown the same one.
    pub proofs: Kept<(&'static str, u64, i64), Proof>,
    /// What past quarters would have paid under a variation, by its number, how many quarters are
    /// settled and how many children were forgotten.
    pub replays: Kept<(String, usize, usize), Vec<Replayed>>,
    /// What is counted for whoever runs it.
    pub metrics: Metrics,
    /// The record behind the book, for what is read from its beginning.
    pub record: Record,
    /// The letters of statements.
    pub letters: Letters,
    /// Quarters as known at two times.
    pub compared: Compared,
    /// The findings in the council's returns.
    pub found: Found,
    desk: Mutex<Desk>,
    shown: RwLock<Arc<Shown>>,
    form_key: String,
}

/// A view and who may see what of it, as far as anyone asked.
pub struct Shown {
    /// The view.
    pub view: View,
    /// What was decided already.
    pub memory: Memory,
    /// Pages rendered already.
    pub rendered: Rendered,
}

impl Service {
    /// A service on an open book.
    ///
    /// # Errors
    /// A fault of a store, or settings that cannot be.
    pub async fn open(
        mut desk: Desk,
        reads: Reads,
        door: Store,
        clock: Clock,
        settings: Settings,
    ) -> Result<Service, String> {
        let said = |error: &dyn std::fmt::Display| error.to_string();
        desk.know_names().await.map_err(|error| said(&error))?;
        let rules = Rules::read().map_err(|error| said(&error))?;
        let form_key = form_key(&desk).await?;
        let host = url::Url::parse(&settings.origin)
            .ok()
            .and_then(|origin| origin.host_str().map(str::to_owned))
            .ok_or_else(|| format!("“{}” is not an address", settings.origin))?;
        let passkeys =
            Passkeys::new(&host, &settings.origin, "Homeward").map_err(|error| said(&error))?;
        for provider in &settings.providers {
            provider.check().map_err(|error| said(&error))?;
        }
        Ok(Service {
            rules,
            reads,
            sessions: Sessions::new(&door, Terms::default()),
            limits: Limits::new(&door),
            passkeys,
            organisations: Organisations::new().map_err(|error| said(&error))?,
            proofs: Kept::new(2),
            replays: Kept::new(8),
            metrics: Metrics::default(),
            record: desk.record.clone(),
            letters: Letters::default(),
            compared: Compared::default(),
            found: Found::default(),
            shown: RwLock::new(Arc::new(Shown::of(&desk))),
            desk: Mutex::new(desk),
            door,
            clock,
            settings,
            form_key,
        })
    }

    /// What is shown now.
    pub fn shown(&self) -> Arc<Shown> {
        match self.shown.read() {
            Ok(shown) => shown.clone(),
            Err(poisoned) => poisoned.into_inner().clone(),
        }
    }

    /// The desk, to record something. What is shown follows when it is let go.
    pub async fn desk(&self) -> AtDesk<'_> {
        let desk = self.desk.lock().await;
        let before = desk.book.as_of;
        AtDesk { desk, service: self, before }
    }

    /// Folds in what other programs recorded, if anything.
    ///
    /// # Errors
    /// A fault of the store.
    pub async fn follow(&self) -> Result<(), Failure> {
        let mut desk = self.desk().await;
        if desk.is_behind().await? {
            desk.follow().await?;
        }
        Ok(())
    }

    /// What proves that a form was made for a person by this service.
    pub fn form_token(&self, person: &str) -> String {
        Digest::of(format!("{}\0{person}\0{}", self.form_key, self.form_key)).to_string()
    }

    /// Whether a decision about a thing allows.
    pub fn allows(
        &self,
        asker: &app::access::Asker,
        action: app::access::Action,
        thing: &Thing<'_>,
    ) -> bool {
        self.rules.decide(asker, action, thing).allowed
    }
}

/// The key of forms, in the register, so that every server of the book has the same.
async fn form_key(desk: &Desk) -> Result<String, String> {
    let said = |fault: app::Fault| fault.to_string();
    let kept = desk.record.register_get("service").await.map_err(said)?;
    if let Some(key) = kept.get("credential.forms") {
        return Ok(key.clone());
    }
    let key = door::Token::new().map_err(|fault| fault.to_string())?.reveal().to_owned();
    desk.record.register_put("service", "credential.forms", &key).await.map_err(said)?;
    Ok(key)
}

impl Shown {
    fn of(desk: &Desk) -> Shown {
        Shown {
            view: View::new(desk.book.clone(), desk.names.clone()),
            memory: Memory::default(),
            rendered: Rendered::default(),
        }
    }
}

/// The desk while someone records; what is shown follows at the end.
pub struct AtDesk<'a> {
    desk: MutexGuard<'a, Desk>,
    service: &'a Service,
    before: u64,
}

impl Deref for AtDesk<'_> {
    type Target = Desk;
    fn deref(&self) -> &Desk {
        &self.desk
    }
}

impl DerefMut for AtDesk<'_> {
    fn deref_mut(&mut self) -> &mut Desk {
        &mut self.desk
    }
}

impl Drop for AtDesk<'_> {
    fn drop(&mut self) {
        if self.desk.book.as_of == self.before {
            return;
        }
        let next = Arc::new(Shown::of(&self.desk));
        match self.service.shown.write() {
            Ok(mut shown) => *shown = next,
            Err(poisoned) => *poisoned.into_inner() = next,
        }
    }
}
