//! What is asked about: the programme as a whole, one young person, one item of the restricted
//! log, or one account. Ids here are account ids and pseudonyms; no name is ever needed to decide.

use std::collections::BTreeSet;

/// What an action is asked of.
#[derive(Clone, Copy, Debug)]
pub enum Thing<'a> {
    /// The programme as a whole.
    Programme,
    /// One young person's record.
    Child(&'a Child),
    /// One item of the log of risks, incidents and safeguarding concerns.
    Concern(&'a Concern),
    /// One person's account.
    Account(&'a Account),
}

/// One young person, by pseudonym, and who stands in which relation to them today.
/// An empty team or quadrant is nobody's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Child {
    /// The pseudonym.
    pub key: String,
    /// The provider's team that has the case.
    pub team: String,
    /// The quadrant whose panel the referral went to.
    pub quadrant: String,
    /// The therapists who work, or worked, with the family.
    pub worked_by: BTreeSet<String>,
    /// Who referred.
    pub referred_by: BTreeSet<String>,
    /// The young person and their carers, where they have accounts.
    pub family: BTreeSet<String>,
    /// Who holds a grant over this record that is in force today.
    pub granted_to: BTreeSet<String>,
    /// Who broke the glass to this record, while the time they were given runs.
    pub glass_broken_by: BTreeSet<String>,
    /// Whether a child-quarter of theirs is in dispute.
    pub in_dispute: bool,
}

/// One item of the restricted log. An empty team, logger or owner is nobody's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concern {
    /// The item's id.
    pub id: String,
    /// `risk`, `incident` or `safeguarding`. Any other word is none of them.
    pub kind: String,
    /// The team it concerns.
    pub team: String,
    /// Who wrote it down.
    pub logged_by: String,
    /// Who has to see to it.
    pub owner: String,
}

/// One person's account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// The account's id: the same as its holder's when they ask.
    pub id: String,
    /// The kind of organisation, in the words of [`Asker::organisation`](crate::Asker).
    pub organisation: String,
}
