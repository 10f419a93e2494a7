//! Where a placement is: PL_LA, PL_LOCATION and PL_DISTANCE, which the return’s guide works out
//! from an episode’s two postcodes. No return carries them; they are worked out here alone.
//!
//! - PL_LA is the upper-tier authority the placement’s postcode lies in; outside England SCO, WAL
//!   or NIR. There is none where the postcode is blank or not on the list, where the list knows no
//!   authority for it, and in the Channel Islands and the Isle of Man.
//! - PL_LOCATION is IN where PL_LA is the authority whose return it is, and OUT elsewhere. There
//!   is none where the list knows no authority for the postcode.
//! - PL_DISTANCE is miles in a straight line from home to placement, to one decimal: eastings and
//!   northings in metres, divided by 1000 and by 1.6093, half a tenth going to the even one. There
//!   is none unless both postcodes are on the list with a place. Northern Ireland’s places are on
//!   the Irish grid; the guide’s formula makes no exception for them, and neither does this.

use super::{Authority, Point, Postcodes, Spot};
use crate::report::EpisodeRow;
use std::fmt;

/// Whether a placement is inside the area of the authority whose return it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// Inside.
    In,
    /// Outside.
    Out,
}

/// A distance in miles, to one decimal. Tenths are counted whole, so that two distances compare
/// exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Miles {
    /// Tenths of a mile.
    pub tenths: i64,
}

impl Postcodes {
    /// PL_LA.
    pub fn placement_authority(&self, row: &EpisodeRow) -> Option<&str> {
        self.placed(row)?.authority.as_ref()?.in_return()
    }

    /// PL_LOCATION, for a return of `own`.
    pub fn placement_location(&self, row: &EpisodeRow, own: Authority) -> Option<Location> {
        let lies_in = self.placed(row)?.authority?;
        Some(if lies_in == own { Location::In } else { Location::Out })
    }

    /// Whether PL_LOCATION can be said, whoever’s return it is.
    pub fn has_placement_location(&self, row: &EpisodeRow) -> bool {
        self.placed(row).is_some_and(|spot| spot.authority.is_some())
    }

    /// PL_DISTANCE.
    pub fn placement_distance(&self, row: &EpisodeRow) -> Option<Miles> {
        Some(Miles::between(self.of(&row.home_post)?.point?, self.placed(row)?.point?))
    }

    fn placed(&self, row: &EpisodeRow) -> Option<&Spot> {
        self.of(&row.pl_post)
    }
}

impl Miles {
    /// The distance in a straight line.
    pub fn between(home: Point, placement: Point) -> Miles {
        let east = f64::from(home.east) - f64::from(placement.east);
        let north = f64::from(home.north) - f64::from(placement.north);
        let miles = (east * east + north * north).sqrt() / 1000.0 / 1.6093;
        Miles { tenths: (miles * 10.0).round_ties_even() as i64 }
    }
}

impl fmt::Display for Miles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}.{}", self.tenths / 10, self.tenths % 10))
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Location::In => "IN",
            Location::Out => "OUT",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::{lists, testing};
    use expect_test::{Expect, expect};

    /// The three of each episode, a line each.
    fn check(tables: &str, expected: Expect) {
        let (this, _) = testing::read(tables);
        let lists = lists::testing::read(tables);
        let (postcodes, own) = (lists.postcodes.unwrap(), lists.authority.unwrap());
        let line = |row: &EpisodeRow| {
            let location = postcodes.placement_location(row, own);
            assert_eq!(postcodes.has_placement_location(row), location.is_some());
            let location = location.map(|location| location.to_string());
            let distance = postcodes.placement_distance(row).map(|miles| miles.to_string());
            let of = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
            let authority = postcodes.placement_authority(row).unwrap_or("-");
            format!("{} {authority} {} {}\n", row.child, of(location), of(distance))
        };
        expected.assert_eq(&this.episodes.iter().map(line).collect::<String>());
    }

    #[test]
    fn a_placement_is_in_or_out_of_its_own_authority_and_miles_from_home() {
        check(
            "
            authority E10000012

            CHILD      DECOM      HOME_POST PL_POST
            OWN        01/05/2022 CM11AA    CO11AA
            OTHER      01/05/2022 CM11AA    CB11AA
            WALES      01/05/2022 CM11AA    CF11AA
            SCOTLAND   01/05/2022 CM11AA    EH11AA
            IRELAND    01/05/2022 CM11AA    BT11AA
            ISLAND     01/05/2022 CM11AA    JE11AA
            ENDED      01/05/2022 CM11AA    ZZ11AA
            UNKNOWN    01/05/2022 CM11AA    QQ11AA
            BLANK      01/05/2022 CM11AA    -
            HOMELESS   01/05/2022 -         CO11AA
            SAME       01/05/2022 cm11aa    CM11AA

            postcodes
            POSTCODE AUTHORITY EASTING NORTHING
            CM11AA   E10000012 570000  207000
            CO11AA   E10000012 600000  225000
            CB11AA   E10000003 545000  258000
            CF11AA   W06000015 318000  176000
            EH11AA   S12000036 325000  673000
            BT11AA   N09000003 334000  374000
            JE11AA   L99999999 -       -
            ZZ11AA   -         -       -
            ",
            expect![[r#"
                OWN E10000012 IN 21.7
                OTHER E10000003 OUT 35.3
                WALES WAL OUT 157.8
                SCOTLAND SCO OUT 327.1
                IRELAND NIR OUT 179.6
                ISLAND - OUT -
                ENDED - - -
                UNKNOWN - - -
                BLANK - - -
                HOMELESS E10000012 IN -
                SAME E10000012 IN 0.0
            "#]],
        );
    }

    #[test]
    fn a_distance_is_to_one_decimal_by_the_guides_mile() {
        let from = Point { east: 0, north: 0 };
        let to = |east, north| Miles::between(from, Point { east, north }).to_string();
        assert_eq!(to(16_093, 0), "10.0");
        assert_eq!(to(563_336, 0), "350.1");
        assert_eq!(to(3_000, 4_000), "3.1");
        assert_eq!(to(563_335, 0), "350.0");
    }
}
