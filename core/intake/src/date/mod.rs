//! A date as a partner wrote it, or the reason it cannot be read and how to write it instead.
//! Nothing is guessed: 03/04/14 could be three different days. Source: `docs/formats/`.

mod why;

use care::report::day_month_year;
use definitions::{Date, iso};
pub(crate) use why::NotADate;
use why::why;

/// Which ways of writing a date are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// `31/01/2014` and nothing else, as the statutory return is defined.
    Return,
    /// `2014-01-31` or `31/01/2014`, for the files we define: neither can mean another day.
    Ours,
}

/// Reads a date, or says what is wrong with it.
pub(crate) fn read(way: Way, text: &str) -> Result<Date, NotADate> {
    let day = day_month_year(text).or_else(|| iso(text).filter(|_| way == Way::Ours));
    match day {
        Some(day) if plausible(day.year()) => Ok(day),
        _ => Err(why(way, text)),
    }
}

fn plausible(year: i16) -> bool {
    (1900..=2100).contains(&year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(way: Way, texts: &[&str], said: Expect) {
        let lines: Vec<String> = texts
            .iter()
            .map(|text| match read(way, text) {
                Ok(day) => format!("{text}: {day}\n"),
                Err(not) => format!("{}: {}. {}\n", not.check, not.title, not.hint),
            })
            .collect();
        said.assert_eq(&lines.concat());
    }

    #[test]
    fn the_return_is_read_day_month_year_and_everything_else_says_why() {
        let texts = [
            "31/01/2014",
            "29/02/2012",
            "29/02/2014",
            "31/01/14",
            "3/1/2014",
            "01/31/2014",
            "2014-01-31",
            "2014-02-30",
            "31-01-2014",
            "31.01.2014",
            "31/01-2014",
            "41670",
            "99999",
            "20140131",
            "31/01/2014 00:00",
            "2014-01-31T00:00",
            "31 Jan 2014",
            "31-Jan-14",
            "00/00/0000",
            "31/01/0014",
            "31/01/20144",
            "99/99/9999",
            "unknown",
            "-",
            "٣١/٠١/٢٠١٤",
            "ZZ/ZZ/ZZZZ",
        ];
        check(
            Way::Return,
            &texts,
            expect![[r#"
                31/01/2014: 2014-01-31
                29/02/2012: 2012-02-29
                date_impossible: “29/02/2014” is a day that does not exist. Look up the right day and write it as in 31/01/2014
                date_two_digit_year: “31/01/14” has a year of two digits. Write all four digits of the year, as in 31/01/2014
                date_missing_zero: “3/1/2014” has a day or a month of one digit. Write two digits for the day and the month, as in 31/01/2014
                date_american: “01/31/2014” is written month first. If it is 31 January 2014, write 31/01/2014
                date_iso: “2014-01-31” is written year first. Put the day first: write 31/01/2014
                date_impossible: “2014-02-30” is a day that does not exist. Look up the right day and write it as in 31/01/2014
                date_separator: “31-01-2014” is not written with slashes. Write it with slashes, as in 31/01/2014
                date_separator: “31.01.2014” is not written with slashes. Write it with slashes, as in 31/01/2014
                date_separator: “31/01-2014” is not written with slashes. Write it with slashes, as in 31/01/2014
                date_serial: “41670” is the number Excel keeps for a date, not a date. Format the column as a date before saving. It stands for 31 January 2014: write 31/01/2014
                date_serial: “99999” is the number Excel keeps for a date, not a date. Format the column as a date, so that it reads as in 31/01/2014
                date_run_together: “20140131” has nothing between day, month and year. Write it as in 31/01/2014
                date_with_time: “31/01/2014 00:00” has a time of day. Take the time off and write the date as in 31/01/2014
                date_with_time: “2014-01-31T00:00” has a time of day. Take the time off and write the date as in 31/01/2014
                date_month_in_words: “31 Jan 2014” has its month in words. Write the month as a number, as in 31/01/2014
                date_month_in_words: “31-Jan-14” has its month in words. Write the month as a number, as in 31/01/2014
                date_impossible: “00/00/0000” is a day that does not exist. Look up the right day and write it as in 31/01/2014
                date_year_implausible: “31/01/0014” is in the year 0014. Check the year; a date is written as in 31/01/2014
                date_unreadable: “31/01/20144” is not a date. Write a date as in 31/01/2014, or leave the cell blank
                date_impossible: “99/99/9999” is a day that does not exist. Look up the right day and write it as in 31/01/2014
                date_unreadable: “unknown” is not a date. Write a date as in 31/01/2014, or leave the cell blank
                date_unreadable: “-” is not a date. Write a date as in 31/01/2014, or leave the cell blank
                date_unreadable: “٣١/٠١/٢٠١٤” is not a date. Write a date as in 31/01/2014, or leave the cell blank
                date_unreadable: “ZZ/ZZ/ZZZZ” is not a date. Write a date as in 31/01/2014, or leave the cell blank
            "#]],
        );
    }

    #[test]
    fn our_own_files_take_both_unambiguous_ways() {
        check(
            Way::Ours,
            &["2014-01-31", "31/01/2014", "2014-02-30", "1/2/14", "41670"],
            expect![[r#"
                2014-01-31: 2014-01-31
                31/01/2014: 2014-01-31
                date_impossible: “2014-02-30” is a day that does not exist. Look up the right day and write it as in 2014-01-31 or 31/01/2014
                date_two_digit_year: “1/2/14” has a year of two digits. Write all four digits of the year, as in 2014-01-31 or 31/01/2014
                date_serial: “41670” is the number Excel keeps for a date, not a date. Format the column as a date before saving. It stands for 31 January 2014: write 2014-01-31
            "#]],
        );
    }
}
