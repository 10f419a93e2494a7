//! The findings a visitor sees. The provider's people see what stands in their own case list, of
//! young people within their reach, and never the council's rows. A child of a return is named by
//! number to the council alone; others are told the pseudonym, where the child is one of the
//! programme's, and what should be true instead of what the row says.

use crate::failure::Failure;
use crate::reach::Eyes;
use crate::visit::Visit;
use app::access::{Action, Role};
use app::findings::standing::{Checked, InReturns, Of, Standing};
use app::findings::{listed, says};
use app::london::day_of;
use definitions::{Date, Place, Weight, days_between};
use std::collections::HashMap;
use std::sync::Arc;

/// One finding as the visitor sees it.
pub struct Row {
    /// Its number.
    pub number: String,
    /// The rule's number, or the name of our own check.
    pub rule: String,
    /// What is wrong.
    pub title: String,
    /// What should be true.
    pub says: String,
    /// What to do.
    pub hint: String,
    /// Where it is.
    pub place: Place,
    /// How much it matters.
    pub weight: Weight,
    /// The return's year, or the case list.
    pub from: String,
    /// Which submission of the year.
    pub submission: Option<u32>,
    /// The child, in the words this visitor may read.
    pub child: String,
    /// The pseudonym of the case, where it is within reach.
    pub case: Option<String>,
    /// Whose record it says something of.
    pub subject: Option<String>,
    /// The role that answers it until somebody takes it on.
    pub answers: Role,
    /// Who took it on.
    pub owner: Option<String>,
    /// The day it was first imported.
    pub since: Date,
    /// Days since.
    pub age: i64,
}

/// What a visitor sees of everything that stands.
pub struct Seen {
    /// The findings.
    pub rows: Vec<Row>,
    /// What was checked; nothing for the provider's people.
    pub checked: Vec<Checked>,
}

/// Whether whoever looks is of the provider.
pub fn of_provider(eyes: Eyes<'_>) -> bool {
    eyes.asker.organisation == "provider"
}

/// What whoever looks sees.
pub async fn seen(eyes: Eyes<'_>) -> Result<Seen, Failure> {
    let sight = Sight::of(eyes)?;
    let mut rows: Vec<Row> = Vec::new();
    let in_list = listed::in_case_list(&eyes.view().book, eyes.view().children()?);
    rows.extend(in_list.iter().filter_map(|one| sight.of_case_list(one)));
    let mut checked = Vec::new();
    if !of_provider(eyes) {
        let found: Arc<InReturns> = eyes.service.found.in_returns(eyes.service, eyes.shown).await?;
        rows.extend(found.findings.iter().map(|one| sight.of_return(one)));
        checked = found.checked.clone();
    }
    rows.sort_by_key(|row| (row.weight, row.since));
    Ok(Seen { rows, checked })
}

/// What waits for this visitor of what they see; nothing for those who see no findings.
pub async fn mine(visit: &Visit) -> Result<Vec<Row>, Failure> {
    if !visit.may(Action::SeeFindings) {
        return Ok(Vec::new());
    }
    Ok(seen(visit.eyes()).await?.rows.into_iter().filter(|row| row.is_mine(visit)).collect())
}

/// What whoever looks may be told of children.
struct Sight<'a> {
    eyes: Eyes<'a>,
    /// Cases within reach, by pseudonym: what they are called here.
    cases: HashMap<&'a str, &'a str>,
    /// The pseudonym of the case that is linked to a council number.
    linked: HashMap<&'a str, &'a str>,
    payer: bool,
}

impl<'a> Sight<'a> {
    fn of(eyes: Eyes<'a>) -> Result<Sight<'a>, Failure> {
        let view = eyes.view();
        let children = view.children()?;
        let (reach, known) = (eyes.reach(Action::SeeChild)?, eyes.reach(Action::SeeChildIdentity)?);
        let mut cases = HashMap::new();
        let mut linked = HashMap::new();
        for (at, (key, case)) in view.cases()?.enumerate() {
            if reach.allowed.get(at) == Some(&true) {
                let named = known.allowed.get(at) == Some(&true);
                cases.insert(key, if named { case.case.as_str() } else { key });
                let link = children.links.get(&case.young_person);
                if let Some(number) = link.and_then(|link| link.number()) {
                    linked.entry(number).or_insert(key);
                }
            }
        }
        Ok(Sight { eyes, cases, linked, payer: eyes.asker.organisation == "payer" })
    }

    fn of_case_list(&self, one: &Standing) -> Option<Row> {
        let Of::CaseList(key) = &one.of else { return None };
        let called = self.cases.get(key.as_str())?;
        let mut row = self.row(one);
        row.from = "Case list".to_owned();
        row.child = format!("Case {called}");
        row.case = Some(key.clone());
        row.subject = Some(key.clone());
        Some(row)
    }

    fn of_return(&self, one: &Standing) -> Row {
        let mut row = self.row(one);
        if let Of::Return(submission) = &one.of {
            row.from = submission.year.to_string();
            row.submission = Some(submission.number);
        }
        let Some(number) = one.finding.child.as_deref() else {
            return row;
        };
        let case = self.linked.get(number).map(|key| (*key).to_owned());
        let names = &self.eyes.view().book.pseudonyms;
        row.subject = Some(case.clone().unwrap_or_else(|| names.child(number)));
        row.child = match (self.payer, &case) {
            (true, _) => number.to_owned(),
            (false, Some(case)) => format!("Case {case}"),
            (false, None) => "A child outside the programme".to_owned(),
        };
        if !self.payer {
            row.title = row.says.clone();
        }
        row.case = case;
        row
    }

    fn row(&self, one: &Standing) -> Row {
        let finding = &one.finding;
        let since = day_of(one.since);
        let says = says(&finding.check).unwrap_or_default();
        Row {
            number: one.number.clone(),
            rule: finding.check.to_string(),
            title: finding.title.clone(),
            says: says.to_owned(),
            hint: finding.hint.to_string(),
            place: finding.place.clone(),
            weight: finding.weight,
            from: String::new(),
            submission: None,
            child: String::new(),
            case: None,
            subject: None,
            answers: one.answers(),
            owner: self.eyes.view().book.people.finding_owners.get(&one.number).cloned(),
            since,
            age: days_between(since, self.eyes.moment.today).max(0),
        }
    }
}

impl Row {
    /// Who answers it: the person who took it on, else whoever does by their role.
    pub fn answered_by(&self, visit: &Visit) -> String {
        match &self.owner {
            Some(person) => app::reads::list::reader(&visit.view().names, person),
            None => self.answers.title().to_owned(),
        }
    }

    /// Whether it waits for this visitor: they took it on, or nobody did and it is their role's.
    pub fn is_mine(&self, visit: &Visit) -> bool {
        match &self.owner {
            Some(person) => *person == visit.asker.id,
            None => visit.asker.roles.contains(&self.answers),
        }
    }

    /// Whether a payment may rest on it.
    pub fn touches_payment(&self) -> bool {
        self.weight <= Weight::TouchesPayment
    }
}

/// A weight in a word, and as an address says it.
pub const WEIGHTS: [(Weight, &str, &str); 4] = [
    (Weight::Refused, "refused", "Could not be used"),
    (Weight::TouchesPayment, "payment", "May affect a payment"),
    (Weight::Look, "look", "To look at"),
    (Weight::Note, "note", "To know"),
];

/// A weight in words.
pub fn weight(weight: Weight) -> &'static str {
    WEIGHTS.iter().find(|(one, _, _)| *one == weight).map_or("", |(_, _, words)| words)
}
