//! The words every other crate shares: days, quarters, money, dated contract values,
//! findings and refusals. Nothing here holds a value of any contract: if the tariff lived
//! here, everyone could read it.

pub mod clock;
pub mod dated;
pub mod exact;
pub mod finding;
pub mod interval;
pub mod money;
pub mod page;
pub mod party;
pub mod quarter;
pub mod refusal;
pub mod split;
pub mod table;
pub mod text;
pub mod written;

pub use clock::{birthday, days_between, iso, months_after, said};
pub use dated::{Dated, Origin};
pub use exact::{Exact, Rounding};
pub use finding::{Finding, Place, Weight};
pub use interval::{Days, Interval};
pub use jiff::civil::Date;
pub use money::Money;
pub use quarter::Quarter;
pub use refusal::Refusal;
pub use split::largest_remainder;
pub use table::{Cell, Column, Kind, Table};
pub use text::{Few, Text};
pub use written::{Pounds, Written};
