//! The document that programs are written from.

use super::support::Home;
use std::collections::BTreeSet;

#[tokio::test(flavor = "multi_thread")]
async fn the_document_names_every_operation_once_and_every_answer() {
    let home = Home::open().await;
    let answer = home.get("", "/openapi.json").await;
    let document = answer.ok(200);
    assert_eq!(document["openapi"], "3.1.0");
    let mut names = BTreeSet::new();
    let mut operations = 0;
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            operations += 1;
            names.insert(operation["operationId"].as_str().unwrap());
            let responses = operation["responses"].as_object().unwrap();
            for (status, response) in responses {
                let described = response["description"].as_str().is_some_and(|s| !s.is_empty());
                assert!(described, "{method} {path} {status}");
            }
            let expected: &[&str] = match (method.as_str(), path.as_str()) {
                (_, "/problems") => &["200"],
                ("post", _) => {
                    &["201", "400", "401", "403", "404", "409", "413", "415", "422", "429"]
                }
                _ => &["200", "400", "401", "429", "500", "503"],
            };
            for status in expected {
                assert!(responses.contains_key(*status), "{method} {path} {status}");
            }
        }
    }
    assert_eq!(names.len(), operations);
    assert_eq!(operations, 30);
}
