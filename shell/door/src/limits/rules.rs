//! What is limited, and how much.

use super::Rule;
use std::time::Duration;

const MINUTES_15: Duration = Duration::from_mins(15);
const HOUR: Duration = Duration::from_hours(1);

/// Signing in with a password, by account. A success clears it.
pub const SIGN_IN_ACCOUNT: Rule = Rule {
    name: "sign-in-account",
    allowed: 5,
    window: MINUTES_15,
    first_wait: Duration::from_secs(30),
    longest_wait: MINUTES_15,
    shared: true,
};

/// Signing in by whatever means, by address. A whole office may be behind one, so a success gives
/// its try back.
pub const SIGN_IN_ADDRESS: Rule = Rule {
    name: "sign-in-address",
    allowed: 50,
    window: MINUTES_15,
    first_wait: Duration::from_secs(30),
    longest_wait: MINUTES_15,
    shared: true,
};

/// One-time and recovery codes, by person. A success clears it.
pub const CODE: Rule = Rule { name: "code", ..SIGN_IN_ACCOUNT };

/// Asking for a link by e-mail, by account.
pub const LINK_ACCOUNT: Rule = Rule {
    name: "link-account",
    allowed: 3,
    window: HOUR,
    first_wait: Duration::from_mins(10),
    longest_wait: HOUR,
    shared: true,
};

/// Asking for links by e-mail, by address.
pub const LINK_ADDRESS: Rule = Rule { name: "link-address", allowed: 20, ..LINK_ACCOUNT };

/// Requests of a program, by its token: far more than a person makes.
pub const API_TOKEN: Rule = Rule {
    name: "api-token",
    allowed: 600,
    window: Duration::from_secs(60),
    first_wait: Duration::from_secs(1),
    longest_wait: Duration::from_secs(30),
    shared: false,
};

/// Requests of any kind, by address.
pub const ADDRESS: Rule = Rule { name: "address", allowed: 3_000, ..API_TOKEN };

/// Numbers typed that open nothing, by person: enough for slips, too few to try them all.
pub const GUESS: Rule = Rule { name: "guess", allowed: 10, ..LINK_ACCOUNT };
