//! Whoever asks: a person signed in, or a program that carries a person's token, with what is
//! true of them today.

use crate::Role;
use std::collections::BTreeSet;

/// Whoever asks. Roles and relations that have not begun, or have ended, are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asker {
    /// The account's id.
    pub id: String,
    /// The roles they hold today.
    pub roles: BTreeSet<Role>,
    /// The kind of organisation they are of: `payer`, `spv`, `intermediary`, `provider`,
    /// `investor`, `expert`, `evaluator` or `family`. Any other word is nobody's.
    pub organisation: String,
    /// The provider's teams they are of.
    pub teams: BTreeSet<String>,
    /// The quadrants whose panel they sit on.
    pub quadrants: BTreeSet<String>,
    /// Whether they came in with two factors, a passkey or their own organisation's sign-in.
    pub second_factor: bool,
    /// Whether it is a program that carries a token.
    pub program: bool,
}

impl Asker {
    /// Someone of an organisation, who holds no role yet and came in with one factor.
    pub fn new(id: &str, organisation: &str) -> Asker {
        Asker { id: id.to_owned(), organisation: organisation.to_owned(), ..Asker::default() }
    }

    /// The same person with one more role.
    pub fn with(mut self, role: Role) -> Asker {
        self.roles.insert(role);
        self
    }
}
