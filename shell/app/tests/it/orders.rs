//! The order of imports changes nothing: three returns and two case lists, in every order.

use crate::support::{Folder, begin, cases, filed, who};
use app::Mode;
use app::statement::propose::simulate;

const LISTS: [(&str, &str); 2] = [
    ("late-correction/case-list-2014-06-30.csv", "2014-06-30"),
    ("late-correction/case-list-with-a-second-case.csv", "2014-12-31"),
];
const RETURNS: [(&str, &str); 3] = [
    ("late-correction/903/covers-2014-06-30", "2014-06-30"),
    ("late-correction/903/covers-2014-09-30", "2014-09-30"),
    ("late-correction/903/covers-2014-12-31", "2014-12-31"),
];

/// Every order of so many things.
fn orders(of: usize) -> Vec<Vec<usize>> {
    if of == 0 {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for order in orders(of - 1) {
        for at in 0..=order.len() {
            let mut longer = order.clone();
            longer.insert(at, of - 1);
            all.push(longer);
        }
    }
    all
}

/// What is measured after these imports, without what is each book's own: the last entry's
/// number is the same in every order, pseudonyms are not in it.
async fn measured(order: &[usize]) -> String {
    let folder = Folder::new();
    let mut desk = begin(&folder).await;
    let (provider, payer) = (who("provider:b.support"), who("payer:d.officer"));
    for at in order {
        match at {
            0 | 1 => cases(&mut desk, &provider, Mode::Record, LISTS[*at]).await.unwrap(),
            _ => filed(&mut desk, &payer, Mode::Record, RETURNS[at - 2]).await.unwrap(),
        }
    }
    let statement = simulate(&desk, "2014-Q4".parse().unwrap()).await.unwrap().statement;
    serde_json::to_string_pretty(&statement).unwrap()
}

#[tokio::test]
async fn every_order_of_imports_measures_the_same() {
    let orders = orders(5);
    assert_eq!(orders.len(), 120);
    let expected = measured(&orders[0]).await;
    // Both children are in it: one with 61 days in care, one never in care and not yet confirmed.
    assert!(expected.contains("\"care_days\": 61"), "{expected}");
    assert!(expected.contains("number-not-found"), "{expected}");
    for order in &orders[1..] {
        assert_eq!(measured(order).await, expected, "{order:?}");
    }
}
