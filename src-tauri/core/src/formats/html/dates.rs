//! Dates of publication as programs write them for programs.
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};

use crate::text::find_date;

/// Vietnam's hour, which the dates on the pages themselves are in.
const HOURS: i8 = 7;

/// A date as metadata keeps it, `2021-09-29` or `2021-09-29T13:31`, in Vietnam's time where it
/// says its own.
pub(super) fn published(text: &str) -> Option<String> {
    let text = text.trim();
    let stated = || {
        let moment: Timestamp = text.parse().ok()?;
        let offset = Offset::from_hours(HOURS).ok()?;
        Some(moment.to_zoned(TimeZone::fixed(offset)).datetime())
    };
    if text.len() <= 10
        && let Ok(day) = text.parse::<Date>()
    {
        return likely(day).then(|| day.to_string());
    }
    let Some(moment) = stated().or_else(|| text.parse::<DateTime>().ok()) else {
        let beginning = text.get(..200).unwrap_or(text);
        return find_date(beginning).map(|found| found.iso);
    };
    likely(moment.date()).then(|| moment.strftime("%Y-%m-%dT%H:%M").to_string())
}

/// No page is older than the web; 0001-01-01 is how programs say that they know nothing.
fn likely(day: Date) -> bool {
    (1990..=2200).contains(&day.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_and_come_in_one_form() {
        for (written, read) in [
            ("2021-09-29T13:31:00+07:00", Some("2021-09-29T13:31")),
            ("2021-09-29T06:31:05.123Z", Some("2021-09-29T13:31")),
            ("2021-09-29T20:00:00Z", Some("2021-09-30T03:00")),
            ("2021-09-29T13:31:00+0700", Some("2021-09-29T13:31")),
            (" 2021-09-29 13:31:00 ", Some("2021-09-29T13:31")),
            ("2021-09-29T13:31", Some("2021-09-29T13:31")),
            ("2021-09-29", Some("2021-09-29")),
            ("29/09/2021 13:31", Some("2021-09-29T13:31")),
            ("Thứ tư, 05/06/2013 09:32", Some("2013-06-05T09:32")),
            ("0001-01-01T00:00:00", None),
            ("0001-01-01", None),
            ("hôm qua", None),
            ("", None),
        ] {
            assert_eq!(published(written).as_deref(), read, "{written}");
        }
    }
}
