//! The marks of a calendar about a row of days: its first day, its months and, between them, days
//! to count by.

use crate::picture::PAGE;
use crate::text::{Anchor, px, text, width};
use crate::timeline::TALL;
use definitions::Date;
use maud::{Markup, html};

/// The first day, every month where it begins, and short marks on the 8th, 15th and 22nd.
pub(crate) fn drawn(from: Date, many: i64, top: f64, days: &Days) -> Markup {
    let first = short(from);
    let clear = days.left + width(&first) + 8.0;
    let many = if days.each * 31.0 >= 40.0 { many } else { 0 };
    let each = std::iter::successors(Some(from), |day| day.tomorrow().ok());
    html! {
        g aria-hidden="true" {
            (text(days.left, top - 6.0, Anchor::Start, "chart-quiet", &first))
            @for (i, day) in (0..many).zip(each) {
                @let x = days.x(i);
                @let named = x > clear && x + 40.0 < PAGE;
                @if day.day() == 1 {
                    (mark("chart-month", x, top + TALL + 1.0, top + TALL + 8.0))
                    @if named {
                        (mark("chart-month", x, top - 16.0, top))
                        (text(x + 5.0, top - 6.0, Anchor::Start, "chart-quiet", month(day)))
                    }
                } @else if matches!(day.day(), 8 | 15 | 22) && days.each >= 2.0 {
                    (mark("chart-week", x, top + TALL + 2.0, top + TALL + 6.0))
                }
            }
        }
    }
}

/// Where days lie across the picture.
pub(crate) struct Days {
    pub(crate) left: f64,
    pub(crate) each: f64,
}

impl Days {
    /// Where a row's `days`th day begins.
    pub(crate) fn x(&self, days: i64) -> f64 {
        self.left + self.each * days as f64
    }
}

fn mark(class: &str, x: f64, top: f64, foot: f64) -> Markup {
    html! { line class=(class) x1=(px(x)) x2=(px(x)) y1=(px(top)) y2=(px(foot)) {} }
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn month(day: Date) -> &'static str {
    MONTHS[usize::from(day.month().unsigned_abs()) - 1]
}

/// A day where there is little room: `1 Apr 2014`.
fn short(day: Date) -> String {
    format!("{} {} {}", day.day(), month(day), day.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_named_where_it_begins_unless_the_first_day_stands_there() {
        let days = Days { left: 100.0, each: 5.5 };
        let svg = drawn(Date::constant(2014, 4, 25), 92, 24.0, &days).into_string();
        assert!(svg.contains(">25 Apr 2014</text>") && svg.contains(">Jun</text>"), "{svg}");
        assert!(!svg.contains(">May</text>"), "{svg}");
        assert_eq!(svg.matches("chart-week").count(), 9);
    }
}
