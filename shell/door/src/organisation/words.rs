//! What a visitor is told when coming in through their organisation does not work.

use crate::refusal::Refusal;

const START_AGAIN: &str = "Start again from Homeward's sign-in page, in this browser";
const ASK: &str = "Try again. If it happens twice, tell whoever looks after Homeward in your \
                   organisation";

/// Nothing is known of their having left.
pub(super) fn late() -> Refusal {
    Refusal::new("organisation-late", "This took too long, or was already done", START_AGAIN)
}

/// What they bring back was not given to this browser.
pub(super) fn elsewhere() -> Refusal {
    Refusal::new(
        "organisation-elsewhere",
        "This sign-in was not begun in this browser",
        START_AGAIN,
    )
}

/// Their organisation's provider does not answer, or not as one does.
pub(super) fn unreachable() -> Refusal {
    Refusal::new(
        "organisation-unreachable",
        "Your organisation's sign-in does not answer",
        "Try again in a few minutes, or sign in another way",
    )
}

/// Their organisation's provider answered something that does not hold.
pub(super) fn untrusted() -> Refusal {
    Refusal::new(
        "organisation-untrusted",
        "What your organisation's sign-in sent could not be trusted",
        ASK,
    )
}

/// They were to prove again who they are, and did not.
pub(super) fn not_again() -> Refusal {
    Refusal::new(
        "organisation-not-again",
        "Your organisation did not ask you to sign in again",
        "Sign out there and try again, or confirm with a passkey or a code",
    )
}

/// They came back with an error.
pub(super) fn declined(error: &str) -> Refusal {
    let refusal = match error {
        "access_denied" => Refusal::new(
            "organisation-declined",
            "You were not signed in",
            "You stopped, or your organisation has not given you access to Homeward. Try again, \
             or ask them",
        ),
        "login_required" | "interaction_required" | "consent_required" => Refusal::new(
            "organisation-interaction",
            "Your organisation needs something from you first",
            "Sign in at your organisation, then start again from Homeward's sign-in page",
        ),
        _ => Refusal::new("organisation-error", "Your organisation's sign-in failed", ASK),
    };
    // Anybody can write an address, so only what looks like one of the standard's codes is logged.
    let is_code = error.len() <= 64 && error.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    refusal.because(if is_code { error } else { "an error that is no code" })
}

#[cfg(test)]
mod tests {
    use super::declined;

    #[test]
    fn an_error_that_is_no_code_does_not_reach_the_log() {
        assert_eq!(declined("access_denied").detail.as_deref(), Some("access_denied"));
        let odd = declined("x\nforged line").detail;
        assert_eq!(odd.as_deref(), Some("an error that is no code"));
    }
}
