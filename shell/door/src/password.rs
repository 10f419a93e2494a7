//! Passwords: kept as argon2id with 19 MiB, two passes and one lane, and chosen freely, so long as
//! they are long and not among those everybody tries first.

use crate::common;
use crate::fault::Fault;
use crate::refusal::Refusal;
use crate::secret::{Secret, random_bytes};
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use std::sync::LazyLock;
use tokio::sync::Semaphore;

/// The fewest characters of a password.
pub const SHORTEST: usize = 12;

/// The most characters of a password.
pub const LONGEST: usize = 1_000;

/// Memory in KiB, passes and lanes.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);

/// What an account that does not exist is compared with. Nothing is right for it: its digest is
/// 32 zeros.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// What comparing a password says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it is the password.
    pub right: bool,
    /// Whether it is right and should be kept again at today's cost.
    pub needs_rehash: bool,
}

/// What is kept of a password: a PHC string, which says how it was made.
pub async fn hash(password: &Secret) -> Result<Secret, Fault> {
    let password = password.clone();
    aside(move || {
        let salt = random_bytes::<16>()?;
        let made = argon2()?
            .hash_password_with_salt(password.reveal().as_bytes(), &salt)
            .map_err(|why| Fault::Damaged(format!("a password cannot be hashed: {why}")))?;
        Ok(Secret::new(made.to_string()))
    })
    .await
}

/// Compares a password with what is kept. With nothing kept, because there is no such account, it
/// takes as long and the password is wrong.
pub async fn verify(kept: Option<&Secret>, password: &Secret) -> Result<Verdict, Fault> {
    let kept = kept.cloned().unwrap_or_else(|| Secret::new(NOBODY));
    let password = password.clone();
    aside(move || {
        let unreadable = |why| Fault::Damaged(format!("a kept password cannot be read: {why}"));
        let parsed = PasswordHash::new(kept.reveal()).map_err(unreadable)?;
        // No more characters are read than a password may have: what is longer cannot be right.
        let fits = password.reveal().chars().nth(LONGEST).is_none();
        let given = if fits { password.reveal().as_bytes() } else { b"" };
        let right = argon2()?.verify_password(given, &parsed).is_ok() && fits;
        Ok(Verdict { right, needs_rehash: right && !is_of_today(&parsed) })
    })
    .await
}

/// Whether somebody may choose this password. `own` are texts of theirs that others know, such as
/// their e-mail address and their name.
pub fn check(password: &Secret, own: &[&str]) -> Result<(), Refusal> {
    let text = password.reveal();
    let length = text.chars().count();
    if length < SHORTEST {
        return Err(Refusal::new(
            "password-short",
            "This password is too short",
            "Use 12 characters or more. Three words that do not belong together are easy to keep \
             in mind",
        ));
    }
    if length > LONGEST {
        return Err(Refusal::new(
            "password-long",
            "This password is too long",
            "Use at most 1,000 characters",
        ));
    }
    if common::is_own(text, own) {
        return Err(Refusal::new(
            "password-own",
            "This password is made of your own name or address",
            "Choose one that somebody who knows you would not try",
        ));
    }
    if common::is_common(text) {
        return Err(Refusal::new(
            "password-common",
            "This is one of the passwords that are tried first",
            "Choose one that is not a usual word, name or row of keys with something added",
        ));
    }
    Ok(())
}

fn argon2() -> Result<Argon2<'static>, Fault> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None);
    let params = params.map_err(|why| Fault::Settings(format!("the cost of a password: {why}")))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn is_of_today(kept: &PasswordHash) -> bool {
    let (memory, passes, lanes) = COST;
    let params = Params::try_from(kept).ok();
    kept.algorithm.as_str() == "argon2id"
        && kept.version == Some(Version::V0x13.into())
        && params.is_some_and(|kept| {
            kept.m_cost() >= memory && kept.t_cost() >= passes && kept.p_cost() == lanes
        })
}

/// Runs on a thread of its own, as many at once as there are processors: each takes 19 MiB.
async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Fault> + Send + 'static,
) -> Result<T, Fault> {
    static ROOM: LazyLock<Semaphore> = LazyLock::new(|| {
        Semaphore::new(std::thread::available_parallelism().map_or(1, std::num::NonZero::get))
    });
    let _room = ROOM.acquire().await;
    match tokio::task::spawn_blocking(work).await {
        Ok(outcome) => outcome,
        Err(why) => Err(Fault::Damaged(format!("a password was not compared: {why}"))),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_password_is_right() {
        let kept = hash(&"violet kettle march".into()).await.unwrap();
        assert!(kept.reveal().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        let verdict = verify(Some(&kept), &"violet kettle march".into()).await.unwrap();
        assert_eq!(verdict, Verdict { right: true, needs_rehash: false });
        for wrong in ["violet kettle March", "violet kettle march ", ""] {
            assert!(!verify(Some(&kept), &wrong.into()).await.unwrap().right);
        }
        assert_ne!(hash(&"violet kettle march".into()).await.unwrap().reveal(), kept.reveal());
    }

    #[tokio::test]
    async fn nothing_is_right_for_an_account_that_does_not_exist() {
        for password in ["", "violet kettle march", "\0\0\0\0"] {
            let verdict = verify(None, &password.into()).await.unwrap();
            assert_eq!(verdict, Verdict { right: false, needs_rehash: false });
        }
    }

    #[tokio::test]
    async fn a_cheaper_hash_of_earlier_days_is_right_and_asks_to_be_made_again() {
        let cheap = Argon2::from(Params::new(8 * 1024, 1, 1, None).unwrap());
        let kept = cheap.hash_password_with_salt(b"violet kettle march", b"saltsalt").unwrap();
        let kept = Secret::new(kept.to_string());
        let verdict = verify(Some(&kept), &"violet kettle march".into()).await.unwrap();
        assert_eq!(verdict, Verdict { right: true, needs_rehash: true });
        assert!(!verify(Some(&kept), &"another".into()).await.unwrap().needs_rehash);
    }

    #[tokio::test]
    async fn a_damaged_hash_is_a_fault_and_lets_nobody_in() {
        assert!(verify(Some(&"not a hash".into()), &"x".into()).await.is_err());
    }

    #[test]
    fn a_password_is_refused_in_words_for_what_is_wrong_with_it() {
        let code = |text: &str| {
            check(&text.into(), &["invented.officer@example.org"]).err().map(|why| why.code)
        };
        assert_eq!(code("kettle"), Some("password-short"));
        assert_eq!(code("éééééé"), Some("password-short"), "characters, not bytes");
        assert_eq!(code(&"kettle ".repeat(143)), Some("password-long"));
        assert_eq!(code("Invented.Officer@example.org"), Some("password-own"));
        assert_eq!(code("InventedOfficer2026!"), Some("password-own"));
        assert_eq!(code("Password12345!"), Some("password-common"));
        assert_eq!(code("violet kettle march"), None);
    }
}
