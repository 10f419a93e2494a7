//! Ofsted’s providers, one row for each: its number, the codes its placements may have, and where
//! and whose it is.

use super::GUIDE;
use crate::columns::Columns;
use crate::fields::Fields;
use crate::say::shown;
use crate::table;
use care::checks::codes::{List, is_unknown};
use care::checks::lists::{Authority, Postcode, Provider, Providers};
use care::report::Text;
use definitions::{Finding, Weight};
use std::collections::HashMap;

const COLUMNS: [&str; 6] =
    ["URN", "PLACE_CODES", "PROVIDER_CODES", "REG_END", "POSTCODE", "LA_CODE"];

/// No column numbers a child here.
const NOBODY: &str = "(no child)";

/// Reads a list of Ofsted’s providers from CSV. Where a finding without a row refuses, the file is
/// not such a list and nothing of it was read.
pub fn providers(name: &str, bytes: &[u8]) -> (Providers, Vec<Finding>) {
    let (mut list, mut findings) = (Providers::default(), Vec::new());
    let Some(table) = table::csv(name, bytes, spelt, NOBODY, &mut findings) else {
        return (list, findings);
    };
    if let Some(finding) = table.lacks(name, &COLUMNS, GUIDE) {
        return (list, vec![finding]);
    }
    let columns = Columns::locate(name, &table, &COLUMNS, Weight::Note, &mut findings);
    let Some(columns) = columns else { return (list, findings) };
    findings.extend(table.without_rows(name));
    let mut seen: HashMap<String, u64> = HashMap::new();
    for row in &table.rows {
        let mut fields = Fields::of(name, &columns, row, NOBODY, &mut findings);
        let urn = fields.needed("URN", "The provider’s number");
        let provider = provider(&mut fields);
        if let Some(first) = seen.get(&urn).filter(|_| !urn.is_empty()) {
            let title = format!("Provider {urn} is on row {first} already; this row was not used");
            let hint = "Keep the row that is right and take the other out";
            fields.find(Weight::Refused, "provider_twice", &["URN"], title, hint);
        }
        if fields.usable {
            list.add(&urn, provider);
            seen.insert(urn, row.number);
        }
    }
    findings.sort_by_key(|finding| finding.place.row);
    (list, findings)
}

/// `Place codes` is `PLACE_CODES`.
fn spelt(column: &str) -> String {
    table::spelt(column).to_uppercase()
}

fn provider(fields: &mut Fields) -> Provider {
    Provider {
        places: codes(fields, "PLACE_CODES", List::Place, "placement"),
        providers: codes(fields, "PROVIDER_CODES", List::PlaceProvider, "provider"),
        registration_ended: fields.date("REG_END", Weight::Look),
        postcode: postcode(fields),
        authority: authority(fields),
    }
}

/// Codes parted by commas or spaces; strokes and semicolons part them too.
fn codes(fields: &mut Fields, column: &'static str, list: List, what: &str) -> Vec<Text> {
    let text = fields.text(column).unwrap_or_default().to_uppercase();
    let mut codes = Vec::new();
    for code in text.split([',', ' ', '/', ';']).filter(|code| !code.is_empty()) {
        if is_unknown(list, code) {
            let title = format!("{} is no {what} code of any year; it was left out", shown(code));
            let hint = "Write the codes one by one, parted by commas";
            fields.find(Weight::Look, "not_a_code", &[column], title, hint);
        } else {
            codes.push(code.into());
        }
    }
    codes
}

fn postcode(fields: &mut Fields) -> Option<Postcode> {
    let text = fields.text("POSTCODE")?;
    let postcode = Postcode::read(&text);
    if postcode.is_none() {
        let title = format!("{} is not a postcode; it was left out", shown(&text));
        let hint = "Write the provider’s own postcode, as CM1 1QH";
        fields.find(Weight::Look, "not_a_postcode", &["POSTCODE"], title, hint);
    }
    postcode
}

fn authority(fields: &mut Fields) -> Option<Authority> {
    let text = fields.text("LA_CODE")?;
    let authority = Authority::read(text.as_bytes());
    if authority.is_none() {
        let title = format!("{} is not an authority’s code; it was left out", shown(&text));
        let hint = "Write all nine characters, as E10000012, or leave the cell blank and load a \
                    list of postcodes";
        fields.find(Weight::Look, "not_an_authority", &["LA_CODE"], title, hint);
    }
    authority
}
