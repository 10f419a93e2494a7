//! Two calculations of one quarter, side by side: each is made again from its own evidence, and
//! the first child and day, or quarter, in which they differ is named.

use crate::evidence::recompute::{Again, Difference, first_day_that_differs, line_said};
use crate::evidence::{CareDays, Evidence};
use crate::measurement::Measured;
use definitions::Finding;
use std::collections::BTreeMap;

impl Evidence {
    /// The first thing in which this and another's recalculation differ; none where they agree on
    /// every day, line and amount. In the difference, `claimed` is this one's, `recalculated` the
    /// other's.
    ///
    /// # Errors
    /// Findings when the contract's pages in either cannot be read.
    pub fn against(&self, other: &Evidence) -> Result<Option<Difference>, Vec<Finding>> {
        if self.quarter != other.quarter {
            return Ok(whole(self.quarter.to_string(), other.quarter.to_string()));
        }
        if let Some(page) = first_page_that_differs(&self.contract, &other.contract) {
            return Ok(whole(format!("{page} as in this file"), "another text of it".to_owned()));
        }
        let (mine, theirs) = (self.again()?, other.again()?);
        let difference = child_that_differs(&mine, &theirs)
            .or_else(|| line_that_differs(&mine, &theirs))
            .or_else(|| self.said_that_differs(other));
        Ok(difference.or_else(|| {
            let differ = mine.settlement != theirs.settlement;
            differ.then(|| Difference::of_payments(&mine.settlement, &theirs.settlement))
        }))
    }

    /// What was said of a child-quarter's care days, in dispute or by an expert.
    fn said_that_differs(&self, other: &Evidence) -> Option<Difference> {
        let pairs = [
            ("as the payer says", &self.payer_says, &other.payer_says),
            ("as the SPV says", &self.spv_says, &other.spv_says),
            ("as determined", &self.determined, &other.determined),
        ];
        pairs.into_iter().find_map(|(words, mine, theirs)| {
            let one = mine.iter().find(|row| !theirs.contains(row));
            let row = one.or_else(|| theirs.iter().find(|row| !mine.contains(row)))?;
            let said = |rows: &[CareDays]| {
                let found = rows.iter().find(|found| (&found.key, found.k) == (&row.key, row.k));
                let days = found.map(|row| format!("{} care days", row.care_days));
                format!("{} {words}", days.unwrap_or_else(|| "nothing".to_owned()))
            };
            Some(Difference {
                key: Some(row.key.clone()),
                k: Some(row.k),
                day: None,
                claimed: said(mine),
                recalculated: said(theirs),
            })
        })
    }
}

fn whole(claimed: String, recalculated: String) -> Option<Difference> {
    Some(Difference { key: None, k: None, day: None, claimed, recalculated })
}

fn first_page_that_differs<'a>(
    mine: &'a BTreeMap<String, String>,
    theirs: &'a BTreeMap<String, String>,
) -> Option<&'a str> {
    let names = mine.keys().chain(theirs.keys());
    names.map(String::as_str).find(|name| mine.get(*name) != theirs.get(*name))
}

/// The first child, by pseudonym, that only one of them has, or of whose days they say different
/// things.
fn child_that_differs(mine: &Again, theirs: &Again) -> Option<Difference> {
    let of = |again: &'_ Again| -> BTreeMap<String, usize> {
        let keyed = again.tracked.iter().enumerate();
        keyed.map(|(at, child)| (child.key.clone(), at)).collect()
    };
    let (ours, others) = (of(mine), of(theirs));
    let keys: std::collections::BTreeSet<&String> = ours.keys().chain(others.keys()).collect();
    keys.into_iter().find_map(|key| match (ours.get(key), others.get(key)) {
        (Some(one), Some(other)) => {
            let (child, runs) = (&mine.tracked[*one], &mine.runs[*one]);
            first_day_that_differs(child, runs, &theirs.runs[*other])
        }
        (one, other) => {
            let (again, at) = one.map(|at| (mine, at)).or(other.map(|at| (theirs, at)))?;
            let said = |there: bool| if there { "tracked" } else { "not tracked" }.to_owned();
            Some(Difference {
                key: Some(key.clone()),
                k: Some(1),
                day: Some(again.tracked[*at].window.start),
                claimed: said(one.is_some()),
                recalculated: said(other.is_some()),
            })
        }
    })
}

/// The first child-quarter in which they count or earn something else though its days are alike.
fn line_that_differs(mine: &Again, theirs: &Again) -> Option<Difference> {
    let of = |again: &Again| -> BTreeMap<(String, u8), Measured> {
        let keyed = again.measured.iter();
        let key = |line: &Measured| (again.tracked[line.child as usize].key.clone(), line.k);
        keyed.map(|line| (key(line), line.clone())).collect()
    };
    let (ours, others) = (of(mine), of(theirs));
    let places: std::collections::BTreeSet<_> = ours.keys().chain(others.keys()).collect();
    places.into_iter().find_map(|place| {
        let said = |line: Option<&Measured>| {
            line.map(|line| line_said(&line.count, line.earned(), line.standing))
        };
        let (one, other) = (ours.get(place), others.get(place));
        let (claimed, recalculated) = (said(one), said(other));
        if claimed == recalculated {
            return None;
        }
        let nothing = || "no such quarter".to_owned();
        Some(Difference {
            key: Some(place.0.clone()),
            k: Some(place.1),
            day: one.or(other).map(|line| line.days.began),
            claimed: claimed.unwrap_or_else(nothing),
            recalculated: recalculated.unwrap_or_else(nothing),
        })
    })
}
