//! Reminders by e-mail: who has something that has waited for them longer than the contract's days
//! is told once a day, until it is done. A message names no child and no amount.

use crate::rounds::go_round;
use crate::service::Service;
use app::access::{Here, Thing};
use app::due::{Due, due};
use definitions::days_between;
use door::{Allowed, Rule};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// How long between rounds.
const EVERY: Duration = Duration::from_secs(60);

/// One message a person and day. What is counted may be lost with the door's store; then someone
/// is reminded twice.
const ONCE_A_DAY: Rule = Rule {
    name: "reminder",
    allowed: 1,
    window: Duration::from_hours(48),
    first_wait: Duration::from_hours(48),
    longest_wait: Duration::from_hours(48),
    shared: true,
};

/// Goes round until the service stops.
pub async fn keep_reminding(service: Arc<Service>, stopped: watch::Receiver<bool>) {
    go_round(service, stopped, EVERY, "a reminder could not be sent", round).await;
}

/// Reminds everyone who is due a reminder today; how many were.
///
/// # Errors
/// Words for the log: the mail server or a store failed. Those reminded before it stay reminded.
pub async fn round(service: &Service) -> Result<usize, String> {
    let Some(post) = &service.settings.post else { return Ok(0) };
    let (shown, moment) = (service.shown(), service.clock.moment());
    let (view, today) = (&shown.view, moment.today);
    let Some(page) = &view.book.act.terms else { return Ok(0) };
    let children = view.children().map_err(|refusal| refusal.title.to_string())?;
    let days = i64::from(*page.days_to_remind.value(today));
    let mut waiting = due(&view.book, children, today);
    waiting.retain(|one| days_between(one.since, today) >= days);
    if waiting.is_empty() {
        return Ok(0);
    }
    let here = Here { second_factor: true, program: false };
    let mut reminded = 0;
    for person in view.book.people.accounts.keys() {
        let Some(asker) = app::access::asker(&view.book.people, person, today, here) else {
            continue;
        };
        let mine = waiting.iter().filter(|one| service.allows(&asker, one.asks, &Thing::Programme));
        let mine: Vec<&Due> = mine.collect();
        let Some(to) = view.names.email(person).filter(|to| !to.is_empty() && !mine.is_empty())
        else {
            continue;
        };
        let (key, now) = (format!("{person} {today}"), service.clock.door());
        let allowed = service.limits.check(&ONCE_A_DAY, &key, now).await;
        if !matches!(allowed.map_err(|fault| fault.to_string())?, Allowed::Yes) {
            continue;
        }
        let sent = post.send(to, &subject(&mine), text(&service.settings.origin, &mine)).await;
        if let Err(words) = sent {
            // It was not told, so today is still to come for them.
            let clear = service.limits.clear(&ONCE_A_DAY, &key).await;
            clear.map_err(|fault| fault.to_string())?;
            return Err(words);
        }
        reminded += 1;
    }
    Ok(reminded)
}

fn subject(mine: &[&Due]) -> String {
    match mine.len() {
        1 => "Homeward: something waits for you".to_owned(),
        n => format!("Homeward: {n} things wait for you"),
    }
}

fn text(origin: &str, mine: &[&Due]) -> String {
    let kinds: Vec<String> = mine.iter().map(|one| format!("- {origin}{}\n", one.href)).collect();
    format!(
        "This has waited for you for some days. Sign in to see to it:\n\n{}\n\
         You are told once a day until it is done. This message says nothing about anyone, and \
         cannot be answered.\n",
        kinds.concat()
    )
}
