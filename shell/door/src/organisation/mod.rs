//! Coming in through one's organisation's own sign-in: OpenID Connect's code flow, with PKCE, a
//! state bound to the visitor's browser, and a nonce.

mod claims;
mod discovery;
mod provider;
mod wire;
mod words;

pub use claims::Identity;
pub use provider::Provider;

use crate::fault::Fault;
use crate::pending;
use crate::refusal::{Refusal, Stop};
use crate::secret::{Token, same};
use crate::store::Store;
use claims::{Claims, TokenResponse};
use discovery::{Client, Discovery};
use openidconnect::core::{CoreAuthPrompt, CoreAuthenticationFlow};
use openidconnect::{
    AuthorizationCode, ClaimsVerificationError, CsrfToken, Nonce, OAuth2TokenResponse,
    PkceCodeChallenge, PkceCodeVerifier, RequestTokenError, Scope, TokenResponse as _,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::Duration;
use wire::Wire;

/// How long somebody has to sign in at their organisation.
const LIFE: Duration = Duration::from_mins(10);

const PENDING: &str = "organisation";

/// What a visitor is sent to their organisation for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// To come in. Who is signed in there already need not do anything.
    SignIn,
    /// To prove again who they are, now.
    Again,
}

/// Where to send a visitor.
#[derive(Debug)]
pub struct Departure {
    /// Their organisation's sign-in.
    pub url: String,
    /// For a cookie of their browser, until they come back: only this browser can.
    pub token: Token,
}

/// What a visitor comes back with.
#[derive(Clone, Copy)]
pub struct Arrival<'a> {
    /// Their browser's cookie.
    pub token: &'a str,
    /// The address's `state`.
    pub state: &'a str,
    /// The address's `code`.
    pub code: &'a str,
    /// The address's `iss`, where it has one.
    pub iss: Option<&'a str>,
}

/// What is kept while a visitor is away.
#[derive(Serialize, Deserialize)]
struct Away {
    provider: String,
    redirect: String,
    state: String,
    nonce: String,
    verifier: String,
    ask: Ask,
    left_at: i64,
}

/// The organisations' sign-ins. Cheap to clone. What a provider publishes is fetched when it is
/// first needed and trusted for an hour.
#[derive(Clone)]
pub struct Organisations {
    discovery: Arc<Discovery>,
}

impl Organisations {
    /// Nothing is fetched yet.
    pub fn new() -> Result<Organisations, Fault> {
        Ok(Organisations { discovery: Arc::new(Discovery::new(Wire::new()?)) })
    }

