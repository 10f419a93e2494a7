//! What a program is told when something cannot be done: one form for every failure, RFC 9457's
//! `application/problem+json`, in the same words whether a thing does not exist or is not theirs.

use crate::failure::{Failure, on_a_page};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use definitions::{Finding, Refusal};
use serde::Serialize;
use std::borrow::Cow;
use utoipa::ToSchema;

/// The content type of every failure.
pub const PROBLEM: &str = "application/problem+json";

/// Why something was not done.
#[derive(Debug)]
pub struct Problem {
    kind: &'static Kind,
    detail: Cow<'static, str>,
    scope: Option<&'static str>,
    findings: Vec<Finding>,
    wait: Option<u64>,
}

/// One kind of problem.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// Its word, the end of its `type`.
    pub word: &'static str,
    /// The status it comes with.
    pub status: u16,
    /// Its title, always the same.
    pub title: &'static str,
    /// What to do, where nothing more is known.
    pub what_to_do: &'static str,
}

/// The kinds there are. Of those with one status, the first is what that status means where it is
/// answered by what stands around a handler.
pub static KINDS: [Kind; 15] = [
    UNREADABLE,
    NO_TOKEN,
    FOREIGN,
    SCOPE_NEEDED,
    NOT_FOUND,
    WRONG_METHOD,
    BUSY,
    TOO_LARGE,
    NOT_JSON,
    DECLINED,
    FINDINGS,
    KEY_USED,
    TOO_OFTEN,
    FAULT,
    NOT_NOW,
];

const fn kind(
    status: u16,
    word: &'static str,
    title: &'static str,
    what_to_do: &'static str,
) -> Kind {
    Kind { word, status, title, what_to_do }
}

const UNREADABLE: Kind = kind(
    400,
    "unreadable",
    "The request cannot be read",
    "Compare it with the document at /api/v1/openapi.json.",
);
const NO_TOKEN: Kind = kind(
    401,
    "no-token",
    "A token is needed",
    "Send Authorization: Bearer and a token that has not ended. Whoever may make one makes it at /tokens.",
);
const SCOPE_NEEDED: Kind = kind(
    403,
    "scope-needed",
    "The token was not made for this",
    "Make a token with the scope that is named.",
);
const FOREIGN: Kind = kind(
    403,
    "foreign",
    "This came from another site",
    "Call from a program, not from a page of another site.",
);
const NOT_FOUND: Kind = kind(
    404,
    "not-found",
    "There is nothing here",
    "It may not exist, or it may not be yours to see.",
);
const WRONG_METHOD: Kind = kind(
    405,
    "wrong-method",
    "This address does not take that method",
    "The header Allow says which it takes.",
);
const BUSY: Kind = kind(
    409,
    "busy",
    "The same request is being done at this moment",
    "Wait, then send it again with the same key.",
);
const TOO_LARGE: Kind =
    kind(413, "too-large", "The request is too large", "Send no more than 64 MB at once.");
const NOT_JSON: Kind =
    kind(415, "not-json", "The body is not JSON", "Send Content-Type: application/json.");
const DECLINED: Kind =
    kind(422, "declined", "It was declined, and nothing was recorded", "The detail says why.");
const FINDINGS: Kind = kind(
    422,
    "findings",
    "What was sent cannot be used, and nothing was recorded",
    "Each finding says where and what to do.",
);
const KEY_USED: Kind = kind(
    422,
    "key-used",
    "This key was used for another request",
    "Use a new Idempotency-Key for each thing to be done.",
);
const TOO_OFTEN: Kind = kind(
    429,
    "too-often",
    "Too many requests",
    "Wait as many seconds as Retry-After says, then go on.",
);
const FAULT: Kind = kind(
    500,
    "fault",
    "Something went wrong on our side",
    "What was acknowledged before is safe. Send it again with the same key.",
);
const NOT_NOW: Kind = kind(
    503,
    "not-now",
    "It took too long",
    "Send it again with the same key; what was done is not done twice.",
);

impl Problem {
    fn new(kind: &'static Kind) -> Problem {
        let detail = Cow::Borrowed(kind.what_to_do);
        Problem { kind, detail, scope: None, findings: Vec::new(), wait: None }
    }

    /// The request cannot be read, for this reason.
    pub fn unreadable(why: impl Into<String>) -> Problem {
        Problem { detail: Cow::Owned(why.into()), ..Problem::new(&UNREADABLE) }
    }

    /// No token, or none that can be used: the same words for each.
    pub fn no_token() -> Problem {
        Problem::new(&NO_TOKEN)
    }

    /// The token was not made for this.
    pub fn scope_needed(scope: &'static str) -> Problem {
        Problem { scope: Some(scope), ..Problem::new(&SCOPE_NEEDED) }
    }

