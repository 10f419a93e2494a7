//! Passkeys (WebAuthn): what the browser is asked, what it answers, and the public keys that the
//! caller keeps. A passkey always asks its holder for a finger, a face or a number.

use crate::fault::Fault;
use crate::pending;
use crate::refusal::{Refusal, Stop};
use crate::secret::Token;
use crate::store::Store;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::Duration;
use url::Url;
use uuid::Uuid;
use webauthn_rs::prelude::{
    AuthenticationResult, DiscoverableAuthentication, Passkey, PasskeyAuthentication,
    PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, WebauthnError,
};
use webauthn_rs::{Webauthn, WebauthnBuilder};

/// How long somebody has to find their passkey.
const LIFE: Duration = Duration::from_mins(5);

/// The longest answer a browser is believed to give.
const LONGEST_ANSWER: usize = 64 * 1024;

const REGISTER: &str = "passkey-register";
const SIGN_IN: &str = "passkey-sign-in";
const CONFIRM: &str = "passkey-confirm";

/// A passkey as the caller keeps it: a public key, a counter and a few marks. Nothing secret.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Credential(Passkey);

impl Credential {
    /// Its id, as base64url: what browsers and authenticators call it.
    pub fn id(&self) -> String {
        id_text(self.0.cred_id())
    }
}

/// What the browser is asked.
#[derive(Debug)]
pub struct Challenge {
    /// Comes back with the answer, once, within five minutes.
    pub token: Token,
    /// `{"publicKey": …}` for `navigator.credentials`, bytes as base64url.
    pub options: serde_json::Value,
}

/// A passkey's proof.
#[derive(Debug)]
pub struct Proof {
    /// Which passkey.
    pub credential_id: String,
    /// The passkey to keep in place of the one handed in, where its counter or marks changed.
    pub updated: Option<Credential>,
}

/// Whose passkey it will be.
#[derive(Clone, Copy)]
pub struct Holder<'a> {
    /// What their passkeys call them: stable, and says nothing about them.
    pub id: Uuid,
    /// What they sign in as; shown by their device.
    pub name: &'a str,
    /// Their name; shown by their device.
    pub display: &'a str,
}

/// The passkeys of one service. Cheap to clone.
#[derive(Clone)]
pub struct Passkeys {
    webauthn: Arc<Webauthn>,
}

#[derive(Serialize, Deserialize)]
struct Registering {
    holder: Uuid,
    state: PasskeyRegistration,
}

impl Passkeys {
    /// Passkeys for a host, asked for on pages of one origin. A number is not a host: where the
    /// service runs on one's own machine it is `localhost`.
    pub fn new(host: &str, origin: &str, name: &str) -> Result<Passkeys, Fault> {
        let unfit = |why: String| Fault::Settings(format!("passkeys on {origin}: {why}"));
        let url = Url::parse(origin).map_err(|why| unfit(why.to_string()))?;
        let is_safe = url.scheme() == "https" || url.host_str() == Some("localhost");
        if !is_safe {
            return Err(unfit("browsers ask for passkeys on https or on localhost only".into()));
        }
        let webauthn = WebauthnBuilder::new(host, &url)
            .and_then(|builder| builder.rp_name(name).timeout(LIFE).build())
            .map_err(|why| unfit(format!("the host must be its own or one above it ({why:?})")))?;
        Ok(Passkeys { webauthn: Arc::new(webauthn) })
    }

    /// Asks the browser to make a passkey; those the holder has already are left out.
    pub async fn register_start(
        &self,
        store: &Store,
        holder: Holder<'_>,
        existing: &[Credential],
        now: i64,
    ) -> Result<Challenge, Stop> {
        let existing = existing.iter().map(|one| one.0.cred_id().clone()).collect();
        let (options, state) = self
            .webauthn
            .start_passkey_registration(holder.id, holder.name, holder.display, Some(existing))
            .map_err(|why| declined(&why))?;
        let state = Registering { holder: holder.id, state };
        let token = pending::begin(store, REGISTER, &state, LIFE, now).await?;
        let mut options = json(&options)?;
        // A passkey its device can list signs in without a name being typed.
        options["publicKey"]["authenticatorSelection"]["residentKey"] = "preferred".into();
        Ok(Challenge { token, options })
    }

    /// Takes the browser's answer. The caller keeps the credential for the holder.
    pub async fn register_finish(
        &self,
        store: &Store,
        holder: Uuid,
        token: &str,
        answer: &str,
        now: i64,
    ) -> Result<Credential, Stop> {
        let answer: RegisterPublicKeyCredential = read(answer)?;
        let begun: Registering = take(store, REGISTER, token, now).await?;
        if begun.holder != holder {
            return Err(late().into());
        }
        let made = self.webauthn.finish_passkey_registration(&answer, &begun.state);
        Ok(made.map(Credential).map_err(|why| declined(&why))?)
    }

    /// Asks the browser for any passkey of this service: no name is typed, so none can be guessed.
    pub async fn sign_in_start(&self, store: &Store, now: i64) -> Result<Challenge, Stop> {
        let started = self.webauthn.start_discoverable_authentication();
        let (options, state) = started.map_err(|why| declined(&why))?;
        let token = pending::begin(store, SIGN_IN, &state, LIFE, now).await?;
        let mut options = json(&options)?;
        if let Some(options) = options.as_object_mut() {
            options.remove("mediation");
        }
        Ok(Challenge { token, options })
    }

