//! Periods: `năm 2016`, `quý III/2022`, `6 tháng đầu năm`, `trong 4 năm qua`, `mỗi năm`.

use winnow::Parser;
use winnow::combinator::{alt, opt, preceded, repeat, terminated};

use super::calendar::{AGO, months, parts, quarters};
use super::parse::{Parsed, Table, Words, one_of, phrase, some_of, word};
use super::spelled::whole;
use super::words;
use super::words::Word;
use crate::domain::offset::Range;
use crate::text::TokenKind;

/// What the words of a period say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct When {
    pub(super) years: Vec<i32>,
    /// Years after the article's: -1 for `năm ngoái`.
    pub(super) relative: Option<i32>,
    pub(super) quarter: Option<u8>,
    pub(super) per: Option<&'static str>,
    /// `hiện nay`: it says no more than that the article speaks of its own time.
    pub(super) now: bool,
    /// `trong 4 năm qua`: it has a length, but no year.
    pub(super) lasting: bool,
}

impl When {
    pub(super) fn years(years: Vec<i32>) -> Self {
        Self {
            years,
            ..Self::default()
        }
    }

    pub(super) fn with_quarter(self, quarter: Option<u8>) -> Self {
        Self { quarter, ..self }
    }
}

/// A period, its words, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) when: When,
    pub(super) text: String,
    pub(super) at: Range,
}

/// The longest stretch of years that `giai đoạn` is believed to mean.
const MOST_YEARS: i32 = 60;

/// What leads to a period directly behind a figure.
const NEAR: &[&str] = &[
    "trong",
    "vào",
    "trong suốt",
    "suốt",
    "hồi",
    "ngay trong",
    "trong vòng",
];

/// What leads to one elsewhere in a span.
const FAR: &[&str] = &[
    "của",
    "ở",
    "cho",
    "đến",
    "tới",
    "đến hết",
    "tính đến",
    "tính tới",
    "tính đến hết",
    "kể từ",
    "từ",
    "trong cả",
    "tính riêng",
    "tính chung",
    "riêng",
    "tính riêng trong",
    "cho cả",
    "trong toàn",
    "sau",
];

/// A period that directly follows a figure, its preposition included.
pub(super) fn following(input: &mut Words<'_>) -> Parsed<Placed> {
    placed((opt(some_of(NEAR)), period).map(|(_, when)| when))
        .verify(|placed: &Placed| !placed.when.now)
        .parse_next(input)
}

/// A period anywhere in the words of a span.
pub(super) fn within(input: &mut Words<'_>) -> Parsed<Placed> {
    let lead = alt((some_of(NEAR), some_of(FAR)));
    let led = (lead, alt((period, bare_years))).map(|(_, when)| when);
    let bare = alt((period, stretch)).map(|when| when);
    placed(alt((bare, led))).parse_next(input)
}

fn placed<'w>(
    parser: impl Parser<Words<'w>, When, winnow::error::EmptyError>,
) -> impl Parser<Words<'w>, Placed, winnow::error::EmptyError> {
    parser.with_taken().verify_map(|(when, taken)| {
        Some(Placed {
            when,
            text: words::shown(taken),
            at: words::range(taken)?,
        })
    })
}

/// A period without its preposition.
pub(super) fn period(input: &mut Words<'_>) -> Parsed<When> {
    alt((
        per, since, stages, months, quarters, parts, lasting, year_named, date,
    ))
    .parse_next(input)
}

/// Four digits that are a year.
pub(super) fn year(input: &mut Words<'_>) -> Parsed<i32> {
    word(as_year).parse_next(input)
}

pub(super) fn as_year(word: &Word) -> Option<i32> {
    let digits = word.kind == TokenKind::Number && word.folded.len() == 4;
    let year = word.folded.parse().ok().filter(|_| digits)?;
    (1900..=2100).contains(&year).then_some(year)
}

/// A small number in digits or words.
pub(super) fn small(input: &mut Words<'_>) -> Parsed<u32> {
    let digits = word(|word| {
        let fits = word.kind == TokenKind::Number && word.folded.len() <= 3;
        word.folded.parse().ok().filter(|_| fits)
    });
    alt((digits, whole.verify_map(|n| u32::try_from(n).ok()))).parse_next(input)
}

/// Years in a row: `2016-2020`, `2019, 2020 và 2021`, `2021/22`.
fn bare_years(input: &mut Words<'_>) -> Parsed<When> {
    let further = alt((
        preceded(
            some_of(&[
                "-",
                "đến",
                "tới",
                "đến năm",
                "tới năm",
                "- năm",
                "đến hết năm",
            ]),
            year,
        )
        .map(|year| (true, year)),
        preceded(some_of(&["và", ",", "và năm", ", năm", "và các năm"]), year)
            .map(|year| (false, year)),
    ));
    let rows = (year, repeat(0..=8, further)).map(|(first, others): (i32, Vec<(bool, i32)>)| {
        let mut years = vec![first];
        for (stretch, year) in others {
            let from = years.last().copied().unwrap_or(year);
            if stretch && (from..from + MOST_YEARS).contains(&year) {
                years.extend(from + 1..=year);
            } else if !years.contains(&year) {
                years.push(year);
            }
        }
        When::years(years)
    });
    let season = terminated(year, (phrase("/"), word(season_end)))
        .map(|year| When::years(vec![year, year + 1]));
    alt((season, rows)).parse_next(input)
}

