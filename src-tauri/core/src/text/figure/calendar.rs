//! Months, quarters and halves of a year.

use winnow::Parser;
use winnow::combinator::{alt, opt, preceded};

use super::parse::{Parsed, Words, one_of, phrase, some_of, word};
use super::period::{RELATIVE, When, small, year, year_named};
use super::spelled::whole;
use super::words::Word;
use crate::text::TokenKind;

/// The year behind a month, a quarter or a half: `/2022`, `năm 2022`, `năm nay`, `năm`.
fn of_year(input: &mut Words<'_>) -> Parsed<When> {
    let numbered = preceded(
        some_of(&[
            "/",
            "-",
            ".",
            "của",
            "năm",
            "của năm",
            ", năm",
            "năm tài chính",
        ]),
        year,
    )
    .map(|year| When::years(vec![year]));
    let relative = preceded(opt(phrase("của")), one_of(RELATIVE)).map(|(relative, _)| When {
        relative,
        ..When::default()
    });
    alt((numbered, relative)).parse_next(input)
}

const EDGES: &[&str] = &["đầu", "cuối", "đầu tiên", "giữa", "còn lại"];

/// `năm 2022` or `năm` alone, behind `6 tháng đầu`.
fn year_of_part(input: &mut Words<'_>) -> Parsed<When> {
    let alone = some_of(&["năm", "của năm"]).map(|_| When::default());
    alt((of_year, alone)).parse_next(input)
}

/// Behind a stretch of time: it ends or begins now.
pub(super) const AGO: &[&str] = &[
    "qua",
    "vừa qua",
    "gần đây",
    "trở lại đây",
    "tới",
    "liên tiếp",
    "liền",
    "gần nhất",
    "trước đó",
    "sắp tới",
    "tiếp theo",
    "trước",
    "đó",
];

/// `6 tháng đầu năm 2022`, `tháng 5/2021`, `tháng trước`.
pub(super) fn months(input: &mut Words<'_>) -> Parsed<When> {
    let several = (
        (small, phrase("tháng")),
        opt(some_of(EDGES)),
        opt(some_of(AGO)),
        opt(year_of_part),
    )
        .map(|(_, _, _, year)| year.unwrap_or_default());
    let month = word(|word| {
        let text = word.folded.as_str();
        let (month, year) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let fits = word.kind == TokenKind::Number && (1..=12).contains(&month.parse::<u32>().ok()?);
        let years = match year {
            "" => Vec::new(),
            year => vec![
                year.parse()
                    .ok()
                    .filter(|year| (1900..=2100).contains(year))?,
            ],
        };
        fits.then(|| When::years(years))
    });
    let named = alt((
        month,
        whole.verify(|n| *n <= 12).map(|_| When::default()),
        some_of(&["giêng", "chạp", "tư"]).map(|_| When::default()),
    ));
    let until = opt((
        some_of(&["-", "đến", "đến tháng", "tới tháng", "và tháng", "và"]),
        small,
    ));
    let one = (phrase("tháng"), named, until, opt(of_year))
        .map(|(_, month, _, year)| year.unwrap_or(month));
    let relative = (
        phrase("tháng"),
        some_of(&["này", "trước", "qua", "vừa qua", "tới", "sau"]),
    )
        .map(|_| When::default());
    alt((several, one, relative)).parse_next(input)
}

fn quarter(word: &Word) -> Option<u8> {
    const NAMES: [&[&str]; 4] = [
        &["1", "i", "một", "nhất", "ⅰ"],
        &["2", "ii", "hai", "ⅱ"],
        &["3", "iii", "ba", "ⅲ"],
        &["4", "iv", "bốn", "tư", "ⅳ"],
    ];
    let at = NAMES
        .iter()
        .position(|names| names.contains(&word.folded.as_str()))?;
    u8::try_from(at + 1).ok()
}

/// `quý III/2022`, `Q3/2022`, `hai quý đầu năm`.
pub(super) fn quarters(input: &mut Words<'_>) -> Parsed<When> {
    let until = opt((
        some_of(&["-", "đến", "và", "và quý", "đến quý"]),
        word(quarter),
    ));
    let numbered = (some_of(&["quý", "q"]), word(quarter), until, opt(of_year)).map(
        |(_, quarter, until, year)| {
            let quarter = until.is_none().then_some(quarter);
            year.unwrap_or_default().with_quarter(quarter)
        },
    );
    let first = (phrase("quý đầu"), opt(phrase("tiên")), opt(year_of_part))
        .map(|(_, _, year)| year.unwrap_or_default().with_quarter(Some(1)));
    let last = (phrase("quý cuối"), opt(year_of_part))
        .map(|(_, year)| year.unwrap_or_default().with_quarter(Some(4)));
    let several = (
        (small, phrase("quý")),
        opt(some_of(EDGES)),
        opt(some_of(AGO)),
        opt(year_of_part),
    )
        .map(|(_, _, _, year)| year.unwrap_or_default());
    let relative = (
        phrase("quý"),
        some_of(&["này", "trước", "vừa qua", "qua", "tới"]),
    )
        .map(|_| When::default());
    alt((numbered, first, last, relative, several)).parse_next(input)
}

/// `nửa đầu năm 2022`, `cuối năm ngoái`, `cả năm`, `hết năm 2022`.
pub(super) fn parts(input: &mut Words<'_>) -> Parsed<When> {
    let part = some_of(&[
        "nửa đầu",
        "nửa cuối",
        "nửa",
        "đầu",
        "cuối",
        "giữa",
        "hết",
        "cả",
        "toàn",
        "trọn",
        "nửa đầu của",
        "đến hết",
        "đến cuối",
    ]);
    let year = alt((year_named, phrase("năm").map(|_| When::default())));
    preceded(part, year).parse_next(input)
}
