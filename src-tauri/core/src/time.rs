//! Times are milliseconds since 1970, UTC; these are their written forms.

/// ISO 8601, to the second.
pub fn iso(at: i64) -> String {
    written(at, "%Y-%m-%dT%H:%M:%SZ")
}

/// As part of a file name, on every system.
pub fn stamp(at: i64) -> String {
    written(at, "%Y-%m-%dT%H-%M-%SZ")
}

fn written(at: i64, format: &str) -> String {
    jiff::Timestamp::from_millisecond(at)
        .map_or_else(|_| at.to_string(), |time| time.strftime(format).to_string())
}
