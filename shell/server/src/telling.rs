//! Telling referrers by e-mail what was decided, and writing down that they were told. A message
//! the server did not take is tried again in the next round; until then the decision stands among
//! those nobody was told of, for a person to see. Source: the Review, sections 4 and 10.

use crate::rounds::go_round;
use crate::service::Service;
use app::pathway::untold::{Waits, untold};
use app::people::by::By;
use app::referral::told::{Heard, told};
use app::{Actor, Mode};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// How long between rounds.
const EVERY: Duration = Duration::from_secs(15);

/// Goes round until the service stops.
pub async fn keep_telling(service: Arc<Service>, stopped: watch::Receiver<bool>) {
    go_round(service, stopped, EVERY, "a referrer could not be told by e-mail", round).await;
}

/// Tells every referrer who waits, once; how many were told.
///
/// # Errors
/// Words for the log: the mail server or the record failed. Those told before it stay told.
pub async fn round(service: &Service) -> Result<usize, String> {
    let Some(post) = &service.settings.post else { return Ok(0) };
    let (shown, moment) = (service.shown(), service.clock.moment());
    let view = &shown.view;
    if view.book.pathway.is_none() {
        return Ok(0);
    }
    let mut done = 0;
    for one in untold(&view.book, moment.today).map_err(|refusal| refusal.title.to_string())? {
        let Some(to) = view.names.email(&one.referrer).filter(|to| !to.is_empty()) else {
            continue;
        };
        let Some(actor) = decided_by(service, &one) else { continue };
        post.send(to, &subject(&one), text(&service.settings.origin, &one)).await?;
        let why = if one.is_late { "sent by the service as soon as it could" } else { "" };
        let heard = Heard { of: one.decision, on: moment.today, how: "by e-mail", why };
        let form = format!("e-mail {} {} {}", one.referral, one.decision.said(), one.on);
        let by = By { actor: &actor, moment, mode: Mode::Record, form: &form };
        let mut desk = service.desk().await;
        told(&mut desk, by, &one.referral, &heard).await.map_err(|failure| failure.to_string())?;
        done += 1;
    }
    Ok(done)
}

/// Whoever decided tells; the service writes for them.
fn decided_by(service: &Service, one: &Waits) -> Option<Actor> {
    let shown = service.shown();
    let path = shown.view.book.paths.get(&one.referral)?;
    let untold = path.untold();
    let decided = untold.iter().rfind(|untold| untold.decision == one.decision)?;
    decided.by.parse().ok()
}

fn subject(one: &Waits) -> String {
    format!("Homeward: news of your referral {}", one.referral)
}

fn text(origin: &str, one: &Waits) -> String {
    format!(
        "There is news of your referral {}. Sign in to read it:\n\n{origin}/referrals/{}\n\n\
         This message says nothing about anyone, and cannot be answered.\n",
        one.referral, one.key
    )
}