    /// Whose passkey an answer claims to be, and which: the holder's id and the credential's. It
    /// proves nothing yet; the caller looks up that holder's credentials for `sign_in_finish`.
    pub fn who(&self, answer: &str) -> Result<(Uuid, String), Stop> {
        let answer: PublicKeyCredential = read(answer)?;
        let (holder, id) = self
            .webauthn
            .identify_discoverable_authentication(&answer)
            .map_err(|why| declined(&why))?;
        Ok((holder, id_text(id)))
    }

    /// Takes the browser's answer, with the credentials of whoever it claims to be.
    pub async fn sign_in_finish(
        &self,
        store: &Store,
        token: &str,
        answer: &str,
        theirs: &[Credential],
        now: i64,
    ) -> Result<Proof, Stop> {
        let answer: PublicKeyCredential = read(answer)?;
        let state: DiscoverableAuthentication = take(store, SIGN_IN, token, now).await?;
        let is_used = |one: &&Credential| one.0.cred_id()[..] == *answer.get_credential_id();
        let unknown = || declined(&WebauthnError::CredentialNotFound);
        let used = theirs.iter().find(is_used).ok_or_else(unknown)?;
        let result = self.webauthn.finish_discoverable_authentication_v2(&answer, state, &used.0);
        proof(result, theirs)
    }

    /// Asks somebody who has come in to prove again who they are, with a passkey of theirs.
    pub async fn confirm_start(
        &self,
        store: &Store,
        theirs: &[Credential],
        now: i64,
    ) -> Result<Challenge, Stop> {
        if theirs.is_empty() {
            return Err(none().into());
        }
        let keys: Vec<Passkey> = theirs.iter().map(|one| one.0.clone()).collect();
        let started = self.webauthn.start_passkey_authentication(&keys);
        let (options, state) = started.map_err(|why| declined(&why))?;
        let token = pending::begin(store, CONFIRM, &state, LIFE, now).await?;
        Ok(Challenge { token, options: json(&options)? })
    }

    /// Takes the browser's answer to that.
    pub async fn confirm_finish(
        &self,
        store: &Store,
        token: &str,
        answer: &str,
        theirs: &[Credential],
        now: i64,
    ) -> Result<Proof, Stop> {
        let answer: PublicKeyCredential = read(answer)?;
        let state: PasskeyAuthentication = take(store, CONFIRM, token, now).await?;
        let result = self.webauthn.finish_passkey_authentication(&answer, &state);
        proof(result, theirs)
    }
}

/// What a result proves, for one of the credentials handed in and no other.
fn proof(
    result: Result<AuthenticationResult, WebauthnError>,
    theirs: &[Credential],
) -> Result<Proof, Stop> {
    let result = result.map_err(|why| declined(&why))?;
    let unknown = || declined(&WebauthnError::CredentialNotFound);
    let used = theirs.iter().find(|one| one.0.cred_id() == result.cred_id()).ok_or_else(unknown)?;
    let mut used = used.clone();
    let changed = used.0.update_credential(&result) == Some(true);
    Ok(Proof { credential_id: used.id(), updated: changed.then_some(used) })
}

fn id_text(id: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(id)
}

async fn take<T: DeserializeOwned>(
    store: &Store,
    kind: &str,
    token: &str,
    now: i64,
) -> Result<T, Stop> {
    pending::take(store, kind, token, now).await?.ok_or_else(|| late().into())
}

fn json<T: Serialize>(options: &T) -> Result<serde_json::Value, Fault> {
    serde_json::to_value(options)
        .map_err(|why| Fault::Damaged(format!("a passkey's question cannot be written: {why}")))
}

fn read<T: DeserializeOwned>(answer: &str) -> Result<T, Refusal> {
    if answer.len() > LONGEST_ANSWER {
        return Err(unreadable().because("it is too long"));
    }
    // What the parser says may quote the answer, so only its place is told.
    serde_json::from_str(answer)
        .map_err(|why| unreadable().because(format_args!("at column {}", why.column())))
}

fn unreadable() -> Refusal {
    Refusal::new(
        "passkey-unreadable",
        "Your browser's answer could not be read",
        "Try again, or sign in another way",
    )
}

fn late() -> Refusal {
    Refusal::new(
        "passkey-late",
        "This took too long, or was already done",
        "Start again: you have five minutes to use your passkey",
    )
}

fn none() -> Refusal {
    Refusal::new(
        "passkey-none",
        "You have no passkey yet",
        "Make one on your account's page, or confirm another way",
    )
}

fn declined(why: &WebauthnError) -> Refusal {
    let refusal = match why {
        WebauthnError::CredentialPossibleCompromise => Refusal::new(
            "passkey-copied",
            "This passkey may have been copied",
            "Sign in another way, remove this passkey and tell whoever looks after Homeward",
        ),
        WebauthnError::CredentialAlreadyExists => Refusal::new(
            "passkey-known",
            "This device already has a passkey for you",
            "Use the one you have",
        ),
        WebauthnError::UserNotVerified => Refusal::new(
            "passkey-unverified",
            "Your passkey did not ask for your finger, face or number",
            "Set up a screen lock or a number for it, or sign in another way",
        ),
        _ => Refusal::new(
            "passkey-declined",
            "This passkey is not known here",
            "Try another passkey, or sign in another way",
        ),
    };
    refusal.because(format_args!("{why:?}"))
}
