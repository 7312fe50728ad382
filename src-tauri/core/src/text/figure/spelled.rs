//! Numbers in words below a thousand: `mười lăm`, `hai mươi mốt`, `một trăm linh năm`,
//! `ba phẩy năm`.

use winnow::Parser;
use winnow::combinator::{alt, opt, preceded, repeat, terminated};

use super::decimal::Decimal;
use super::parse::{Parsed, Words, phrase, some_of, word};

pub(super) const DIGITS: &[&str] = &[
    "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín",
];

/// `một` to `chín`; `không` alone says "not".
pub(super) fn digit(input: &mut Words<'_>) -> Parsed<u128> {
    word(|word| {
        let at = DIGITS.iter().position(|digit| word.is(digit))?;
        (at > 0).then_some(at as u128)
    })
    .parse_next(input)
}

/// The digit after `mươi`, `linh` or `phẩy`, where four, five and one have other names.
fn last_digit(input: &mut Words<'_>) -> Parsed<u128> {
    let other = word(|word| match word.folded.as_str() {
        "mốt" => Some(1),
        "tư" => Some(4),
        "lăm" | "nhăm" => Some(5),
        _ => None,
    });
    alt((other, digit)).parse_next(input)
}

/// `mười`, `mười lăm`, `hai mươi`, `hai mươi mốt`; `ba` where it stands alone.
fn below_hundred(input: &mut Words<'_>) -> Parsed<u128> {
    let ten = preceded(phrase("mười"), opt(last_digit)).map(|digit| 10 + digit.unwrap_or(0));
    let tens = (terminated(digit, phrase("mươi")), opt(last_digit))
        .map(|(tens, digit)| tens * 10 + digit.unwrap_or(0));
    alt((ten, tens, digit)).parse_next(input)
}

fn hundreds(input: &mut Words<'_>) -> Parsed<u128> {
    let hundred = alt((digit, phrase("không").value(0)));
    let tail = alt((
        preceded(some_of(&["linh", "lẻ"]), last_digit),
        phrase("rưỡi").value(50),
        below_hundred,
    ));
    (terminated(hundred, phrase("trăm")), opt(tail))
        .map(|(hundreds, tail)| hundreds * 100 + tail.unwrap_or(0))
        .parse_next(input)
}

/// A whole number below a thousand.
pub(super) fn whole(input: &mut Words<'_>) -> Parsed<u128> {
    alt((hundreds, below_hundred)).parse_next(input)
}

/// A number below a thousand, its fraction after `phẩy`.
pub(super) fn spelled(input: &mut Words<'_>) -> Parsed<Decimal> {
    let nought = preceded(phrase("không"), fraction)
        .verify_map(|fraction| Decimal::of_digits("0", &fraction));
    let number = (whole, opt(fraction)).verify_map(|(whole, fraction)| {
        Decimal::of_digits(&whole.to_string(), &fraction.unwrap_or_default())
    });
    alt((nought, number)).parse_next(input)
}

/// The digits after `phẩy`: `năm`, `không năm`, `hai lăm`, `hai mươi lăm`.
fn fraction(input: &mut Words<'_>) -> Parsed<String> {
    let one = alt((last_digit, phrase("không").value(0)));
    let several = repeat(1..=4, one).map(|digits: Vec<u128>| {
        let digits: Vec<String> = digits.iter().map(ToString::to_string).collect();
        digits.concat()
    });
    let tens = below_hundred.verify(|number| *number >= 10);
    preceded(
        phrase("phẩy"),
        alt((tens.map(|number| number.to_string()), several)),
    )
    .parse_next(input)
}

#[cfg(test)]
mod tests {
    use super::super::parse::rest;
    use super::super::words::words;
    use super::*;
    use winnow::stream::TokenSlice;

    fn read(text: &str) -> Option<f64> {
        let words = words(text);
        let mut input = TokenSlice::new(&words);
        let number = spelled.parse_next(&mut input).ok()?;
        rest(&input).is_empty().then(|| number.value())
    }

    #[test]
    fn numbers_in_words() {
        for (text, value) in [
            ("ba", 3.0),
            ("mười", 10.0),
            ("mười lăm", 15.0),
            ("Mười một", 11.0),
            ("hai mươi", 20.0),
            ("hai_mươi mốt", 21.0),
            ("chín mươi tư", 94.0),
            ("sáu mươi nhăm", 65.0),
            ("một trăm", 100.0),
            ("một trăm linh năm", 105.0),
            ("hai trăm lẻ tư", 204.0),
            ("ba trăm mười", 310.0),
            ("chín trăm chín mươi chín", 999.0),
            ("hai trăm rưỡi", 250.0),
            ("không trăm linh ba", 3.0),
            ("ba phẩy năm", 3.5),
            ("không phẩy không năm", 0.05),
            ("hai phẩy bảy lăm", 2.75),
            ("mười phẩy hai mươi lăm", 10.25),
        ] {
            assert_eq!(read(text), Some(value), "{text}");
        }
    }

    #[test]
    fn words_that_are_no_numbers() {
        for text in [
            "không",
            "tư",
            "linh năm",
            "mươi",
            "phẩy năm",
            "vài",
            "đầu tư",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
