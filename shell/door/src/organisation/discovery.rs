//! What a provider publishes of itself: fetched when first needed, trusted for an hour, and
//! fetched again when it signs with a key not seen before.

use super::claims::TokenResponse;
use super::provider::{Provider, is_safe};
use super::wire::Wire;
use super::words;
use crate::fault::Fault;
use crate::micros;
use crate::refusal::Stop;
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreClientAuthMethod, CoreErrorResponseType, CoreGenderClaim,
    CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreProviderMetadata, CoreRevocableToken,
    CoreRevocationErrorResponse, CoreTokenIntrospectionResponse,
};
use openidconnect::{
    AuthType, ClientId, ClientSecret, DiscoveryError, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, IssuerUrl, RedirectUrl, StandardErrorResponse,
};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long what was fetched is trusted, and how soon it may be fetched again.
const TRUSTED: Duration = Duration::from_hours(1);
const AGAIN: Duration = Duration::from_secs(60);

/// A client of one provider.
pub(super) type Client = openidconnect::Client<
    super::claims::Extra,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    TokenResponse,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// What every provider published, each with when it was fetched.
pub(super) struct Discovery {
    wire: Wire,
    known: Mutex<HashMap<String, (CoreProviderMetadata, i64)>>,
}

impl Discovery {
    pub(super) fn new(wire: Wire) -> Discovery {
        Discovery { wire, known: Mutex::default() }
    }

    /// A client of a provider, for visitors who come back to an address of ours.
    pub(super) async fn client(
        &self,
        provider: &Provider,
        redirect: &str,
        now: i64,
    ) -> Result<Client, Stop> {
        provider.check()?;
        let redirect = RedirectUrl::new(redirect.to_owned())
            .map_err(|_| Fault::Settings("where visitors come back to is no address".to_owned()))?;
        let metadata = self.metadata(provider, now).await?;
        if !is_safe(metadata.authorization_endpoint().url(), provider.is_local()) {
            return Err(words::unreachable().because("its sign-in page is not https").into());
        }
        let auth = auth_type(&metadata);
        let secret = &provider.client_secret;
        let secret = secret.as_ref().map(|secret| ClientSecret::new(secret.reveal().to_owned()));
        let client_id = ClientId::new(provider.client_id.clone());
        let client = Client::from_provider_metadata(metadata, client_id, secret);
        Ok(client.set_auth_type(auth).set_redirect_uri(redirect))
    }

    pub(super) fn wire(&self, provider: &Provider) -> Wire {
        self.wire.to(provider.is_local())
    }

    /// Forgets what was fetched a while ago. Says whether anything was forgotten, so that somebody
    /// who sends wrong signatures cannot make us fetch without end.
    pub(super) fn forget_older(&self, provider: &Provider, now: i64) -> bool {
        let mut known = self.known();
        let (_, fetched_at) = match known.get(&provider.issuer) {
            Some(known) => known,
            None => return false,
        };
        let is_old = *fetched_at <= now.saturating_sub(micros(AGAIN));
        is_old && known.remove(&provider.issuer).is_some()
    }

    async fn metadata(&self, provider: &Provider, now: i64) -> Result<CoreProviderMetadata, Stop> {
        let trusted_since = now.saturating_sub(micros(TRUSTED));
        if let Some((metadata, fetched_at)) = self.known().get(&provider.issuer)
            && *fetched_at > trusted_since
        {
            return Ok(metadata.clone());
        }
        let issuer = IssuerUrl::new(provider.issuer.clone())
            .map_err(|_| Fault::Settings("the issuer is not an address".to_owned()))?;
        let wire = self.wire(provider);
        let fetched = CoreProviderMetadata::discover_async(issuer, &wire).await;
        let metadata = fetched.map_err(|why| match why {
            DiscoveryError::Request(why) => words::unreachable().because(why),
            // What it answered is not repeated.
            DiscoveryError::Response(status, ..) => words::unreachable().because(status),
            other => words::unreachable().because(other),
        })?;
        self.known().insert(provider.issuer.clone(), (metadata.clone(), now));
        Ok(metadata)
    }

    fn known(&self) -> MutexGuard<'_, HashMap<String, (CoreProviderMetadata, i64)>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How the provider wants us to prove ourselves: in a header, unless it only takes the body.
fn auth_type(metadata: &CoreProviderMetadata) -> AuthType {
    let takes = |method: CoreClientAuthMethod| {
        metadata
            .token_endpoint_auth_methods_supported()
            .is_some_and(|methods| methods.contains(&method))
    };
    let body_only = takes(CoreClientAuthMethod::ClientSecretPost)
        && !takes(CoreClientAuthMethod::ClientSecretBasic);
    if body_only { AuthType::RequestBody } else { AuthType::BasicAuth }
}
