//! What every page that changes somebody's access begins with: the account, the reader's right to
//! change it, and what someone else changed while they were writing.

use crate::failure::Failure;
use crate::pages::who;
use crate::service::AtDesk;
use crate::visit::Visit;
use app::access::{Action, Thing};
use app::people::Account;
use maud::{Markup, html};

/// What someone else changed meanwhile.
pub struct Meanwhile {
    lines: Vec<String>,
    /// The entry that changed the account last.
    pub seen: u64,
}

/// The account of a person, where the visitor may do this to it.
///
/// # Errors
/// As if there were no such page, or a wish to see again that it is they.
pub fn account<'a>(visit: &'a Visit, person: &str, action: Action) -> Result<&'a Account, Failure> {
    let known = visit.view().book.people.accounts.get(person);
    let organisation = known.map_or(String::new(), |account| account.organisation.clone());
    let thing = access::Account { id: person.to_owned(), organisation };
    visit.must_of(action, &Thing::Account(&thing))?;
    known.ok_or(Failure::NotFound)
}

/// Whether the visitor may do this to an account, without asking them to show who they are.
pub fn may(visit: &Visit, person: &str, account: &Account, action: Action) -> bool {
    let organisation = account.organisation.clone();
    let thing = access::Account { id: person.to_owned(), organisation };
    visit.service.allows(&visit.asker, action, &Thing::Account(&thing))
}

/// The desk, and what someone else changed on an account since an entry, if anything.
///
/// # Errors
/// A fault of the store.
pub async fn at_desk<'a>(
    visit: &'a Visit,
    person: &str,
    seen: &str,
) -> Result<(AtDesk<'a>, Option<Meanwhile>), Failure> {
    let mut desk = visit.desk().await;
    if desk.is_behind().await? {
        desk.follow().await?;
    }
    let seen: u64 = seen.parse().unwrap_or(0);
    let me = visit.by_name();
    let since = desk.book.commands.iter().filter(|one| one.entry > seen && one.by != me);
    let lines: Vec<String> = since
        .filter(|one| names(&one.what, person))
        .map(|one| {
            let when = face::said::moment(app::london::in_london(one.at));
            let by = who::name(visit, who::number(&one.by));
            let what = plain(one.kind);
            format!("{by}, {when}: {what} ({})", one.what)
        })
        .collect();
    let changed = desk.book.people.accounts.get(person).map_or(0, |account| account.changed);
    let meanwhile =
        (changed > seen && !lines.is_empty()).then_some(Meanwhile { lines, seen: changed });
    Ok((desk, meanwhile))
}

impl Meanwhile {
    /// What to say at the top of the form.
    pub fn words() -> &'static str {
        "Someone else changed this person’s access while you were writing. Nothing was recorded. Read what they did, then send yours again if it is still right"
    }

    /// What they did.
    pub fn show(&self) -> Markup {
        face::inset_text(html! {
            p.govuk-body { "Since you opened this page:" }
            (face::list(self.lines.iter().map(|line| html! { (line) })))
        })
    }
}

/// Whether words name a person's number as a whole.
fn names(what: &str, person: &str) -> bool {
    let of_a_number = |c: char| c.is_alphanumeric() || c == '-';
    what.split(|c| !of_a_number(c)).any(|word| word == person)
}

/// What was done, from the entry's kind.
fn plain(kind: &str) -> &'static str {
    match kind {
        "role-given" => "gave a role",
        "role-ended" => "ended a role",
        "relation-given" => "gave a relation",
        "relation-ended" => "ended a relation",
        "person-left" => "let them go",
        "link-made" => "made a link for them",
        "grant-given" => "gave access for a purpose",
        "credential-changed" => "changed how they come in",
        _ => "changed something else",
    }
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_number_is_named_only_as_a_whole() {
        assert!(names("U-THERAPIST1 is therapist", "U-THERAPIST1"));
        assert!(names("U-A left; U-THERAPIST1 took over", "U-THERAPIST1"));
        assert!(!names("U-THERAPIST12 is therapist", "U-THERAPIST1"));
    }
}
