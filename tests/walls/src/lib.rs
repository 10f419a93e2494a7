//! The walls of the contract, kept by tests. Each module holds one kind of wall as a plain
//! function: what is there goes in, the breaches come out, in words. The tests beside each
//! function show that it finds a breach; the tests in `tests/it/` point it at this project.
//! Why each wall stands is written in `ARCHITECTURE.md`.

pub mod contract_pages;
pub mod decision_pages;
pub mod documents;
pub mod edges;
pub mod licences;
pub mod project;
pub mod purity;
pub mod re_exports;
pub mod size;
