//! What a contract is, and is not, fixed by.

use crate::common::essex;
use outcomes::Contract;

#[test]
fn a_page_about_wider_outcomes_changes_no_term_and_no_fingerprint() {
    let alone = Contract::read(&essex()).unwrap();
    let mut pages = essex();
    let wider = include_str!("../../../../contracts/essex/wider.toml");
    pages.insert("wider.toml".to_owned(), wider.to_owned());
    let beside = Contract::read(&pages).unwrap();
    assert_eq!(beside.fingerprint, alone.fingerprint);
    assert_eq!(beside, alone);
    pages.insert("days.toml".to_owned(), format!("{}\n# A remark.\n", pages["days.toml"]));
    assert_ne!(Contract::read(&pages).unwrap().fingerprint, alone.fingerprint);
}