/// The second half of `2021/22`.
fn season_end(word: &Word) -> Option<()> {
    let fits = word.kind == TokenKind::Number && matches!(word.folded.len(), 2 | 4);
    fits.then_some(())
}

/// `2016-2020` without any other word.
fn stretch(input: &mut Words<'_>) -> Parsed<When> {
    bare_years
        .verify(|when: &When| when.years.len() > 1)
        .parse_next(input)
}

/// `giai đoạn 2016-2020`, `từ năm 2016 đến năm 2020`.
fn stages(input: &mut Words<'_>) -> Parsed<When> {
    let named = preceded(
        (
            some_of(&[
                "giai đoạn",
                "thời kỳ",
                "niên vụ",
                "niên độ",
                "các năm",
                "những năm",
                "hai năm",
                "ba năm",
                "mùa vụ",
                "vụ",
            ]),
            opt(some_of(&["từ", "từ năm", "năm"])),
        ),
        bare_years,
    );
    let from = preceded(some_of(&["từ năm", "từ"]), stretch);
    alt((named, from)).parse_next(input)
}

/// Years counted from that of the article, where they say which.
pub(super) const RELATIVE: Table<Option<i32>> = &[
    ("năm nay", Some(0)),
    ("năm này", None),
    ("năm đó", None),
    ("năm ngoái", Some(-1)),
    ("năm trước", Some(-1)),
    ("năm trước đó", None),
    ("năm vừa qua", None),
    ("năm qua", None),
    ("năm kia", Some(-2)),
    ("năm sau", Some(1)),
    ("năm tới", Some(1)),
    ("sang năm", Some(1)),
];

/// `năm 2016`, `năm tài chính 2022`, `năm nay`.
pub(super) fn year_named(input: &mut Words<'_>) -> Parsed<When> {
    let numbered = preceded(
        some_of(&[
            "năm",
            "năm tài chính",
            "năm tài khóa",
            "tài khóa",
            "năm dương lịch",
            "cả năm",
        ]),
        bare_years,
    );
    let relative = preceded(opt(phrase("cả")), one_of(RELATIVE)).map(|(relative, _)| When {
        relative,
        ..When::default()
    });
    alt((numbered, relative)).parse_next(input)
}

/// `4 năm qua`, `trong 10 năm`: the preposition makes the second a period.
fn lasting(input: &mut Words<'_>) -> Parsed<When> {
    let unit = some_of(&["năm", "thập kỷ", "thập niên", "tuần", "ngày"]);
    let vague = some_of(&["vài", "những", "mấy", "nhiều", "các"]);
    let count = alt((small.void(), vague.void()));
    (opt(count), unit, some_of(AGO))
        .map(|_| When {
            lasting: true,
            ..When::default()
        })
        .parse_next(input)
}

/// `từ đầu năm đến nay`, `hiện nay`.
fn since(input: &mut Words<'_>) -> Parsed<When> {
    let start = (
        some_of(&["từ đầu", "kể từ đầu"]),
        alt((year_named, phrase("năm").map(|_| When::default()))),
        opt(some_of(&[
            "đến nay",
            "tới nay",
            "đến giờ",
            "đến thời điểm này",
        ])),
    )
        .map(|(_, when, _)| when);
    let now =
        some_of(&["hiện nay", "hiện tại", "đến nay", "tới nay", "hiện", "nay"]).map(|_| When {
            now: true,
            ..When::default()
        });
    alt((start, now)).parse_next(input)
}

/// `mỗi năm`, `/năm`, `một năm`.
fn per(input: &mut Words<'_>) -> Parsed<When> {
    const UNITS: Table<&str> = &[
        ("năm", "year"),
        ("quý", "quarter"),
        ("tháng", "month"),
        ("tuần", "week"),
        ("ngày", "day"),
        ("giờ", "hour"),
        ("niên vụ", "season"),
        ("vụ", "season"),
    ];
    let lead = some_of(&["mỗi", "một", "/", "hàng", "hằng", "từng", "mỗi một"]);
    let yearly = phrase("thường niên").value("year");
    let led = (lead, one_of(UNITS))
        .verify(|(lead, _)| !lead.is_empty())
        .map(|(_, (per, _))| per);
    let followed = winnow::combinator::not(alt((some_of(AGO).void(), year.void())));
    terminated(alt((led, yearly)), followed)
        .map(|per| When {
            per: Some(per),
            ..When::default()
        })
        .parse_next(input)
}

/// `ngày 20/12/2022`: only the year of it is kept.
fn date(input: &mut Words<'_>) -> Parsed<When> {
    let slash = || some_of(&["/", "-"]);
    let mut full = (
        opt(some_of(&["ngày", "hết ngày"])),
        small,
        slash(),
        small,
        opt(preceded(slash(), year)),
    )
        .verify(|(day, first, _, second, year)| {
            (day.is_some() || year.is_some()) && *first <= 31 && *second <= 12
        })
        .map(|(_, _, _, _, year)| When::years(year.into_iter().collect()));
    full.parse_next(input)
}
