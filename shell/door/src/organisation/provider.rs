//! One organisation's own sign-in, as it is set up.

use crate::fault::Fault;
use crate::secret::Secret;
use serde::Deserialize;
use url::Url;

/// An organisation's own sign-in.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// What we call it, in addresses of ours.
    pub id: String,
    /// Whose people come in by it.
    pub organisation: String,
    /// Its issuer, exactly as it writes it, of this one organisation alone.
    pub issuer: String,
    /// What it calls us.
    pub client_id: String,
    /// What proves us to it, where it wants that.
    pub client_secret: Option<Secret>,
}

impl Provider {
    /// Whether it can be used: only https is, but for one on this machine.
    pub fn check(&self) -> Result<(), Fault> {
        let unfit = |why: &str| Fault::Settings(format!("sign-in by {}: {why}", self.id));
        let url = Url::parse(&self.issuer).map_err(|_| unfit("the issuer is not an address"))?;
        if !is_safe(&url, true) {
            return Err(unfit("the issuer's address must begin with https://"));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(unfit("the issuer's address may hold neither ? nor #"));
        }
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if self.id.is_empty() || !self.id.chars().all(plain) {
            return Err(unfit("its id is made of letters, digits, hyphens and underscores"));
        }
        if self.client_id.is_empty() {
            return Err(unfit("it has no client id"));
        }
        Ok(())
    }

    /// Whether it runs on this machine, as tests and trials do.
    pub(super) fn is_local(&self) -> bool {
        Url::parse(&self.issuer).is_ok_and(|url| url.scheme() == "http" && is_loopback(&url))
    }
}

/// Whether an address may be asked: https always, plain http on this machine where that is meant.
pub(super) fn is_safe(url: &Url, local: bool) -> bool {
    url.scheme() == "https" || (local && url.scheme() == "http" && is_loopback(url))
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn provider(issuer: &str) -> Provider {
        Provider {
            id: "essex".to_owned(),
            organisation: "O-1".to_owned(),
            issuer: issuer.to_owned(),
            client_id: "homeward".to_owned(),
            client_secret: None,
        }
    }

    #[test]
    fn only_https_is_trusted_but_for_this_machine() {
        for issuer in ["https://id.example.org/tenant/v2.0", "http://127.0.0.1:9000"] {
            assert!(provider(issuer).check().is_ok(), "{issuer}");
        }
        for issuer in [
            "http://id.example.org",
            "http://127.0.0.1.example.org",
            "http://localhost.example.org",
            "ftp://localhost",
            "id.example.org",
            "https://id.example.org/?tenant=1",
        ] {
            assert!(provider(issuer).check().is_err(), "{issuer}");
        }
        assert!(provider("http://localhost:9000").is_local());
        assert!(!provider("https://localhost:9000").is_local());
    }

    #[test]
    fn an_organisations_provider_may_not_send_us_to_this_machine() {
        let url = |text: &str| Url::parse(text).is_ok_and(|url| is_safe(&url, false));
        assert!(!url("http://127.0.0.1/token"));
        assert!(url("https://id.example.org/token"));
    }

    #[test]
    fn an_id_fits_into_an_address() {
        let odd = Provider { id: "a/b".to_owned(), ..provider("https://id.example.org") };
        assert!(odd.check().is_err());
    }
}