    /// Sends a visitor to their organisation. `redirect` is our address they come back to, as it
    /// is registered there.
    pub async fn start(
        &self,
        store: &Store,
        provider: &Provider,
        redirect: &str,
        ask: Ask,
        now: i64,
    ) -> Result<Departure, Stop> {
        let client = self.discovery.client(provider, redirect, now).await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (state, nonce) = (Token::new()?, Token::new()?);
        let away = Away {
            provider: provider.id.clone(),
            redirect: redirect.to_owned(),
            state: state.reveal().to_owned(),
            nonce: nonce.reveal().to_owned(),
            verifier: verifier.into_secret(),
            ask,
            left_at: now,
        };
        let mut request = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || CsrfToken::new(state.reveal().to_owned()),
                move || Nonce::new(nonce.reveal().to_owned()),
            )
            .add_scopes(["email", "profile"].map(|scope| Scope::new(scope.to_owned())))
            .set_pkce_challenge(challenge);
        if ask == Ask::Again {
            request = request.add_prompt(CoreAuthPrompt::Login).set_max_age(Duration::ZERO);
        }
        let (url, _, _) = request.url();
        let token = pending::begin(store, PENDING, &away, LIFE, now).await?;
        Ok(Departure { url: url.into(), token })
    }

    /// Takes a visitor back, and asks their organisation who they are. Each departure has one
    /// arrival.
    pub async fn finish(
        &self,
        store: &Store,
        provider: &Provider,
        arrival: Arrival<'_>,
        now: i64,
    ) -> Result<Identity, Stop> {
        let away: Option<Away> = pending::take(store, PENDING, arrival.token, now).await?;
        let away = away.ok_or_else(words::late)?;
        let is_theirs =
            away.provider == provider.id && same(away.state.as_bytes(), arrival.state.as_bytes());
        if !is_theirs {
            return Err(words::elsewhere().into());
        }
        if arrival.iss.is_some_and(|iss| iss != provider.issuer) {
            return Err(words::elsewhere().because("another issuer answered").into());
        }
        let client = self.discovery.client(provider, &away.redirect, now).await?;
        let response = self.exchange(provider, &client, arrival.code, away.verifier).await?;
        let nonce = Nonce::new(away.nonce);
        let claims = self.verify(provider, &away.redirect, &client, &response, &nonce, now).await?;
        if away.ask == Ask::Again && !claims::is_recent(&claims, away.left_at) {
            return Err(words::not_again().into());
        }
        let more = match claims.email().is_none() || claims.name().is_none() {
            true => self.ask_more(provider, &client, &response, &claims).await,
            false => None,
        };
        let again = away.ask == Ask::Again;
        Ok(Identity { again, ..claims::identity(provider, &claims, more.as_ref()) })
    }

    /// What to tell a visitor whose organisation sent them back with an error.
    pub fn declined(error: &str) -> Refusal {
        words::declined(error)
    }

    /// Exchanges the code a visitor brought for what their organisation says of them.
    async fn exchange(
        &self,
        provider: &Provider,
        client: &Client,
        code: &str,
        verifier: String,
    ) -> Result<TokenResponse, Refusal> {
        let request = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|why| words::unreachable().because(why))?
            .set_pkce_verifier(PkceCodeVerifier::new(verifier));
        let wire = self.discovery.wire(provider);
        request.request_async(&wire).await.map_err(|why| match why {
            // Its description may name somebody.
            RequestTokenError::ServerResponse(said) => words::untrusted().because(said.error()),
            RequestTokenError::Request(why) => words::unreachable().because(why),
            other => words::unreachable().because(other),
        })
    }

    /// Checks what their organisation says. A signature by a key not yet known is looked at once
    /// more with the keys as they are published now.
    async fn verify(
        &self,
        provider: &Provider,
        redirect: &str,
        client: &Client,
        response: &TokenResponse,
        nonce: &Nonce,
        now: i64,
    ) -> Result<Claims, Stop> {
        match claims::verified(client, response, nonce, now) {
            Err(ClaimsVerificationError::SignatureVerification(why))
                if self.discovery.forget_older(provider, now) =>
            {
                let client = self.discovery.client(provider, redirect, now).await?;
                let again = claims::verified(&client, response, nonce, now);
                Ok(again.map_err(|_| words::untrusted().because(why))?)
            }
            outcome => Ok(outcome.map_err(|why| words::untrusted().because(why))?),
        }
    }

    /// Asks for the address and name of somebody whose organisation did not send them along. It
    /// is a help only: without an answer they come in all the same.
    async fn ask_more(
        &self,
        provider: &Provider,
        client: &Client,
        response: &TokenResponse,
        claims: &Claims,
    ) -> Option<claims::More> {
        let subject = claims.subject().clone();
        let request = client.user_info(response.access_token().clone(), Some(subject)).ok()?;
        let wire = self.discovery.wire(provider);
        request.request_async(&wire).await.ok()
    }
}

/// The ID token of a response.
fn id_token(response: &TokenResponse) -> Result<&claims::IdToken, ClaimsVerificationError> {
    let none = || ClaimsVerificationError::Other("the response holds no ID token".to_owned());
    response.id_token().ok_or_else(none)
}
