//! Dates of publication, as Vietnamese sites write them: `13:31 29/09/2021`,
//! `Thứ tư, 05/06/2013 09:32`, `Thứ Hai, ngày 3 tháng 5 năm 2021, 10:20 (GMT+7)`.

use super::super::pieces::{Piece, pieces};
use super::super::{TokenKind, fold, tokenize};

/// A date found in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dated {
    /// In bytes of the line, with the day of the week, the time and the words around them.
    pub(super) from: usize,
    pub(super) to: usize,
    /// ISO 8601, with the time where there is one.
    pub(crate) iso: String,
}

/// Words that stand around a date without saying anything else.
const FILLERS: &[&str] = &[
    "thu",
    "hai",
    "ba",
    "tu",
    "nam",
    "sau",
    "bay",
    "chu",
    "nhat",
    "cn",
    "t2",
    "t3",
    "t4",
    "t5",
    "t6",
    "t7",
    "ngay",
    "thang",
    "luc",
    "cap",
    "dang",
    "gmt",
    "utc",
    "ict",
    "am",
    "pm",
    "sa",
    "ch",
    "gio",
    "phut",
    "xuat",
    "ban",
    "thoi",
    "gian",
    "tai",
    "phat",
    "hanh",
    "vao",
    "cong",
    "bo",
    "gui",
    "mon",
    "tue",
    "wed",
    "fri",
    "sat",
    "sun",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "sang",
    "chieu",
    "toi",
    "updated",
    "published",
    "date",
];

/// The first date with day, month and year in `text`, which should be a line of no more than two
/// hundred characters.
pub(crate) fn find_date(text: &str) -> Option<Dated> {
    if text.bytes().filter(u8::is_ascii_digit).count() < 5 {
        return None;
    }
    let tokens = tokenize(text);
    let pieces = pieces(text, &tokens);
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        if !matches!(piece.token.kind, TokenKind::Number | TokenKind::Syllable) {
            at += 1;
            continue;
        }
        let mut reader = Reader::new(&pieces, at);
        reader.read();
        if let Some(iso) = reader.iso() {
            let byte = |n: usize| -> usize {
                pieces
                    .iter()
                    .take(n)
                    .map(|piece| piece.gap.len() + piece.text.len())
                    .sum()
            };
            return Some(Dated {
                from: byte(at) + piece.gap.len(),
                to: byte(reader.end),
                iso,
            });
        }
        // What was read before is no date, nor is any end of it; but the next word may begin one.
        at = reader.at.max(at + 1);
    }
    None
}

struct Reader<'p> {
    pieces: &'p [Piece<'p>],
    at: usize,
    /// After the last piece that belongs to the date.
    end: usize,
    day: Option<(i16, i8, i8)>,
    time: Option<(i8, i8)>,
}

impl<'p> Reader<'p> {
    fn new(pieces: &'p [Piece<'p>], at: usize) -> Self {
        Self {
            pieces,
            at,
            end: at,
            day: None,
            time: None,
        }
    }

    fn text(&self, ahead: usize) -> &'p str {
        self.pieces.get(self.at + ahead).map_or("", |p| p.text)
    }

    fn number(&self, ahead: usize) -> Option<i16> {
        let piece = self.pieces.get(self.at + ahead)?;
        (piece.token.kind == TokenKind::Number)
            .then(|| piece.text.parse().ok())
            .flatten()
    }

    /// Reads as far as everything may belong to a date.
    fn read(&mut self) {
        while self.at < self.pieces.len() {
            let steps = self.step();
            if steps == 0 {
                return;
            }
            // What comes last may belong to what follows, unless it can only be of a date.
            let closes = steps > 1 || self.closes();
            self.at += steps;
            if closes {
                self.end = self.at;
            }
        }
    }

    fn closes(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|n| self.pieces.get(n));
        self.pieces.get(self.at).is_some_and(|piece| {
            piece.token.kind == TokenKind::Number
                || piece.text == ")"
                || piece.text.starts_with(|c: char| c.is_ascii_digit())
                || matches!(
                    fold(piece.text).as_str(),
                    "am" | "pm" | "sa" | "ch" | "gmt" | "utc"
                )
                || before.is_some_and(|day| matches!(fold(day.text).as_str(), "thu" | "chu"))
        })
    }

    /// How many pieces belong to the date from here on.
    fn step(&mut self) -> usize {
        let Some(piece) = self.pieces.get(self.at) else {
            return 0;
        };
        match piece.token.kind {
            TokenKind::Number => self.day().or_else(|| self.clock()).unwrap_or(0),
            TokenKind::Syllable => {
                let word = fold(piece.text);
                if FILLERS.contains(&word.as_str()) {
                    let after_noon = matches!(word.as_str(), "pm" | "ch");
                    if let (true, Some((hour @ 1..12, minute))) = (after_noon, self.time) {
                        self.time = Some((hour + 12, minute));
                    }
                    return if self.text(1) == "+" && self.number(2).is_some() {
                        3
                    } else {
                        1
                    };
                }
                self.hour_word(&word)
            }
            _ => usize::from(matches!(
                piece.text,
                "," | "|"
                    | "-"
                    | "–"
                    | "("
                    | ")"
                    | ":"
                    | ";"
                    | "."
                    | "•"
                    | "·"
                    | "*"
                    | "/"
                    | "["
                    | "]"
            )),
        }
    }

    /// `29/09/2021`, `29-09-2021`, `29.09.2021`, `2021-09-29`, `3 tháng 5 năm 2021`,
    /// `3 tháng 5, 2021`.
    fn day(&mut self) -> Option<usize> {
        if self.day.is_some() {
            return None;
        }
        if let Some(found) = dotted(self.text(0)) {
            self.day = Some(found);
            return Some(1);
        }
        let first = self.number(0)?;
        let separated = matches!(self.text(1), "/" | "-") && self.text(1) == self.text(3);
        if separated {
            let (second, third) = (self.number(2)?, self.number(4)?);
            self.day = Some(sound(first, second, third).or_else(|| sound(third, second, first))?);
            return Some(5);
        }
        if fold(self.text(1)) != "thang" {
            return None;
        }
        let month = self.number(2).or_else(|| month_word(self.text(2)))?;
        for (word, ahead) in [("nam", 4), (",", 4), ("/", 4), ("-", 4), ("", 3)] {
            let year = self.number(ahead);
            if let (true, Some(year)) = (word.is_empty() || fold(self.text(3)) == word, year) {
                self.day = Some(sound(first, month, year)?);
                return Some(ahead + 1);
            }
        }
        None
    }

    /// `13:31`, `13:31:05`.
    fn clock(&mut self) -> Option<usize> {
        if self.text(1) == ":" && self.time.is_none() {
            self.time = Some(time(self.number(0)?, self.number(2)?)?);
            let seconds = self.text(3) == ":" && self.number(4).is_some();
            return Some(if seconds { 5 } else { 3 });
        }
        // The day of the week by its number, and the offset of a time zone.
        let before = self.at.checked_sub(1).and_then(|n| self.pieces.get(n))?;
        let weekday = fold(before.text) == "thu" && (2..=7).contains(&self.number(0)?);
        weekday.then_some(1)
    }

    /// `10h20`, `10g20`, `10h`.
    fn hour_word(&mut self, word: &str) -> usize {
        if let Some((hour, minute)) = word.split_once(['h', 'g']) {
            let minute = if minute.is_empty() { "0" } else { minute };
            let read = (hour.parse().ok()).zip(minute.parse().ok());
            if let (Some(found), None) = (read.and_then(|(h, m)| time(h, m)), self.time) {
                self.time = Some(found);
                return 1;
            }
        }
        0
    }

    fn iso(&self) -> Option<String> {
        let (year, month, day) = self.day?;
        let date = format!("{year:04}-{month:02}-{day:02}");
        Some(match self.time {
            Some((hour, minute)) => format!("{date}T{hour:02}:{minute:02}"),
            None => date,
        })
    }
}

