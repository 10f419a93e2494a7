//! One-time codes from an app on a telephone (RFC 6238): six digits, thirty seconds, one step of
//! grace either way, each code once only.

use crate::fault::Fault;
use crate::qr;
use crate::secret::{Digest, Secret, random_bytes};
use crate::store::Store;
use crate::used;
use totp_rs::{Builder, Totp};
use zeroize::Zeroizing;

pub use crate::qr::Qr;

/// How long a code lasts, in seconds, and how many steps of grace there are either way.
const STEP: u64 = 30;
const GRACE: u16 = 1;

/// What the telephone's app is told.
#[derive(Debug)]
pub struct Setup {
    /// The secret to type in, in groups of four letters.
    pub typed: String,
    /// The address that opens the app.
    pub url: Secret,
    /// The same address, to be photographed.
    pub qr: Qr,
}

/// What became of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checked {
    /// It is the code, used for the first time.
    Right,
    /// It is not.
    Wrong,
    /// It is the code, and has been used: wait for the next.
    Used,
}

/// A new secret of 160 bits, as base32. To be kept sealed.
pub fn new_secret() -> Result<Secret, Fault> {
    let bytes = random_bytes::<20>()?;
    Ok(Secret::new(totp_rs::Secret::from(bytes).to_base32()))
}

/// What to show somebody who sets up their app.
pub fn setup(secret: &Secret, issuer: &str, account: &str) -> Result<Setup, Fault> {
    // A colon would end the issuer's part of the app's label.
    let plain = |text: &str| text.replace(':', " ");
    let builder = builder(secret)?.with_account_name(plain(account));
    let totp = builder.with_issuer(Some(plain(issuer))).build().map_err(unfit)?;
    let url = Secret::new(totp.to_url().map_err(unfit)?);
    Ok(Setup { typed: in_groups(secret.reveal()), qr: qr::draw(url.reveal())?, url })
}

/// Checks what somebody typed, and takes note that it was used. Blanks are forgiven. Count tries
/// with `rules::CODE` before asking.
pub async fn verify(
    store: &Store,
    person: &str,
    secret: &Secret,
    typed: &str,
    now: i64,
) -> Result<Checked, Fault> {
    let digits: Zeroizing<String> =
        Zeroizing::new(typed.chars().filter(|c| !c.is_whitespace()).take(16).collect());
    let seconds = u64::try_from(now / 1_000_000).unwrap_or(0);
    let Some(step) = totp(secret)?.check(&digits, seconds) else { return Ok(Checked::Wrong) };
    // The secret's digest is part of the key, so that a new secret begins with nothing used.
    let key = format!("code\n{person}\n{}\n{step}", Digest::of(secret.reveal()));
    let ends_at = now.saturating_add(i64::from(2 * GRACE + 1) * STEP.cast_signed() * 1_000_000);
    match used::once(store, &key, ends_at, now).await? {
        true => Ok(Checked::Right),
        false => Ok(Checked::Used),
    }
}

fn totp(secret: &Secret) -> Result<Totp, Fault> {
    builder(secret)?.with_account_name("homeward").build().map_err(unfit)
}

fn builder(secret: &Secret) -> Result<Builder, Fault> {
    let secret = totp_rs::Secret::try_from_base32(secret.reveal())
        .map_err(|_| Fault::Damaged("the secret of a one-time code cannot be read".to_owned()))?;
    Ok(Builder::new().with_secret(secret).with_step_duration(STEP).with_skew(GRACE))
}

fn unfit(_: totp_rs::TotpError) -> Fault {
    Fault::Damaged("the secret of a one-time code does not fit".to_owned())
}

fn in_groups(text: &str) -> String {
    let groups: Vec<&str> =
        text.as_bytes().chunks(4).filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(" ")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;

    #[test]
    fn the_app_is_told_one_secret_in_three_ways() {
        let secret = new_secret().unwrap();
        assert_eq!(secret.reveal().len(), 32);
        let setup = setup(&secret, "Homeward: Essex", "invented.officer@example.org").unwrap();
        assert_eq!(setup.typed.replace(' ', ""), secret.reveal());
        assert_eq!(setup.typed.split(' ').map(str::len).collect::<Vec<_>>(), [4; 8]);
        let url = url::Url::parse(setup.url.reveal()).unwrap();
        assert_eq!((url.scheme(), url.host_str()), ("otpauth", Some("totp")));
        let of =
            |name: &str| url.query_pairs().find(|(key, _)| key == name).unwrap().1.into_owned();
        assert_eq!(of("secret"), secret.reveal());
        assert_eq!(of("issuer"), "Homeward  Essex");
        assert!(setup.qr.path.starts_with('M'));
        assert!(!format!("{:?}", setup.url).contains(secret.reveal()));
    }

    #[test]
    fn a_code_is_the_one_the_standard_gives() {
        // RFC 6238, appendix B: this secret at 59 seconds gives 94287082, of which six digits.
        let secret = totp_rs::Secret::from(*b"12345678901234567890");
        let secret = Secret::new(secret.to_base32());
        assert_eq!(totp(&secret).unwrap().check("287082", 59), Some(1));
        assert_eq!(totp(&secret).unwrap().check("287082", 59 + 30), Some(1), "one step late");
        assert_eq!(totp(&secret).unwrap().check("287082", 59 + 61), None);
    }

    #[test]
    fn a_secret_that_is_none_is_a_fault() {
        assert!(setup(&"not base 32!".into(), "Homeward", "x").is_err());
        assert!(totp(&"AAAA".into()).is_err(), "too short to be safe");
    }
}
