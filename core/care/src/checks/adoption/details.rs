//! The six particulars of an adoption in the AD1 table, which are given together or not at all.

use crate::report::AdoptionRow;

/// How many particulars there are.
pub(super) const ALL: usize = 6;

/// The names of the particulars left blank.
pub(super) fn blank(row: &AdoptionRow) -> impl Iterator<Item = &'static str> {
    let blank: [(&str, bool); ALL] = [
        ("DATE_INT", row.date_int.is_blank()),
        ("DATE_MATCH", row.date_match.is_blank()),
        ("FOSTER_CARE", row.foster_care.is_empty()),
        ("NB_ADOPTR", row.nb_adoptr.is_empty()),
        ("SEX_ADOPTR", row.sex_adoptr.is_empty()),
        ("LS_ADOPTR", row.ls_adoptr.is_empty()),
    ];
    blank.into_iter().filter(|(_, blank)| *blank).map(|(name, _)| name)
}

/// The names of the particulars left blank, in one text.
pub(super) fn names_of_blank(row: &AdoptionRow) -> String {
    let names: Vec<&str> = blank(row).collect();
    if names.len() == ALL { "particulars".to_owned() } else { names.join(", ") }
}
