//! A calendar of due dates at a secret address, for one person's own diary: shared, and ended.
//! Written after RFC 5545. It names no child.

use crate::desk::{Desk, Done, Failure, Order, same};
use crate::due::Due;
use crate::fact::Fact;
use crate::people::by::By;
use crate::people::relate::present;
use definitions::{Date, Refusal};
use jiff::{Timestamp, ToSpan};

/// Shares a person's calendar at an address whose secret has this digest. An earlier address ends.
///
/// # Errors
/// A refusal when the person is not here.
pub async fn share(
    desk: &mut Desk,
    by: By<'_>,
    person: &str,
    digest: &str,
) -> Result<Done, Failure> {
    change(desk, by, person, Some(digest)).await
}

/// Ends the address of a person's calendar.
///
/// # Errors
/// A refusal when there is none.
pub async fn end(desk: &mut Desk, by: By<'_>, person: &str) -> Result<Done, Failure> {
    change(desk, by, person, None).await
}

async fn change(
    desk: &mut Desk,
    by: By<'_>,
    person: &str,
    digest: Option<&str>,
) -> Result<Done, Failure> {
    let command = same(&[b"calendar", person.as_bytes(), by.form.as_bytes()]);
    desk.act(by.actor, by.moment, by.mode, |book| {
        present(&book.people, person, by.moment.today)?;
        if digest.is_none() && !book.act.calendars.contains_key(person) {
            return Err(Refusal::new("Your calendar has no address", "Nothing needs doing").into());
        }
        let digest = digest.map(str::to_owned);
        let facts = vec![Fact::CalendarShared { person: person.to_owned(), digest }];
        Ok(Order { command: command.clone(), facts, ..Order::default() })
    })
    .await
}

/// The calendar of what is due, each an event of a whole day on its day, as it stands at a moment
/// in microseconds since 1970. What has no day is left out.
pub fn written(due: &[Due], origin: &str, at: i64) -> String {
    let stamp = Timestamp::from_microsecond(at).unwrap_or_default();
    let stamp = stamp.strftime("%Y%m%dT%H%M%SZ").to_string();
    let host = origin.split("://").last().unwrap_or(origin);
    let mut lines: Vec<String> =
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Homeward//Due//EN"].map(str::to_owned).into();
    lines.push("X-WR-CALNAME:Homeward".to_owned());
    for one in due {
        let Some(day) = one.by else { continue };
        lines.push("BEGIN:VEVENT".to_owned());
        lines.push(format!("UID:{}@{}", text(&one.id), text(host)));
        lines.push(format!("DTSTAMP:{stamp}"));
        lines.push(format!("DTSTART;VALUE=DATE:{}", compact(day)));
        lines.push(format!("DTEND;VALUE=DATE:{}", compact(day.saturating_add(1.day()))));
        lines.push(format!("SUMMARY:{}", text(&one.what)));
        lines.push(format!("DESCRIPTION:{}", text(&format!("Waits for {}.", one.owner))));
        lines.push(format!("URL:{origin}{}", one.href));
        lines.push("TRANSP:TRANSPARENT".to_owned());
        lines.push("END:VEVENT".to_owned());
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().flat_map(|line| [folded(line), "\r\n".to_owned()]).collect()
}

fn compact(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// Text as RFC 5545 section 3.3.11 writes it.
fn text(words: &str) -> String {
    let mut text = String::new();
    for c in words.chars() {
        match c {
            '\\' | ';' | ',' => text.extend(['\\', c]),
            '\n' => text.push_str("\\n"),
            c if c.is_control() => {}
            c => text.push(c),
        }
    }
    text
}

/// A line of at most 75 bytes, the rest on lines that begin with a space: section 3.1.
fn folded(line: &str) -> String {
    let (mut folded, mut length) = (String::new(), 0);
    for c in line.chars() {
        if length + c.len_utf8() > 75 {
            folded.push_str("\r\n ");
            length = 1;
        }
        folded.push(c);
        length += c.len_utf8();
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Action;
    use crate::due::Pressing;

    fn one() -> Due {
        Due {
            id: "pay-CSSL-0001".to_owned(),
            what: "£1,536.64 of invoice CSSL-0001; part paid, and so on, until it is all paid and nothing is left".to_owned(),
            href: "/invoices/CSSL-0001".to_owned(),
            owner: "the council",
            asks: Action::SeeMoney,
            since: Date::constant(2014, 12, 30),
            by: Some(Date::constant(2014, 12, 31)),
            pressing: Pressing::Due,
        }
    }

    #[test]
    fn lines_end_as_they_should_are_folded_at_75_bytes_and_unfold_to_the_words() {
        let text = written(&[one()], "https://homeward.example", 0);
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains("SUMMARY:£1\\,536.64 of invoice CSSL-0001\\; part paid\\, and"));
        assert!(unfolded.contains("DTSTART;VALUE=DATE:20141231\r\nDTEND;VALUE=DATE:20150101\r\n"));
        assert!(unfolded.contains("UID:pay-CSSL-0001@homeward.example\r\n"));
        assert!(unfolded.contains("DTSTAMP:19700101T000000Z\r\n"));
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    }

    #[test]
    fn what_has_no_day_is_in_no_calendar() {
        let dateless = Due { by: None, ..one() };
        assert!(!written(&[dateless], "https://homeward.example", 0).contains("VEVENT"));
    }
}