/// A day that the calendar has, in the times of news.
fn sound(day: i16, month: i16, year: i16) -> Option<(i16, i8, i8)> {
    let (day, month) = (i8::try_from(day).ok()?, i8::try_from(month).ok()?);
    let known = (1900..2200).contains(&year) && jiff::civil::Date::new(year, month, day).is_ok();
    known.then_some((year, month, day))
}

fn time(hour: i16, minute: i16) -> Option<(i8, i8)> {
    let known = (0..24).contains(&hour) && (0..60).contains(&minute);
    known.then_some((i8::try_from(hour).ok()?, i8::try_from(minute).ok()?))
}

fn dotted(text: &str) -> Option<(i16, i8, i8)> {
    let mut parts = text.split('.').map(str::parse::<i16>);
    let mut next = || parts.next()?.ok();
    let (day, month, year) = (next()?, next()?, next()?);
    sound(day, month, year).filter(|_| parts.next().is_none())
}

fn month_word(text: &str) -> Option<i16> {
    const NAMES: [&str; 11] = [
        "gieng", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "chap",
    ];
    let word = fold(text);
    let at = NAMES.iter().position(|name| *name == word)?;
    i16::try_from(if at == 10 { 12 } else { at + 1 }).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(text: &str) -> Option<String> {
        find_date(text).map(|found| found.iso)
    }

    #[test]
    fn as_sites_write_them() {
        for (text, expected) in [
            ("13:31 29/09/2021", "2021-09-29T13:31"),
            ("Thứ tư, 05/06/2013 09:32", "2013-06-05T09:32"),
            (
                "Thứ Hai, ngày 3 tháng 5 năm 2021, 10:20 (GMT+7)",
                "2021-05-03T10:20",
            ),
            ("Thứ 2, 12/4/2021 | 07:05 GMT+7", "2021-04-12T07:05"),
            ("Chủ nhật, 1-8-2021, 15h30", "2021-08-01T15:30"),
            ("Cập nhật lúc 20:15, 06.11.2019", "2019-11-06T20:15"),
            ("Ngày đăng: 2020-12-31", "2020-12-31"),
            ("3 Tháng Giêng, 2018", "2018-01-03"),
            ("05/06/2013 09:32:10 PM", "2013-06-05T21:32"),
            ("T6, 20/10/2017 - 09:00 AM", "2017-10-20T09:00"),
            ("Hai, 05_tháng_6_năm_2023 14 : 05", "2023-06-05T14:05"),
        ] {
            let found = find_date(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(found.iso, expected, "{text}");
            assert_eq!((found.from, found.to), (0, text.len()), "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "Ngày 27/9, tại Hà Nội",
            "31/02/2021",
            "13/13/2013",
            "28/6 - 2/7",
            "0912 345 678",
            "giai đoạn 2011-2020",
            "tăng 11,4 % năm 2022",
        ] {
            assert_eq!(iso(text), None, "{text}");
        }
    }

    #[test]
    fn within_a_line() {
        let text = "Minh Hà - 10:20 12/04/2021 | Bạn đọc";
        let found = find_date(text).unwrap();
        assert_eq!(text.get(found.from..found.to), Some("10:20 12/04/2021"));
        assert_eq!(found.iso, "2021-04-12T10:20");
    }
}
