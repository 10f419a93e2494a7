//! That the reading of the policies is strict: a word the schema does not know, a policy without
//! its sentence, one that can never apply, all are refused at start.

use access::{Rules, SCHEMA, Unread};

#[test]
fn the_projects_own_policies_pass() {
    assert!(Rules::read().is_ok());
}

#[test]
fn a_misspelt_attribute_is_refused() {
    let why = refused(
        "permit (principal, action == Action::\"see-child\", resource) when { resource.workdBy.contains(principal) };",
    );
    assert!(why.contains("workdBy"), "{why}");
}

#[test]
fn a_misspelt_role_is_refused() {
    let why = refused(
        "permit (principal in Role::\"therapst\", action == Action::\"see-child\", resource);",
    );
    assert!(why.contains("therapst"), "{why}");
}

#[test]
fn a_misspelt_action_is_refused() {
    let why = refused("permit (principal, action == Action::\"see-chld\", resource);");
    assert!(why.contains("see-chld"), "{why}");
}

#[test]
fn a_misspelt_organisation_is_refused() {
    let why = refused(
        "forbid (principal, action, resource) when { principal.organisation == Organisation::\"provder\" };",
    );
    assert!(why.contains("provder"), "{why}");
}

#[test]
fn a_policy_that_can_never_apply_is_refused() {
    refused("permit (principal, action == Action::\"see-money\", resource is Child);");
}

#[test]
fn a_policy_without_its_sentence_is_refused() {
    let text = "@id(\"quiet\") permit (principal, action == Action::\"see-totals\", resource);";
    let read = Rules::of(SCHEMA, &[("tried", text)]);
    assert!(matches!(read, Err(Unread::Unsaid { annotation: "says", .. })));
}

#[test]
fn two_policies_never_share_an_id() {
    let text = "@id(\"one\") @says(\"Once.\") permit (principal, action == Action::\"see-totals\", resource);";
    let read = Rules::of(SCHEMA, &[("first", text), ("second", text)]);
    assert!(matches!(read, Err(Unread::Twice(id)) if id == "one"));
}

#[test]
fn what_does_not_parse_is_refused_with_its_file() {
    let read = Rules::of(SCHEMA, &[("tried", "permit everything;")]);
    assert!(matches!(read, Err(Unread::Policies { subject: "tried", .. })));
}

#[test]
fn a_schema_without_an_action_the_program_asks_for_is_refused() {
    let schema = SCHEMA.replace("\"see-brakes\"", "\"see-breaks\"");
    assert!(matches!(Rules::of(&schema, &[]), Err(Unread::Action(_))));
}

/// Why one policy is refused by the validation.
fn refused(policy: &str) -> String {
    let text = format!("@id(\"tried\") @says(\"Tried.\") {policy}");
    match Rules::of(SCHEMA, &[("tried", &text)]) {
        Err(Unread::Invalid(why)) => why,
        Err(other) => panic!("refused for another reason: {other}"),
        Ok(_) => panic!("not refused: {policy}"),
    }
}
