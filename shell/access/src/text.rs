//! The policies and their schema as written, and the reading of them: every policy has an id of
//! its own and a sentence, and passes strict validation without a warning.

use crate::{Action, Effect, Policy};
use cedar_policy::{PolicyId, PolicySet, Schema, ValidationMode, Validator};
use std::fmt::Display;
use std::str::FromStr;

/// The schema: what there is, and what can be asked of it.
pub const SCHEMA: &str = include_str!("../policies/schema.cedarschema");

/// The policies, each file with its subject.
pub const POLICIES: &[(&str, &str)] = &[
    ("everything", include_str!("../policies/everything.cedar")),
    ("days", include_str!("../policies/days.cedar")),
    ("money", include_str!("../policies/money.cedar")),
    ("statements", include_str!("../policies/statements.cedar")),
    ("partners", include_str!("../policies/partners.cedar")),
    ("record", include_str!("../policies/record.cedar")),
    ("child", include_str!("../policies/child.cedar")),
    ("glass", include_str!("../policies/glass.cedar")),
    ("path", include_str!("../policies/path.cedar")),
    ("people", include_str!("../policies/people.cedar")),
    ("safety", include_str!("../policies/safety.cedar")),
    ("work", include_str!("../policies/work.cedar")),
    ("team", include_str!("../policies/team.cedar")),
];

/// Why the policies could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Unread {
    /// The schema is not one.
    #[error("the schema cannot be used: {0}")]
    Schema(String),
    /// The schema lacks an action the program asks for.
    #[error("the schema has no action “{0}”")]
    Action(Action),
    /// A file does not parse.
    #[error("the policies on {subject} cannot be read: {why}")]
    Policies {
        /// The file.
        subject: &'static str,
        /// What the parser says.
        why: String,
    },
    /// A policy lacks its id or its sentence.
    #[error("a policy on {subject} has no @{annotation}: {text}")]
    Unsaid {
        /// The file.
        subject: &'static str,
        /// `id` or `says`.
        annotation: &'static str,
        /// The policy.
        text: String,
    },
    /// Two policies share an id.
    #[error("two policies have the id “{0}”")]
    Twice(String),
    /// The policies disagree with the schema.
    #[error("the policies do not agree with the schema: {0}")]
    Invalid(String),
}

impl Unread {
    pub(crate) fn schema(why: impl Display) -> Unread {
        Unread::Schema(why.to_string())
    }
}

/// Policies as read: listed for people, and as Cedar holds them, under the same ids.
pub(crate) struct Read {
    pub(crate) listed: Vec<Policy>,
    pub(crate) policies: PolicySet,
}

/// Reads schema and policies and validates the one against the other.
pub(crate) fn validated(
    schema: &str,
    files: &[(&'static str, &str)],
) -> Result<(Schema, Read), Unread> {
    let schema = Schema::from_str(schema).map_err(Unread::schema)?;
    let read = read(files)?;
    let validator = Validator::new(schema.clone());
    let found = validator.validate(&read.policies, ValidationMode::Strict);
    let errors = found.validation_errors().map(ToString::to_string);
    let warnings = found.validation_warnings().map(ToString::to_string);
    let said: Vec<String> = errors.chain(warnings).collect();
    if said.is_empty() { Ok((schema, read)) } else { Err(Unread::Invalid(said.join("; "))) }
}

fn read(files: &[(&'static str, &str)]) -> Result<Read, Unread> {
    let mut read = Read { listed: Vec::new(), policies: PolicySet::new() };
    for (subject, text) in files {
        let unreadable = |why: String| Unread::Policies { subject, why };
        let set = PolicySet::from_str(text).map_err(|why| unreadable(why.to_string()))?;
        let mut written: Vec<&cedar_policy::Policy> = set.policies().collect();
        written.sort_by_key(|policy| number(policy.id()));
        for policy in written {
            let listed = listed(subject, policy)?;
            let named = policy.new_id(PolicyId::new(&listed.id));
            read.policies.add(named).map_err(|_| Unread::Twice(listed.id.clone()))?;
            read.listed.push(listed);
        }
    }
    Ok(read)
}

/// Cedar numbers the policies of one text from 0, in the order they are written.
fn number(id: &PolicyId) -> Option<u32> {
    AsRef::<str>::as_ref(id).strip_prefix("policy")?.parse().ok()
}

fn listed(subject: &'static str, policy: &cedar_policy::Policy) -> Result<Policy, Unread> {
    let text = policy.to_string();
    let annotated = |annotation: &'static str| {
        let words = policy.annotation(annotation).filter(|words| !words.is_empty());
        words.map(str::to_owned).ok_or(Unread::Unsaid { subject, annotation, text: text.clone() })
    };
    let effect = match policy.effect() {
        cedar_policy::Effect::Permit => Effect::Permit,
        cedar_policy::Effect::Forbid => Effect::Forbid,
    };
    Ok(Policy { id: annotated("id")?, says: annotated("says")?, effect, subject, text })
}
