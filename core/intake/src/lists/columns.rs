//! Where a list of postcodes keeps what is read of it. The directory’s columns are named anew now
//! and then, so each is known by all the names it has had; a year in a name may be any.

use super::GUIDE;
use crate::say::{found, listed};
use definitions::{Finding, Place, Weight};

/// What is read of a list of postcodes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    Postcode,
    District,
    County,
    East,
    North,
}

impl Known {
    fn of(name: &str) -> Option<Known> {
        let area = |start| {
            let year = name.strip_prefix(start).and_then(|rest| rest.strip_suffix("cd"));
            year.is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()))
        };
        match name {
            "pcds" | "pcd" | "pcd2" | "pcd7" | "pcd8" | "postcode" => Some(Known::Postcode),
            "laua" | "oslaua" => Some(Known::District),
            "oscty" | "cty" => Some(Known::County),
            "oseast1m" | "east1m" => Some(Known::East),
            "osnrth1m" | "north1m" => Some(Known::North),
            _ if area("lad") => Some(Known::District),
            _ if area("cty") => Some(Known::County),
            _ => None,
        }
    }
}

/// The places of the columns in a row.
pub(super) struct Layout {
    /// The names of all columns.
    pub(super) names: Vec<String>,
    pub(super) postcode: usize,
    pub(super) district: usize,
    /// Some lists do not have it.
    pub(super) county: Option<usize>,
    pub(super) east: usize,
    pub(super) north: usize,
}

impl Layout {
    /// Finds the columns by their names in lower case. Of several names for one thing the first
    /// is read; a name that stands twice is refused.
    pub(super) fn locate(file: &str, names: &[String]) -> Result<Layout, Box<Finding>> {
        let refused = |check, columns: Vec<String>, title, hint: String| {
            let place = Place::file(file).columns(columns);
            Err(Box::new(found(Weight::Refused, check, place, title, hint)))
        };
        let at = |known| names.iter().position(|name| Known::of(name) == Some(known));
        let twice = |(at, name): &(usize, &String)| {
            Known::of(name).is_some() && names[..*at].contains(*name)
        };
        if let Some((_, name)) = names.iter().enumerate().find(twice) {
            let title = format!("{name} stands in this file more than once");
            let hint = "Keep one column of each name and load the file again".to_owned();
            return refused("column_twice", vec![name.clone()], title, hint);
        }
        let needed = [
            (at(Known::Postcode), "pcds"),
            (at(Known::District), "laua"),
            (at(Known::East), "oseast1m"),
            (at(Known::North), "osnrth1m"),
        ];
        let [Some(postcode), Some(district), Some(east), Some(north)] = needed.map(|(at, _)| at)
        else {
            let lacks: Vec<&str> =
                needed.iter().filter(|(at, _)| at.is_none()).map(|(_, name)| *name).collect();
            let title = format!("This is not a list of postcodes: it has no {}", listed(&lacks));
            let hint = format!(
                "Load the directory’s own CSV file, with its column names in the first row; \
                 {GUIDE} lists the names that are known"
            );
            let lacks = lacks.into_iter().map(str::to_owned).collect();
            return refused("column_missing", lacks, title, hint);
        };
        let names = names.to_vec();
        Ok(Layout { names, postcode, district, county: at(Known::County), east, north })
    }
}
