//! How we talk to an organisation's provider: no redirects, no plain http, no waiting for long and
//! no answer of any length.

use super::provider::is_safe;
use crate::fault::Fault;
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse, http, reqwest};
use std::pin::Pin;
use std::time::Duration;
use url::Url;

/// How long a provider may take, and how much it may say.
const PATIENCE: Duration = Duration::from_secs(10);
const LONGEST: usize = 1024 * 1024;

/// Connections to providers. Cheap to clone.
#[derive(Clone)]
pub(super) struct Wire {
    outside: reqwest::Client,
    inside: reqwest::Client,
    local: bool,
}

/// Why a provider could not be asked.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unanswered {
    #[error("it names an address that is not https")]
    Unsafe,
    #[error("it says more than is read")]
    TooMuch,
    #[error("it does not answer: {0}")]
    Silent(String),
}

impl Wire {
    pub(super) fn new() -> Result<Wire, Fault> {
        let outside = client(reqwest::Client::builder())?;
        let inside = client(reqwest::Client::builder().no_proxy())?;
        Ok(Wire { outside, inside, local: false })
    }

    /// The same for a provider of this machine, or not.
    pub(super) fn to(&self, local: bool) -> Wire {
        Wire { local, ..self.clone() }
    }

    async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, Unanswered> {
        let url = Url::parse(&request.uri().to_string()).map_err(|_| Unanswered::Unsafe)?;
        if !is_safe(&url, self.local) {
            return Err(Unanswered::Unsafe);
        }
        let client = if self.local { &self.inside } else { &self.outside };
        let mut response =
            client.execute(request.try_into().map_err(silent)?).await.map_err(silent)?;
        let mut answer = http::Response::builder().status(response.status());
        for (name, value) in response.headers() {
            answer = answer.header(name, value);
        }
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(silent)? {
            if body.len() + chunk.len() > LONGEST {
                return Err(Unanswered::TooMuch);
            }
            body.extend_from_slice(&chunk);
        }
        answer.body(body).map_err(|why| Unanswered::Silent(why.to_string()))
    }
}

impl<'c> AsyncHttpClient<'c> for Wire {
    type Error = Unanswered;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Unanswered>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.ask(request))
    }
}

fn client(builder: reqwest::ClientBuilder) -> Result<reqwest::Client, Fault> {
    builder
        .redirect(reqwest::redirect::Policy::none())
        .timeout(PATIENCE)
        .user_agent("homeward")
        .build()
        .map_err(|why| Fault::Settings(format!("no connection to providers: {why}")))
}

/// The address may hold a tenant's name but never a person's; it is left out all the same.
fn silent(why: reqwest::Error) -> Unanswered {
    Unanswered::Silent(why.without_url().to_string())
}
