//! What an organisation says of one of its people, checked, and what we take from it.

use super::discovery::Client;
use super::id_token;
use super::provider::Provider;
use crate::micros;
use openidconnect::core::{
    CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreTokenType,
};
use openidconnect::{
    AdditionalClaims, ClaimsVerificationError, EmptyExtraTokenFields, EndUserName, IdTokenClaims,
    IdTokenFields, LocalizedClaim, Nonce, StandardTokenResponse, UserInfoClaims,
};
use serde::{Deserialize, Serialize};
use std::time::{Duration, SystemTime};

/// By how much a provider's clock may differ from ours.
const CLOCKS: Duration = Duration::from_secs(60);

/// Somebody, as their organisation knows them.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    /// The provider's id.
    pub provider: String,
    /// Whose people come in by it.
    pub organisation: String,
    /// Who says so.
    pub issuer: String,
    /// Who they are there, for as long as they are: a number, never an address. An account of ours
    /// is found by the issuer and this, by nothing else.
    pub subject: String,
    /// Their address, where it is known. Addresses change hands.
    pub email: Option<String>,
    /// Whether their organisation says it has checked that address.
    pub email_verified: bool,
    /// Their name, where it is known.
    pub name: Option<String>,
    /// Whether their organisation says it asked for a second factor.
    pub second_factor: bool,
    /// Whether they were asked to sign in again, and did.
    pub again: bool,
}

impl std::fmt::Debug for Identity {
    /// Says nothing about the person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Identity(of {}, second factor: {})", self.provider, self.second_factor)
    }
}

/// What Microsoft's directory calls the organisation and the person; the usual subject differs
/// there for every program.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Extra {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tid: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    oid: Option<String>,
}

impl AdditionalClaims for Extra {}

pub(super) type Claims = IdTokenClaims<Extra, CoreGenderClaim>;
pub(super) type More = UserInfoClaims<Extra, CoreGenderClaim>;
pub(super) type IdToken = openidconnect::IdToken<
    Extra,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;
pub(super) type TokenResponse = StandardTokenResponse<
    IdTokenFields<
        Extra,
        EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;

/// Signatures anyone can check and only the provider can make.
const SIGNATURES: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// The claims of a response, after their signature, issuer, audience, end and nonce were checked.
pub(super) fn verified(
    client: &Client,
    response: &TokenResponse,
    nonce: &Nonce,
    now: i64,
) -> Result<Claims, ClaimsVerificationError> {
    let since = Duration::from_micros(now.max(0).cast_unsigned());
    let verifier = client
        .id_token_verifier()
        .set_allowed_algs(SIGNATURES)
        .set_time_fn(move || (SystemTime::UNIX_EPOCH + since).into());
    id_token(response)?.claims(&verifier, nonce).cloned()
}

/// Whether they proved who they are since they left us.
pub(super) fn is_recent(claims: &Claims, left_at: i64) -> bool {
    let since = left_at.saturating_sub(micros(CLOCKS));
    claims.auth_time().is_some_and(|at| at.timestamp_micros() >= since)
}

/// What we take from it.
pub(super) fn identity(provider: &Provider, claims: &Claims, more: Option<&More>) -> Identity {
    let (email, email_verified) = match (claims.email(), more) {
        (Some(email), _) => (Some(email), claims.email_verified()),
        (None, Some(more)) => (more.email(), more.email_verified()),
        (None, None) => (None, None),
    };
    let name = first(claims.name()).or_else(|| more.and_then(|more| first(more.name())));
    Identity {
        provider: provider.id.clone(),
        organisation: provider.organisation.clone(),
        issuer: provider.issuer.clone(),
        subject: subject(claims),
        email: email.map(|email| email.as_str().to_owned()),
        email_verified: email_verified.unwrap_or(false),
        name,
        second_factor: has_second_factor(claims),
        again: false,
    }
}

/// The two kinds are written apart, so that no one subject can be made to look like another.
fn subject(claims: &Claims) -> String {
    match claims.additional_claims() {
        Extra { tid: Some(tid), oid: Some(oid) } => format!("directory:{tid}:{oid}"),
        _ => format!("subject:{}", claims.subject().as_str()),
    }
}

/// Whether the methods (RFC 8176) or the class it names mean two factors.
fn has_second_factor(claims: &Claims) -> bool {
    let methods: Vec<&str> = claims
        .auth_method_refs()
        .map(|methods| methods.iter().map(|method| method.as_str()).collect())
        .unwrap_or_default();
    let class = claims.auth_context_ref().map(|class| class.as_str());
    says_second_factor(&methods, class)
}

fn says_second_factor(methods: &[&str], class: Option<&str>) -> bool {
    const KNOWS: [&str; 3] = ["pwd", "pin", "kba"];
    const HAS: [&str; 7] = ["otp", "hwk", "swk", "sms", "tel", "sc", "pop"];
    const CLASSES: [&str; 4] = [
        "phr",
        "phrh",
        "https://refeds.org/profile/mfa",
        "http://schemas.openid.net/pape/policies/2007/06/multi-factor",
    ];
    let has_one_of = |known: &[&str]| methods.iter().any(|method| known.contains(method));
    methods.contains(&"mfa")
        || (has_one_of(&KNOWS) && has_one_of(&HAS))
        || class.is_some_and(|class| CLASSES.contains(&class))
}

fn first(claim: Option<&LocalizedClaim<EndUserName>>) -> Option<String> {
    claim.and_then(|claim| claim.iter().next()).map(|(_, name)| name.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::says_second_factor;

    #[test]
    fn two_factors_are_what_the_organisation_says_they_are() {
        assert!(says_second_factor(&["pwd", "mfa"], None));
        assert!(says_second_factor(&["pwd", "otp"], None));
        assert!(says_second_factor(&[], Some("phr")));
        assert!(says_second_factor(&[], Some("https://refeds.org/profile/mfa")));
        assert!(!says_second_factor(&["pwd"], None));
        assert!(!says_second_factor(&["otp"], None));
        assert!(!says_second_factor(&["otp", "sms"], None), "two of one kind");
        assert!(!says_second_factor(&[], Some("1")));
        assert!(!says_second_factor(&[], None));
    }
}
