//! The return's code lists, year by year, as data: `core/care/codes/*.toml`.
//! A code of another year's list is told apart from a code of no list, because old comparison
//! records carry old codes, and an edge between two lists is not always published.

use crate::return_year::ReturnYear;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Which of the return's code lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum List {
    /// Legal status.
    Ls,
    /// Reason for new episode.
    Rne,
    /// Category of need.
    Cin,
    /// Placement.
    Place,
    /// Placement provider.
    PlaceProvider,
    /// Reason the episode ceased.
    Rec,
    /// Reason for placement change.
    ReasonPlaceChange,
    /// Sex.
    Sex,
    /// Ethnicity.
    Ethnic,
    /// Sex of the adopters.
    SexAdoptr,
    /// Legal status of the adopters.
    LsAdoptr,
    /// Reason a decision to place for adoption was reversed.
    ReasonPlacedCeased,
    /// Why there is no SDQ score.
    SdqReason,
    /// Whether the council is in touch with a care leaver.
    InTouch,
    /// A care leaver’s main activity.
    Activ,
    /// A care leaver’s accommodation.
    Accom,
    /// Whether missing or away without authorisation.
    Missing,
    /// How the child took part in a review.
    ReviewCode,
    /// Previous permanence option.
    PrevPerm,
    /// The authority that arranged the previous permanence.
    LaPerm,
    /// Why a social worker began.
    SwReason,
}

/// What a list says of a code in a return year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is on that year's list.
    Valid,
    /// It is on other years' lists: from the first to the last of them, where limited.
    OtherYear {
        /// The first year that lists it.
        from: Option<ReturnYear>,
        /// The last year that lists it.
        to: Option<ReturnYear>,
    },
    /// It is on no year's list.
    Unknown,
}

/// One code of a list.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The code, upper case.
    pub code: String,
    /// What it means, in a few words.
    pub means: String,
    /// The first return year that lists it; none when it always was.
    pub from: Option<ReturnYear>,
    /// The last return year that lists it; none while it still is.
    pub to: Option<ReturnYear>,
    /// The codes that stand now where this one stood.
    #[serde(default)]
    pub became: Vec<String>,
    /// The first return year in which an unchanged placement may be recoded so.
    pub became_from: Option<ReturnYear>,
}

/// One code list with all its years.
#[derive(Debug)]
pub struct CodeList {
    entries: Vec<Entry>,
    by_code: HashMap<String, usize>,
}

impl CodeList {
    /// What the list says of a code in a return year.
    pub fn verdict(&self, code: &str, year: ReturnYear) -> Verdict {
        let Some(entry) = self.entry(code) else { return Verdict::Unknown };
        let begun = entry.from.is_none_or(|from| from <= year);
        let over = entry.to.is_some_and(|to| to < year);
        if begun && !over {
            return Verdict::Valid;
        }
        Verdict::OtherYear { from: entry.from, to: entry.to }
    }

    /// The code's entry, whatever the year.
    pub fn entry(&self, code: &str) -> Option<&Entry> {
        self.by_code.get(code).map(|&at| &self.entries[at])
    }

    /// Every code of every year, in the order of the list.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Whether `new` only renames `old`: the list changed, the placement did not.
    pub fn renamed(&self, old: &str, new: &str, year: ReturnYear) -> bool {
        self.entry(old).is_some_and(|entry| {
            entry.became.iter().any(|code| code == new)
                && entry.became_from.is_none_or(|from| from <= year)
        })
    }

    fn read(text: &str) -> CodeList {
        #[derive(Deserialize)]
        struct Page {
            code: Vec<Entry>,
        }
        let page: Page = toml::from_str(text).expect("the code lists are compiled in and tested");
        let by_code = page.code.iter().enumerate().map(|(at, e)| (e.code.clone(), at)).collect();
        CodeList { entries: page.code, by_code }
    }
}

