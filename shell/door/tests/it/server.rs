//! What a web server needs of it: every step can wait on one thread and go on on another, and
//! what is kept for all requests can be shared.

use crate::support::NOW;
use door::{Arrival, Ask, Limits, Organisations, Passkeys, Provider, Sessions, Store, rules};

fn is_sent<F: Future + Send>(_: F) {}
fn is_shared<T: Clone + Send + Sync + 'static>() {}

/// It is enough that this compiles.
#[expect(dead_code, reason = "nothing is asked of it but to compile")]
fn every_step_can_move_between_threads(
    store: &Store,
    sessions: &Sessions,
    limits: &Limits,
    passkeys: &Passkeys,
    organisations: (&Organisations, &Provider, Arrival<'_>),
) {
    let (organisations, provider, arrival) = organisations;
    is_sent(store.purge(NOW));
    is_sent(sessions.find("", NOW));
    is_sent(sessions.renew(&door::Digest::of(""), NOW));
    is_sent(limits.check(&rules::CODE, "", NOW));
    is_sent(limits.refund(&rules::CODE, "", NOW));
    is_sent(passkeys.sign_in_finish(store, "", "", &[], NOW));
    is_sent(passkeys.register_finish(store, uuid::Uuid::nil(), "", "", NOW));
    is_sent(organisations.start(store, provider, "", Ask::SignIn, NOW));
    is_sent(organisations.finish(store, provider, arrival, NOW));
    is_sent(door::password::verify(None, &"".into()));
    is_sent(door::code::verify(store, "", &"".into(), "", NOW));
}

#[test]
fn what_is_made_once_is_shared_by_every_request() {
    is_shared::<Store>();
    is_shared::<Sessions>();
    is_shared::<Limits>();
    is_shared::<Passkeys>();
    is_shared::<Organisations>();
}
