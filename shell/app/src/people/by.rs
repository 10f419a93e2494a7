//! How a verb about people is done: by whom, when, and from which form. A form sent twice is one
//! command, and is recorded once.

use crate::actor::Actor;
use crate::book::Book;
use crate::desk::{Desk, Done, Failure, Mode, Moment, Order, same};
use crate::fact::Fact;
use crate::people::event::Event;
use record::Particular;

/// Who does something, when, and from which form.
#[derive(Clone, Copy, Debug)]
pub struct By<'a> {
    /// Who.
    pub actor: &'a Actor,
    /// When.
    pub moment: Moment,
    /// Whether it is recorded.
    pub mode: Mode,
    /// What makes the form this one and no other.
    pub form: &'a str,
}

/// What a verb about people asks to be recorded.
#[derive(Debug, Default)]
pub struct Events {
    /// What happened.
    pub events: Vec<Event>,
    /// Names, addresses, words and credentials for the register.
    pub register: Vec<Particular>,
}

impl From<Event> for Events {
    fn from(event: Event) -> Events {
        Events { events: vec![event], register: Vec::new() }
    }
}

impl Events {
    /// The same with a value for the register.
    pub fn with(mut self, subject: &str, field: &str, value: &str) -> Events {
        let (subject, field, value) = (subject.to_owned(), field.to_owned(), value.to_owned());
        self.register.push(Particular { subject, field, value });
        self
    }
}

/// Records what a verb says happened.
///
/// # Errors
/// What the verb refuses, or the record's fault.
pub async fn record(
    desk: &mut Desk,
    by: By<'_>,
    verb: &str,
    events: impl Fn(&Book) -> Result<Events, Failure>,
) -> Result<Done, Failure> {
    let who = by.actor.to_string();
    let command = same(&[verb.as_bytes(), who.as_bytes(), by.form.as_bytes()]);
    desk.act(by.actor, by.moment, by.mode, |book| {
        let Events { events, register } = events(book)?;
        let facts = events.into_iter().map(|event| Fact::People { event }).collect();
        Ok(Order { command: command.clone(), facts, register, ..Order::default() })
    })
    .await
}