    /// There is no such thing, or not for this program.
    pub fn not_found() -> Problem {
        Problem::new(&NOT_FOUND)
    }

    /// The address does not take the method.
    pub fn wrong_method() -> Problem {
        Problem::new(&WRONG_METHOD)
    }

    /// The same request is under way.
    pub fn busy() -> Problem {
        Problem { wait: Some(2), ..Problem::new(&BUSY) }
    }

    /// The body is not JSON.
    pub fn not_json() -> Problem {
        Problem::new(&NOT_JSON)
    }

    /// The key was used for another request.
    pub fn key_used() -> Problem {
        Problem::new(&KEY_USED)
    }

    /// It was declined, for this reason.
    pub fn declined(why: String) -> Problem {
        Problem { detail: Cow::Owned(why), ..Problem::new(&DECLINED) }
    }

    /// Too often; seconds to wait.
    pub fn too_often(seconds: u64) -> Problem {
        Problem { wait: Some(seconds.max(1)), ..Problem::new(&TOO_OFTEN) }
    }

    /// We failed; the words go to the log and not to the program.
    pub fn fault(words: impl std::fmt::Display) -> Problem {
        tracing::error!(fault = %words, "a program's request failed");
        Problem::new(&FAULT)
    }

    /// What a status means that something around us answered with.
    pub fn of_status(status: StatusCode) -> Problem {
        let like = |kind: &&Kind| kind.status == status.as_u16();
        let known = KINDS.iter().find(like);
        let class = if status.is_client_error() { &UNREADABLE } else { &FAULT };
        Problem::new(known.unwrap_or(class))
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        let hint = on_a_page(&refusal.hint);
        let detail = format!("{}. {hint}", refusal.title.trim_end_matches('.'));
        Problem::declined(detail)
    }
}

impl From<app::Failure> for Problem {
    fn from(failure: app::Failure) -> Problem {
        match failure {
            app::Failure::Refused(refusal) => refusal.into(),
            app::Failure::Findings(findings) => Problem { findings, ..Problem::new(&FINDINGS) },
            app::Failure::Fault(fault) => Problem::fault(fault),
        }
    }
}

/// What a page would say; where it would lead a person elsewhere, there is nothing for a program.
impl From<Failure> for Problem {
    fn from(failure: Failure) -> Problem {
        match failure {
            Failure::NotFound | Failure::SignIn(_) | Failure::StepUp(_) | Failure::Foreign => {
                Problem::not_found()
            }
            Failure::Refused(refusal) => refusal.into(),
            Failure::BadForm(words) => Problem::unreadable(words),
            Failure::TooOften(seconds) => Problem::too_often(seconds),
            Failure::Fault(words) => Problem::fault(words),
        }
    }
}

impl From<app::Fault> for Problem {
    fn from(fault: app::Fault) -> Problem {
        Problem::fault(fault)
    }
}

impl From<door::Fault> for Problem {
    fn from(fault: door::Fault) -> Problem {
        Problem::fault(fault)
    }
}

/// A problem as it is sent.
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct Told {
    /// Which kind it is: an address under which `GET /problems` explains it.
    #[serde(rename = "type")]
    #[schema(example = "/api/v1/problems#not-found")]
    kind: String,
    /// The kind in words, always the same.
    title: &'static str,
    /// The HTTP status.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// This problem in words: what stands in the way, and what to do.
    detail: Cow<'static, str>,
    /// The scope that is needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, nullable = false)]
    scope: Option<&'static str>,
    /// What was found wrong with what was sent.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Vec<super::shapes::FindingShown>, required = false)]
    findings: Vec<Finding>,
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status =
            StatusCode::from_u16(self.kind.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let told = Told {
            kind: format!("/api/v1/problems#{}", self.kind.word),
            title: self.kind.title,
            status: self.kind.status,
            detail: self.detail,
            scope: self.scope,
            findings: self.findings,
        };
        let mut response = (status, axum::Json(told)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM));
        if status == StatusCode::UNAUTHORIZED {
            let realm = HeaderValue::from_static("Bearer realm=\"Homeward\"");
            headers.insert(header::WWW_AUTHENTICATE, realm);
        }
        if let Some(wait) = self.wait {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(wait));
        }
        response
    }
}

/// A failure under `/api/` that was not said as a problem, as what stands around every request
/// and the web framework say theirs, said again as one.
pub fn retold(response: Response) -> Response {
    let status = response.status();
    let failed = status.is_client_error() || status.is_server_error();
    let said = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == PROBLEM);
    if !failed || said {
        return response;
    }
    let mut told = Problem::of_status(status).into_response();
    for kept in [header::ALLOW, header::RETRY_AFTER] {
        if let Some(value) = response.headers().get(&kept) {
            told.headers_mut().insert(kept, value.clone());
        }
    }
    told
}
