//! How many cases were referred, opened, closed and completed by a day. The counts follow from
//! the dates on the case list alone.

use care::Case;
use definitions::{Date, Kind, Table};
use std::collections::BTreeMap;

/// Counts of cases by the end of a day.
pub fn table(listed: &[Case], on: Date) -> Table {
    let by = |day: Option<Date>| day.is_some_and(|day| day <= on);
    let count = |wanted: &dyn Fn(&Case) -> bool| listed.iter().filter(|case| wanted(case)).count();
    let referred = |case: &Case| by(case.referred);
    let opened = |case: &Case| by(case.opened);
    let closed = |case: &Case| opened(case) && by(case.closed);
    let refused = |case: &Case| by(case.refused);
    let mut table = Table::new(
        format!("Cases on {on}"),
        &[("what", "What", Kind::Text), ("cases", "Cases", Kind::Number)],
    );
    table.push(["Referred".into(), count(&referred).into()]);
    table.push(["Endorsed by a panel".into(), count(&|case| by(case.endorsed)).into()]);
    table.push(["Accepted by the supervisor".into(), count(&|case| by(case.accepted)).into()]);
    table.push(["Refused or declined".into(), count(&refused).into()]);
    let undecided = |case: &Case| referred(case) && !refused(case) && !opened(case);
    table.push(["Waiting: neither refused nor opened".into(), count(&undecided).into()]);
    table.push(["Opened".into(), count(&opened).into()]);
    table.push(["Open now".into(), count(&|case| opened(case) && !closed(case)).into()]);
    table.push(["Closed".into(), count(&closed).into()]);
    let completed = |case: &Case| closed(case) && case.completed == Some(true);
    table.push(["Completed the full course".into(), count(&completed).into()]);
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for case in listed.iter().filter(|case| closed(case)) {
        *reasons.entry(case.closure_reason.as_deref().unwrap_or("no reason given")).or_default() +=
            1;
    }
    for (reason, n) in reasons {
        table.push([format!("Closed: {reason}").into(), n.into()]);
    }
    table
}
