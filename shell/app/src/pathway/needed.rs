//! How many referrals are needed now so that a number of cases open, as a table that shows what the
//! answer rests on. Source: `docs/contract.md` 10.

use care::Case;
use care::needed::{BASE, needed};
use definitions::{Cell, Date, Exact, Kind, Table, said};

/// What is needed on a day so that `target` more cases open.
pub fn table(cases: &[Case], today: Date, target: u32) -> Table {
    let mut table = Table::new(
        format!("Referrals needed for {target} more openings, on {}", said(today)),
        &[("what", "What", Kind::Text), ("count", "Count", Kind::Number)],
    );
    let Some(needed) = needed(cases, today, target) else {
        return table.note(format!(
            "Fewer than {BASE} referrals have a known outcome, or none of them opened: nothing can \
             be said yet."
        ));
    };
    let share = Exact::share(needed.opened as i64 * 100, needed.decided as i64);
    table.push(["New referrals needed".into(), Cell::Whole(needed.referrals as i64)]);
    table.push(["Referrals under way".into(), needed.under_way.into()]);
    table.push(["Outcomes known".into(), needed.decided.into()]);
    table.push(["Of them opened".into(), needed.opened.into()]);
    let percent = share.map_or(Cell::Blank, |share| Cell::Exact(share, 0));
    table.push(["Of them opened, per cent".into(), percent]);
    table.push(["Half opened within, days".into(), Cell::Whole(needed.days_to_open)]);
    table.note("Those under way are counted at the same share; the answer is rounded up.")
}
