//! Forms as they are sent: fields by name, bound to the person they were made for, each form with
//! a number of its own so that sending it twice does it once.

use crate::failure::Failure;
use crate::service::Service;
use crate::visit::Visit;
use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header;
use definitions::Date;
use door::Token;
use face::{Errors, Question};
use maud::{Markup, html};
use std::sync::Arc;

/// The largest form.
const LARGEST: usize = 256 * 1024;

/// The fields of a form that came for the person signed in.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    pairs: Vec<(String, String)>,
}

/// A form from someone signed in, made for them.
pub struct Sent {
    /// Who sent it.
    pub visit: Visit,
    /// What it says.
    pub fields: Fields,
}

/// A form from someone not signed in.
pub struct Unsigned(pub Fields);

impl Fields {
    /// A field's value, trimmed; nothing where it is not there.
    pub fn get(&self, name: &str) -> &str {
        let found = self.pairs.iter().find(|(field, _)| field == name);
        found.map_or("", |(_, value)| value.trim())
    }

    /// Sets a field, as if it had been sent.
    pub fn set(&mut self, name: &str, value: &str) {
        self.pairs.retain(|(field, _)| field != name);
        self.pairs.push((name.to_owned(), value.to_owned()));
    }

    /// Every value of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.trim())
    }

    /// The form's own number.
    pub fn form(&self) -> &str {
        self.get("form")
    }

    /// A day written in three fields, `name-day`, `name-month`, `name-year`.
    ///
    /// # Errors
    /// Words for beside the field.
    pub fn day(&self, name: &str) -> Result<Option<Date>, &'static str> {
        let parts = ["day", "month", "year"].map(|part| self.get(&format!("{name}-{part}")));
        if parts.iter().all(|part| part.is_empty()) {
            return Ok(None);
        }
        let [day, month, year] = parts.map(|part| part.parse::<i16>().ok());
        let date = day.zip(month).zip(year).and_then(|((day, month), year)| {
            let day = i8::try_from(day).ok()?;
            Date::new(year, i8::try_from(month).ok()?, day).ok().filter(|d| d.year() >= 1900)
        });
        date.map(Some).ok_or("We need a real day, month and year, such as 3 3 2014")
    }

    /// Puts the three parts of a day back into their fields.
    pub fn day_question(&self, name: &str, legend: &str, errors: &Errors) -> Markup {
        let part = |part: &str| self.get(&format!("{name}-{part}")).to_owned();
        html! {
            (face::DateInput::new(name, legend)
                .values(&part("day"), &part("month"), &part("year"))
                .errors(errors))
        }
    }
}

impl FromRequest<Arc<Service>> for Sent {
    type Rejection = Failure;

    async fn from_request(request: Request, service: &Arc<Service>) -> Result<Sent, Failure> {
        use axum::extract::FromRequestParts;
        let (mut parts, body) = request.into_parts();
        let visit = Visit::from_request_parts(&mut parts, service).await?;
        let fields = read(Request::from_parts(parts, body)).await?;
        let made_for = fields.get("csrf");
        if !door::same(made_for.as_bytes(), visit.csrf().as_bytes()) {
            return Err(Failure::Foreign);
        }
        Ok(Sent { visit, fields })
    }
}

impl FromRequest<Arc<Service>> for Unsigned {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &Arc<Service>) -> Result<Unsigned, Failure> {
        Ok(Unsigned(read(request).await?))
    }
}

async fn read(request: Request) -> Result<Fields, Failure> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if !kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded")) {
        return Err(Failure::BadForm("It is not a form."));
    }
    let bytes = to_bytes(request.into_body(), LARGEST)
        .await
        .map_err(|_| Failure::BadForm("It is larger than any form of ours, or broke off."))?;
    let pairs = url::form_urlencoded::parse(&bytes)
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    Ok(Fields { pairs })
}

/// The hidden number of a new form; a form shown again after an error keeps its own.
pub fn number(fields: &Fields) -> Markup {
    let kept = fields.form();
    let number = match kept.is_empty() {
        true => Token::new().map(|token| token.reveal().to_owned()).unwrap_or_default(),
        false => kept.to_owned(),
    };
    face::hidden("form", &number)
}

/// A form of a visit: bound to the person, with a number of its own.
pub fn form(visit: &Visit, action: &str, fields: &Fields, body: Markup) -> Markup {
    face::form(action, &visit.csrf(), html! { (number(fields)) (body) })
}

/// A refusal beside the form it came from: what was typed stays.
pub fn declined(failure: app::Failure) -> Result<Errors, Failure> {
    match failure {
        app::Failure::Refused(refusal) => {
            let hint = crate::failure::on_a_page(&refusal.hint);
            Ok(Errors::none().whole(format!("{}. {hint}", refusal.title)))
        }
        other => Err(other.into()),
    }
}
