//! The adopters’ legal status says whether they are one person or a couple, and of what sexes; the
//! code for their sex should say the same.

use crate::checks::codes::{List, list};
use crate::checks::prelude::*;

/// Finds the adoptions with this legal status whose adopters’ sex is none of these. A blank is
/// none of them.
pub(super) fn of_status(status: &str, sexes: &[&str], checked: &Checked, found: &mut Found) {
    for row in checked.this.ad1.iter().filter(|row| row.ls_adoptr == status) {
        if sexes.contains(&row.sex_adoptr.as_str()) {
            continue;
        }
        let means = list(List::LsAdoptr).entry(status).map_or("unknown", |entry| &entry.means);
        let sex = match list(List::SexAdoptr).entry(&row.sex_adoptr) {
            Some(sex) => format!("is {} ({})", sex.means, sex.code),
            None if row.sex_adoptr.is_empty() => "is blank".to_owned(),
            None => format!("is “{}”", row.sex_adoptr),
        };
        found.at(row, format!("Legal status {status} is {means}, but the adopters’ sex {sex}"));
    }
}
