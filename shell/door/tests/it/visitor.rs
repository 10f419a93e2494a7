//! A visitor's browser, as far as signing in at an organisation needs one: it follows redirects,
//! keeps cookies and fills in one form.

use openidconnect::reqwest::{Client, Method, Response, header, redirect};
use std::collections::BTreeMap;
use url::Url;

/// Where our own service would be.
pub const BACK: &str = "http://127.0.0.1:1/sign-in/organisation/back";

/// A browser.
pub struct Visitor {
    client: Client,
    cookies: BTreeMap<String, String>,
}

/// What a visitor brings back, in the address.
#[derive(Debug)]
pub struct Brought {
    parts: BTreeMap<String, String>,
}

impl Brought {
    pub fn get(&self, name: &str) -> &str {
        self.parts.get(name).map_or("", String::as_str)
    }
}

impl Visitor {
    pub fn new() -> Visitor {
        let client = Client::builder().redirect(redirect::Policy::none()).no_proxy();
        Visitor { client: client.build().unwrap(), cookies: BTreeMap::new() }
    }

    /// Goes where we send them and signs in there as somebody.
    pub async fn sign_in(&mut self, url: &str, login: &str) -> Brought {
        let form = match self.follow(Method::GET, url, None).await {
            Ok(brought) => return brought,
            Err(form) => form,
        };
        let submitted = self.follow(Method::POST, &form, Some(format!("login={login}"))).await;
        submitted.unwrap_or_else(|page| panic!("another page came instead: {page}"))
    }

    /// Goes where we send them and stops there.
    pub async fn cancel(&mut self, url: &str) -> Brought {
        let form = self.follow(Method::GET, url, None).await.unwrap_err();
        self.follow(Method::GET, &format!("{form}/cancel"), None).await.unwrap()
    }

    /// Follows redirects until they are sent back to us, or come to a page: then its address.
    async fn follow(
        &mut self,
        mut method: Method,
        url: &str,
        mut body: Option<String>,
    ) -> Result<Brought, String> {
        let mut url = Url::parse(url).unwrap();
        for _ in 0..10 {
            let response = self.ask(method, &url, body.take()).await;
            let Some(next) = response.headers().get(header::LOCATION) else {
                assert!(response.status().is_success(), "{url}: {}", response.status());
                return Err(url.to_string());
            };
            url = url.join(next.to_str().unwrap()).unwrap();
            if url.as_str().starts_with(BACK) {
                let parts = url.query_pairs().into_owned().collect();
                return Ok(Brought { parts });
            }
            method = Method::GET;
        }
        panic!("too many redirects");
    }

    async fn ask(&mut self, method: Method, url: &Url, body: Option<String>) -> Response {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = self.client.request(method, url.clone());
        let request = request.header(header::COOKIE, cookies.join("; "));
        let request = match body {
            Some(body) => {
                request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(body)
            }
            None => request,
        };
        let response = request.send().await.unwrap();
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        response
    }
}
