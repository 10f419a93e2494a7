//! Which role may do what, as one table. `docs/guides` and the contract say why; a verb that
//! is opened or closed to a role changes a line here, where everyone sees it.

use crate::support::{Folder, begin, cases, filed, on, who};
use app::statement::dispute::Said;
use app::young_person::forget::What;
use app::{Actor, Desk, Failure, Mode};
use definitions::party::Role;
use definitions::{Days, Money, Quarter};

const ROLES: [(&str, Role); 8] = [
    ("payer", Role::Payer),
    ("spv", Role::Spv),
    ("intermediary", Role::Intermediary),
    ("provider", Role::Provider),
    ("expert", Role::Expert),
    ("investor", Role::Investor),
    ("chair", Role::Chair),
    ("evaluator", Role::Evaluator),
];

/// Each verb and the roles that may do it.
const MAY: [(&str, &str); 12] = [
    ("import a case list", "intermediary provider"),
    ("import a return", "payer intermediary"),
    ("decide a link", "payer intermediary"),
    ("confirm council numbers", "payer"),
    ("propose a statement", "spv intermediary"),
    ("withdraw a statement", "spv intermediary"),
    ("agree a statement", "payer spv"),
    ("dispute a statement", "payer spv"),
    ("record a determination", "intermediary expert"),
    ("undo a case list", "intermediary provider"),
    ("forget a record", "payer intermediary"),
    ("hold a record", "payer intermediary"),
];

async fn does(desk: &mut Desk, by: &Actor, verb: &str) -> Result<(), Failure> {
    let (moment, mode) = (on("2015-06-01"), Mode::DryRun);
    let quarter: Quarter = "2014-Q2".parse().unwrap();
    let said =
        Said { case: "C-104".to_owned(), k: 1, care_days: Days(3), why: "own count".to_owned() };
    let forget = |what: What| (what, "asked");
    match verb {
        "import a case list" => {
            let list = ("late-correction/case-list-2014-06-30.csv", "2014-07-31");
            cases(desk, by, mode, list).await
        }
        "import a return" => {
            let covers = ("late-correction/903/covers-2014-09-30", "2014-09-30");
            filed(desk, by, mode, covers).await
        }
        "decide a link" => {
            app::link::confirm::confirm(desk, by, moment, mode, "C-104", "K104", "seen")
                .await
                .map(drop)
        }
        "confirm council numbers" => {
            app::link::confirm::confirm_numbers(desk, by, moment, mode, &[]).await.map(drop)
        }
        "propose a statement" => {
            app::statement::propose::propose(desk, by, moment, mode, quarter).await.map(drop)
        }
        "withdraw a statement" => {
            app::statement::withdraw::withdraw(desk, by, moment, mode, quarter, "why")
                .await
                .map(drop)
        }
        "agree a statement" => {
            app::statement::agree::agree(desk, by, moment, mode, quarter, Money(157_117))
                .await
                .map(drop)
        }
        "dispute a statement" => {
            app::statement::dispute::dispute(desk, by, moment, mode, quarter, &said).await.map(drop)
        }
        "record a determination" => {
            app::statement::dispute::determine(desk, by, moment, mode, &said).await.map(drop)
        }
        "undo a case list" => {
            app::history::undo::undo(desk, by, moment, mode, 3, "wrong").await.map(drop)
        }
        "forget a record" | "hold a record" => {
            let what = if verb == "hold a record" { What::Hold } else { What::Forget };
            let (what, why) = forget(what);
            app::young_person::forget::forget(desk, by, moment, mode, "C-104", &what, why)
                .await
                .map(drop)
        }
        other => panic!("{other} is no verb"),
    }
}

/// A book with an open statement.
pub async fn proposed(folder: &Folder) -> Desk {
    let mut desk = begin(folder).await;
    let (provider, payer) = (who("provider:b.support"), who("payer:d.officer"));
    let list = ("late-correction/case-list-2014-06-30.csv", "2014-06-30");
    cases(&mut desk, &provider, Mode::Record, list).await.unwrap();
    let covers = ("late-correction/903/covers-2014-06-30", "2014-06-30");
    filed(&mut desk, &payer, Mode::Record, covers).await.unwrap();
    let (moment, mode) = (on("2015-06-01"), Mode::Record);
    app::link::confirm::confirm_numbers(&mut desk, &payer, moment, mode, &[]).await.unwrap();
    let quarter = "2014-Q2".parse().unwrap();
    let spv = who("spv:b.director");
    app::statement::propose::propose(&mut desk, &spv, moment, mode, quarter).await.unwrap();
    desk
}

#[tokio::test]
async fn each_verb_is_for_the_roles_it_is_for() {
    let folder = Folder::new();
    let mut desk = proposed(&folder).await;
    for (verb, may) in MAY {
        let mut found = Vec::new();
        for (name, role) in ROLES {
            let by = Actor { role, name: "someone".to_owned() };
            let refused = match does(&mut desk, &by, verb).await {
                Err(Failure::Refused(refusal)) => {
                    refusal.title.starts_with(&format!("{name} cannot "))
                }
                Ok(()) => false,
                Err(other) => panic!("{verb} by {name}: {other}"),
            };
            if !refused {
                found.push(name);
            }
        }
        assert_eq!(found.join(" "), may, "{verb}");
    }
}

#[tokio::test]
async fn what_is_for_a_role_is_done_when_nothing_else_stands_in_the_way() {
    let folder = Folder::new();
    let mut desk = proposed(&folder).await;
    for (verb, may) in MAY {
        // Nothing is in dispute, and retention keeps the record: refused to everyone.
        if ["record a determination", "forget a record"].contains(&verb) {
            continue;
        }
        for name in may.split(' ') {
            let by = who(&format!("{name}:someone"));
            let done = does(&mut desk, &by, verb).await;
            assert!(done.is_ok(), "{verb} by {name}: {done:?}");
        }
    }
}
