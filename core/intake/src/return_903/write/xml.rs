//! The whole return as XML: the rows of all tables gathered child by child.

use super::super::xml::{GROUPS, ROOT};
use super::text;
use care::report::RowView;
use care::{Return, Table};
use quick_xml::escape::partial_escape;
use std::collections::HashMap;

/// The values of a HEADER before the groups, in order: a table and its column.
const VALUES: [(Table, &str); 16] = [
    (Table::Header, "UPN"),
    (Table::Header, "SEX"),
    (Table::Header, "DOB"),
    (Table::Header, "ETHNIC"),
    (Table::Header, "MOTHER"),
    (Table::Header, "MC_DOB"),
    (Table::Uasc, "DUC"),
    (Table::Ad1, "DATE_INT"),
    (Table::Ad1, "DATE_MATCH"),
    (Table::Ad1, "FOSTER_CARE"),
    (Table::Ad1, "NB_ADOPTR"),
    (Table::Ad1, "SEX_ADOPTR"),
    (Table::Ad1, "LS_ADOPTR"),
    (Table::Oc3, "IN_TOUCH"),
    (Table::Oc3, "ACTIV"),
    (Table::Oc3, "ACCOM"),
];

/// The values of an EPISODE, in order: the tag, and the column when it has another name.
const EPISODE: [(&str, &str); 12] = [
    ("DECOM", "DECOM"),
    ("RNE", "RNE"),
    ("LS", "LS"),
    ("CIN", "CIN"),
    ("PL", "PLACE"),
    ("PL_POST", "PL_POST"),
    ("HOME_POST", "HOME_POST"),
    ("URN", "URN"),
    ("PLACE_PROVIDER", "PLACE_PROVIDER"),
    ("DEC", "DEC"),
    ("REC", "REC"),
    ("REASON_PLACE_CHANGE", "REASON_PLACE_CHANGE"),
];

/// One child's rows, by table.
pub(super) struct Child<'a> {
    pub(super) number: String,
    rows: [Vec<RowView<'a>>; Table::ALL.len()],
}

impl<'a> Child<'a> {
    /// The child's rows of a table.
    pub(super) fn rows(&self, table: Table) -> &[RowView<'a>] {
        &self.rows[table as usize]
    }
}

/// Every child that has a number, in the order they first appear.
pub(super) fn children(ret: &Return) -> Vec<Child<'_>> {
    let (mut children, mut places) = (Vec::<Child>::new(), HashMap::<String, usize>::new());
    for table in Table::ALL {
        for row in ret.rows(table) {
            let number = cell(&row, table, "CHILD");
            if number.is_empty() {
                continue;
            }
            let place = *places.entry(number).or_insert_with_key(|number| {
                children.push(Child { number: number.clone(), rows: Default::default() });
                children.len() - 1
            });
            children[place].rows[table as usize].push(row);
        }
    }
    children
}

/// The text of a row's column.
pub(super) fn cell(row: &RowView, table: Table, column: &str) -> String {
    let at = table.columns().iter().position(|name| *name == column);
    let cell = at.and_then(|at| row.cells.get(at));
    cell.map_or(String::new(), |cell| text(*cell).into_owned())
}

/// The return.
pub(super) fn write(ret: &Return) -> Vec<u8> {
    let mut xml = Xml { text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), depth: 0 };
    xml.within(ROOT, |xml| {
        for child in children(ret) {
            xml.within("CHILD", |xml| {
                xml.within("HEADER", |xml| header(xml, &child));
                for row in child.rows(Table::Episodes) {
                    xml.within("EPISODE", |xml| {
                        for (tag, column) in EPISODE {
                            xml.value(tag, &cell(row, Table::Episodes, column));
                        }
                    });
                }
            });
        }
    });
    xml.text.into_bytes()
}

fn header(xml: &mut Xml, child: &Child) {
    let first = |table| child.rows(table).first();
    let is_uasc = first(Table::Uasc).is_some();
    xml.value("CHILDID", &child.number);
    for (table, column) in VALUES {
        if (table, column) == (Table::Uasc, "DUC") {
            xml.value("UASC", if is_uasc { "1" } else { "0" });
        }
        let value = first(table).map(|row| cell(row, table, column));
        xml.value(column, &value.unwrap_or_default());
    }
    for (tag, table) in GROUPS {
        for row in child.rows(table) {
            xml.within(tag, |xml| {
                let columns =
                    table.columns().iter().filter(|name| !["CHILD", "DOB"].contains(name));
                columns.for_each(|column| xml.value(column, &cell(row, table, column)));
            });
        }
    }
}

/// XML being written, each tag on a line of its own.
struct Xml {
    text: String,
    depth: usize,
}

impl Xml {
    fn within(&mut self, tag: &str, fill: impl FnOnce(&mut Xml)) {
        self.line(&format!("<{tag}>"));
        self.depth += 1;
        fill(self);
        self.depth -= 1;
        self.line(&format!("</{tag}>"));
    }

    /// A value; a blank one is left out, which says the same as an empty tag.
    fn value(&mut self, tag: &str, value: &str) {
        if !value.is_empty() {
            self.line(&format!("<{tag}>{}</{tag}>", partial_escape(value)));
        }
    }

    fn line(&mut self, text: &str) {
        self.text.extend(std::iter::repeat_n("  ", self.depth));
        self.text.push_str(text);
        self.text.push('\n');
    }
}
