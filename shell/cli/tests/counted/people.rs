//! Those who take the steps of the invented first year.

use crate::typed::Doer;
use app::Desk;
use app::access::Role;
use app::people::add::{New as Person, add};
use app::people::event::Relation;
use definitions::Date;

/// Those who take the steps, where they have no account yet.
pub async fn people(desk: &mut Desk, on: Date) {
    let quadrants = ["North", "South", "East", "West"];
    let teams = ["North and Mid", "South and West"];
    let quadrants = quadrants.map(|name| Relation::Quadrant(name.to_owned())).to_vec();
    let teams = teams.map(|name| Relation::Team(name.to_owned())).to_vec();
    let all = [
        ("U-WORKER", "payer", Role::Referrer, vec![]),
        ("U-CHAIR", "payer", Role::PanelMember, quadrants),
        ("U-SUPER", "provider", Role::Supervisor, teams.clone()),
        ("U-SUPPORT", "provider", Role::BusinessSupport, teams),
    ];
    for (person, organisation, role, relations) in all {
        let new = Person {
            person: person.to_owned(),
            name: format!("Invented {person}"),
            email: format!("{person}@invented.example"),
            organisation: organisation.to_owned(),
            roles: vec![role],
            relations,
        };
        let doer = Doer::new("intermediary:U-ADMIN", on, format!("add {person}"));
        add(desk, doer.by(), &new).await.unwrap();
    }
}
