//! Who held which role in the contract on a day.

use definitions::{Cell, Date, Kind, Table};
use outcomes::Contract;

/// The parties and their roles on a day.
pub fn table(contract: &Contract, on: Date) -> Table {
    let mut table = Table::new(
        format!("Parties on {on}"),
        &[
            ("role", "Role", Kind::Text),
            ("party", "Party", Kind::Text),
            ("towards", "Towards", Kind::Text),
            ("since", "Since", Kind::Date),
            ("source", "Where it is written", Kind::Text),
        ],
    );
    let particulars = &contract.particulars;
    let name = |id: &str| {
        let party = particulars.parties.iter().find(|party| party.id == id);
        party.map_or_else(|| id.to_owned(), |party| party.name.clone())
    };
    for link in particulars.links.iter().filter(|link| link.in_force(on)) {
        table.push([
            crate::actor::role_name(link.role).into(),
            name(&link.party).into(),
            link.towards.as_deref().map(name).map_or(Cell::Blank, Cell::from),
            link.since.into(),
            link.origin.said().into(),
        ]);
    }
    table
}
