//! Comparison group, cohorts, days saved, settlement and statement. Paid on days alone: this
//! crate cannot see a wider outcome, and does not know who receives the money.

pub mod agreement;
pub mod baseline;
pub mod chance;
pub mod comparison;
pub mod contract;
pub mod doubt;
pub mod evidence;
pub mod hard_cases;
pub mod measurement;
pub mod saving;
pub mod settlement;
pub mod statement;
pub mod tariff;
pub mod variation;

pub use contract::Contract;