/// A code list.
///
/// ```
/// use care::checks::codes::{List, Verdict, list};
/// let year = "2013-14".parse().unwrap();
/// assert_eq!(list(List::Place).verdict("Q2", year), Verdict::Valid);
/// assert_eq!(list(List::Place).verdict("Q9", year), Verdict::Unknown);
/// ```
pub fn list(list: List) -> &'static CodeList {
    static LS: LazyLock<CodeList> = lazy!("ls");
    static RNE: LazyLock<CodeList> = lazy!("rne");
    static CIN: LazyLock<CodeList> = lazy!("cin");
    static PLACE: LazyLock<CodeList> = lazy!("place");
    static PLACE_PROVIDER: LazyLock<CodeList> = lazy!("place_provider");
    static REC: LazyLock<CodeList> = lazy!("rec");
    static REASON_PLACE_CHANGE: LazyLock<CodeList> = lazy!("reason_place_change");
    static SEX: LazyLock<CodeList> = lazy!("sex");
    static ETHNIC: LazyLock<CodeList> = lazy!("ethnic");
    static SEX_ADOPTR: LazyLock<CodeList> = lazy!("sex_adoptr");
    static LS_ADOPTR: LazyLock<CodeList> = lazy!("ls_adoptr");
    static REASON_PLACED_CEASED: LazyLock<CodeList> = lazy!("reason_placed_ceased");
    static SDQ_REASON: LazyLock<CodeList> = lazy!("sdq_reason");
    static IN_TOUCH: LazyLock<CodeList> = lazy!("in_touch");
    static ACTIV: LazyLock<CodeList> = lazy!("activ");
    static ACCOM: LazyLock<CodeList> = lazy!("accom");
    static MISSING: LazyLock<CodeList> = lazy!("missing");
    static REVIEW_CODE: LazyLock<CodeList> = lazy!("review_code");
    static PREV_PERM: LazyLock<CodeList> = lazy!("prev_perm");
    static LA_PERM: LazyLock<CodeList> = lazy!("la_perm");
    static SW_REASON: LazyLock<CodeList> = lazy!("sw_reason");
    match list {
        List::Ls => &LS,
        List::Rne => &RNE,
        List::Cin => &CIN,
        List::Place => &PLACE,
        List::PlaceProvider => &PLACE_PROVIDER,
        List::Rec => &REC,
        List::ReasonPlaceChange => &REASON_PLACE_CHANGE,
        List::Sex => &SEX,
        List::Ethnic => &ETHNIC,
        List::SexAdoptr => &SEX_ADOPTR,
        List::LsAdoptr => &LS_ADOPTR,
        List::ReasonPlacedCeased => &REASON_PLACED_CEASED,
        List::SdqReason => &SDQ_REASON,
        List::InTouch => &IN_TOUCH,
        List::Activ => &ACTIV,
        List::Accom => &ACCOM,
        List::Missing => &MISSING,
        List::ReviewCode => &REVIEW_CODE,
        List::PrevPerm => &PREV_PERM,
        List::LaPerm => &LA_PERM,
        List::SwReason => &SW_REASON,
    }
}

/// Whether something was sent that is a code of no year.
pub fn is_unknown(which: List, code: &str) -> bool {
    !code.is_empty() && list(which).entry(code).is_none()
}

macro_rules! lazy {
    ($name:literal) => {
        LazyLock::new(|| CodeList::read(include_str!(concat!("../../codes/", $name, ".toml"))))
    };
}
use lazy;

#[cfg(test)]
mod tests {
    use super::*;

    const EVERY: [List; 21] = [
        List::Ls,
        List::Rne,
        List::Cin,
        List::Place,
        List::PlaceProvider,
        List::Rec,
        List::ReasonPlaceChange,
        List::Sex,
        List::Ethnic,
        List::SexAdoptr,
        List::LsAdoptr,
        List::ReasonPlacedCeased,
        List::SdqReason,
        List::InTouch,
        List::Activ,
        List::Accom,
        List::Missing,
        List::ReviewCode,
        List::PrevPerm,
        List::LaPerm,
        List::SwReason,
    ];

    fn year(text: &str) -> ReturnYear {
        text.parse().unwrap()
    }

    #[test]
    fn every_list_reads_and_names_each_code_once() {
        for which in EVERY {
            let codes = list(which);
            assert!(!codes.entries().is_empty());
            assert_eq!(codes.entries().len(), codes.by_code.len(), "{which:?}");
            for entry in codes.entries() {
                assert!(crate::Code::new(&entry.code).is_some(), "{}", entry.code);
                assert!(entry.from.zip(entry.to).is_none_or(|(from, to)| from <= to));
                assert!(entry.became.iter().all(|code| codes.entry(code).is_some()));
            }
        }
    }

    #[test]
    fn a_code_is_valid_in_its_own_years_and_told_apart_in_others() {
        let rec = list(List::Rec);
        assert_eq!(rec.verdict("E43", year("2017-18")), Verdict::Valid);
        assert_eq!(
            rec.verdict("E43", year("2018-19")),
            Verdict::OtherYear { from: Some(year("2005-06")), to: Some(year("2017-18")) }
        );
        assert_eq!(rec.verdict("E45", year("2018-19")), Verdict::Valid);
        assert_eq!(rec.verdict("E99", year("2018-19")), Verdict::Unknown);
    }

    #[test]
    fn the_years_of_the_essex_bond_have_their_placement_codes() {
        for (code, first, last) in [("Q1", "2005-06", "2014-15"), ("U4", "2014-15", "2026-27")] {
            assert_eq!(list(List::Place).verdict(code, year(first)), Verdict::Valid);
            assert_eq!(list(List::Place).verdict(code, year(last)), Verdict::Valid);
        }
        assert_ne!(list(List::Place).verdict("Z11", year("2024-25")), Verdict::Valid);
    }

    #[test]
    fn a_renamed_placement_is_known_from_the_year_its_list_changed() {
        let place = list(List::Place);
        assert!(place.renamed("H5", "K3", year("2023-24")));
        assert!(!place.renamed("H5", "K3", year("2022-23")));
        assert!(place.renamed("Z1", "Z13", year("2025-26")));
        assert!(!place.renamed("Q1", "U4", year("2014-15")));
    }
}
