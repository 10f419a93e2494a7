//! For the checks’ tests: lists written as small tables of text, beside the return’s own. A block
//! named `providers` has the columns of the file (its codes parted by commas alone), a block named
//! `postcodes` has POSTCODE, AUTHORITY, EASTING and NORTHING, and a line such as
//! `authority E10000012` says whose return it is.

use super::{Authority, Lists, Point, Postcode, Postcodes, Provider, Providers, Spot};
use crate::report::Text;
use definitions::Date;

/// The lists the text holds.
pub fn read(tables: &str) -> Lists {
    let mut lists = Lists::default();
    for block in tables.split("\n\n") {
        let lines = block.lines().map(str::trim).filter(|line| !line.is_empty());
        let lines: Vec<&str> = lines.filter(|line| !is_authority(line)).collect();
        match lines.as_slice() {
            ["providers", columns, rows @ ..] => lists.providers = Some(providers(columns, rows)),
            ["postcodes", columns, rows @ ..] => lists.postcodes = Some(postcodes(columns, rows)),
            _ => {}
        }
    }
    let named = tables.lines().find_map(|line| line.trim().strip_prefix("authority "));
    lists.authority = named.map(|code| code.parse().unwrap());
    lists
}

/// Whether a block of lines is a list, not a table of the return.
pub fn is_list(lines: &[&str]) -> bool {
    lines.iter().any(|line| matches!(*line, "providers" | "postcodes"))
}

/// Whether a line says whose return it is.
pub fn is_authority(line: &str) -> bool {
    line.starts_with("authority ")
}

/// A row’s cell in a column; blank when the block has no such column.
struct Cells<'a>(&'a str, &'a str);

impl<'a> Cells<'a> {
    fn text(&self, column: &str) -> &'a str {
        let at = self.0.split_whitespace().position(|name| name == column);
        let cell = at.map_or("-", |at| self.1.split_whitespace().nth(at).unwrap());
        if cell == "-" { "" } else { cell }
    }
    fn codes(&self, column: &str) -> Vec<Text> {
        self.text(column).split(',').filter(|code| !code.is_empty()).map(Text::from).collect()
    }
}

fn providers(columns: &str, rows: &[&str]) -> Providers {
    let mut list = Providers::default();
    for cells in rows.iter().map(|row| Cells(columns, row)) {
        let ended = cells.text("REG_END");
        let ended = (!ended.is_empty()).then(|| Date::strptime("%d/%m/%Y", ended).unwrap());
        let provider = Provider {
            places: cells.codes("PLACE_CODES"),
            providers: cells.codes("PROVIDER_CODES"),
            registration_ended: ended,
            postcode: Postcode::read(cells.text("POSTCODE")),
            authority: Authority::read(cells.text("LA_CODE").as_bytes()),
        };
        list.add(cells.text("URN"), provider);
    }
    list
}

fn postcodes(columns: &str, rows: &[&str]) -> Postcodes {
    let mut list = Postcodes::default();
    for cells in rows.iter().map(|row| Cells(columns, row)) {
        let metres = |column| cells.text(column).parse().ok();
        let point = metres("EASTING").zip(metres("NORTHING"));
        let spot = Spot {
            authority: Authority::read(cells.text("AUTHORITY").as_bytes()),
            point: point.map(|(east, north)| Point { east, north }),
        };
        assert!(list.add(Postcode::read(cells.text("POSTCODE")).unwrap(), spot));
    }
    list
}
