//! The ledger and the distributions as text that other programs read: hledger, Beancount, and the
//! bank's payment file.

mod ledger_text;
mod payment_file;

pub use ledger_text::{balances, beancount, hledger};
pub use payment_file::{BankAccount, Credit, PaymentFile, credits, pain_001};
