//! The document: every address with what it takes and every answer it can give, made from the
//! handlers themselves.

use super::problem::{PROBLEM, Told};
use super::{
    case_lists, concerns, due, findings, history, invoices, licences, measurement, pathway, people,
    policies, problem, programme, reads, referrals, returns, statements, status, team, totals,
    whoami, work, young_people,
};
use crate::service::Service;
use std::collections::BTreeMap;
use std::sync::Arc;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{ContentBuilder, ObjectBuilder, Ref, RefOr, Response, ResponseBuilder, Type};
use utoipa::{IntoResponses, Modify, OpenApi};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// What is said of all of it.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Homeward",
        description = "What people read on Homeward's pages, and the data partners send, for \
            programs. A program carries a token that a person made for it; it may do what that \
            person may, within the token's scopes, until the token ends. What binds an \
            organisation, a person does on a page.\n\n\
            Dates are ISO. Money is whole pence, with pounds beside it as text. Exact numbers are \
            text. `as_of` is the last entry of the record that an answer rests on. Young people \
            are pseudonyms; what names one is there only where token and owner may see it, and \
            every look at a young person's record is noted.\n\n\
            Send each POST with an `Idempotency-Key` of your own: sent again within a day, the \
            same request gets the same reply and records nothing more. A failure is \
            `application/problem+json` (RFC 9457). A token makes 600 requests a minute; then wait \
            as `Retry-After` says."
    ),
    servers((url = "/api/v1")),
    security(("token" = [])),
    modifiers(&Tokens),
    components(schemas(Told))
)]
struct Api;

/// The tokens of programs.
struct Tokens;

impl Modify for Tokens {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let bearer = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .bearer_format("hw_…")
            .description(Some("A token made at /tokens, or with homeward user token."))
            .build();
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("token", SecurityScheme::Http(bearer));
    }
}

/// Every address, with its document.
pub fn routes() -> OpenApiRouter<Arc<Service>> {
    OpenApiRouter::with_openapi(Api::openapi())
        .routes(routes!(whoami::show))
        .routes(routes!(programme::show))
        .routes(routes!(status::show))
        .routes(routes!(totals::show))
        .routes(routes!(measurement::show))
        .routes(routes!(statements::list))
        .routes(routes!(statements::show))
        .routes(routes!(invoices::list))
        .routes(routes!(due::list))
        .routes(routes!(young_people::list))
        .routes(routes!(young_people::one::show))
        .routes(routes!(young_people::days::show))
        .routes(routes!(work::show))
        .routes(routes!(work::send))
        .routes(routes!(team::show))
        .routes(routes!(referrals::list, referrals::send))
        .routes(routes!(referrals::one::show))
        .routes(routes!(pathway::show))
        .routes(routes!(licences::list, licences::send))
        .routes(routes!(findings::list))
        .routes(routes!(people::list))
        .routes(routes!(reads::list))
        .routes(routes!(history::list))
        .routes(routes!(policies::list))
        .routes(routes!(policies::problems))
        .routes(routes!(case_lists::send))
        .routes(routes!(returns::send))
        .routes(routes!(concerns::send))
}

/// What every address that asks for a token may answer.
pub struct Always;

/// And one that asks for a scope, or is of one thing.
pub struct Scoped;

/// And one that something is sent to.
pub struct Sending;

impl IntoResponses for Always {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        answers(&[400, 401, 429, 500, 503])
    }
}

impl IntoResponses for Scoped {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        answers(&[403, 404])
    }
}

impl IntoResponses for Sending {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        answers(&[409, 413, 415, 422])
    }
}

fn answers(statuses: &[u16]) -> BTreeMap<String, RefOr<Response>> {
    statuses.iter().map(|status| (status.to_string(), answer(*status).into())).collect()
}

/// A problem as an answer; where several come with one status, their titles together.
fn answer(status: u16) -> Response {
    let like = problem::KINDS.iter().filter(|kind| kind.status == status);
    let titles: Vec<&str> = like.map(|kind| kind.title).collect();
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    let response =
        ResponseBuilder::new().description(titles.join("; or: ")).content(PROBLEM, content);
    let header = |words: &str, kind: Type| {
        let schema = ObjectBuilder::new().schema_type(kind).build();
        HeaderBuilder::new().schema(Some(schema)).description(Some(words)).build()
    };
    match status {
        401 => {
            response.header("WWW-Authenticate", header("How to send a token", Type::String)).build()
        }
        409 | 429 => {
            response.header("Retry-After", header("Seconds to wait", Type::Integer)).build()
        }
        _ => response.build(),
    }
}
