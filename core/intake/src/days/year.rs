//! The return year named in a path, such as `returns/2013-14/episodes.csv`.

use care::ReturnYear;

/// The return year named in a file's path: `2013-14` or `2013-2014`, as a whole component or
/// within one. Of several, the one nearest the end. A date such as `2011-12-05` names no year.
///
/// ```
/// use intake::days::year_in;
/// assert_eq!(year_in("returns/2013-14/episodes.csv").unwrap().to_string(), "2013-14");
/// assert_eq!(year_in("returns/episodes.csv"), None);
/// ```
pub fn year_in(name: &str) -> Option<ReturnYear> {
    name.rsplit(['/', '\\']).find_map(in_component)
}

fn in_component(component: &str) -> Option<ReturnYear> {
    let dashes = component.rmatch_indices('-').map(|(place, _)| place);
    dashes.filter_map(|dash| around(component, dash)).next()
}

/// The year whose two halves meet at this dash.
fn around(text: &str, dash: usize) -> Option<ReturnYear> {
    let (before, after) = (&text[..dash], &text[dash + 1..]);
    let first = &before[before.trim_end_matches(digit).len()..];
    let rest = after.trim_start_matches(digit);
    let second = &after[..after.len() - rest.len()];
    if rest.strip_prefix('-').is_some_and(|more| more.starts_with(digit)) {
        return None;
    }
    format!("{first}-{second}").parse().ok()
}

fn digit(letter: char) -> bool {
    letter.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_found_in_a_component_nearest_the_end() {
        for (name, year) in [
            ("2013-14/episodes.csv", "2013-14"),
            ("a/2012-13/903_2013-2014_episodes.csv", "2013-14"),
            ("C:\\returns\\1999-00\\episodes.csv", "1999-00"),
            ("903-2013-14.csv", "2013-14"),
        ] {
            assert_eq!(year_in(name).map(|y| y.to_string()).as_deref(), Some(year), "{name}");
        }
    }

    #[test]
    fn other_numbers_with_dashes_name_no_year() {
        for name in ["2011-12-05.csv", "2013-15/e.csv", "12013-14.csv", "2013-145.csv", "a-b", ""] {
            assert_eq!(year_in(name), None, "{name}");
        }
    }
}
