//! What is known already of a young person about to be referred, so that nothing is typed twice.

use crate::book::Book;
use crate::book::listed::listed;
use care::Case;
use care::path::event::Details;

/// What an earlier referral or the case list says of a young person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Their number.
    pub young_person: String,
    /// What can be filled in.
    pub details: Details,
    /// The numbers of their earlier referrals and cases, the latest last.
    pub earlier: Vec<String>,
}

/// What is known of whoever has this council number. Only what a new referral says again is told;
/// nothing of how an earlier one went.
pub fn known(book: &Book, council_number: &str) -> Option<Known> {
    let wanted = council_number.trim();
    let cases = listed(book);
    let named = |case: &&Case| {
        case.council_child_number.as_deref().is_some_and(|n| n.eq_ignore_ascii_case(wanted))
    };
    let young_person = &cases.iter().find(named)?.young_person;
    let mut theirs: Vec<&Case> =
        cases.iter().filter(|case| case.young_person == *young_person).collect();
    theirs.sort_by_key(|case| case.referred);
    let last = |of: fn(&Case) -> Option<String>| theirs.iter().rev().find_map(|case| of(case));
    let details = Details {
        source: last(|case| case.source.clone()).unwrap_or_default(),
        quadrant: last(|case| case.quadrant.clone()).unwrap_or_default(),
        family: last(|case| case.family.clone()),
        council_child_number: last(|case| case.council_child_number.clone()),
        date_of_birth: theirs.iter().rev().find_map(|case| case.date_of_birth),
        prior_care_days: theirs.iter().rev().find_map(|case| case.prior_care_days),
        prior_offences: theirs.iter().rev().find_map(|case| case.prior_offences),
        ..Details::default()
    };
    let earlier = theirs.iter().map(|case| case.case.clone()).collect();
    Some(Known { young_person: young_person.clone(), details, earlier })
}
