//! The bond's money: who commits it, when it is called, what it pays for, and who is paid back.
//! Of outcomes this crate learns a quarter and an amount. It cannot see a child, a day in care or
//! a price.

pub mod account;
pub mod bond;
pub mod cost;
pub mod distribution;
pub mod drawdown;
pub mod evolution;
pub mod export;
pub mod fact;
pub mod guarantee;
pub mod history;
mod hurdle;
pub mod investor;
pub mod plan;
pub mod pro_rata;
pub mod receipt;
pub mod reconcile;
pub mod recycling;
pub mod returns;
pub mod runway;
pub mod terms;
pub mod uses;
pub mod waterfall;

pub use bond::Bond;
pub use cost::Cost;
pub use fact::Fact;
pub use history::History;
pub use terms::Terms;
