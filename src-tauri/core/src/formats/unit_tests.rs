use proptest::prelude::*;

use super::*;
use crate::formats::tests_support::{documents, texts};

fn claim(start: u64, end: u64, quote: &str) -> Claim {
    Claim::new(start, end, Some(quote.to_owned()))
}

fn bare(start: u64, end: u64) -> Claim {
    Claim::new(start, end, None)
}

fn unit(text: &str, claims: &[Claim], units: &[Unit]) -> Result<Unit, (usize, Code)> {
    fit(&TextIndex::new(text), claims, units)
        .map(|fitted| fitted.unit)
        .map_err(|misfit| (misfit.claim, misfit.error.code()))
}

#[test]
fn the_quotes_tell() {
    let text = "😀 Bà Hằng\r\nđến Huế";
    let person = |start, end| claim(start, end, "Hằng");
    let place = |start, end| claim(start, end, "Huế");
    for (expected, claims) in [
        (Unit::CodePoints, [person(5, 9), place(15, 18)]),
        (Unit::Utf16, [person(6, 10), place(16, 19)]),
        (Unit::Bytes, [person(9, 15), place(24, 29)]),
        (Unit::CrlfAsOne, [person(5, 9), place(14, 17)]),
    ] {
        assert_eq!(unit(text, &claims, &ANY), Ok(expected));
        let fitted = fit(&TextIndex::new(text), &claims, &ANY).unwrap();
        let found: Vec<_> = fitted.spans.iter().map(|s| &*s[0].text).collect();
        assert_eq!(found, ["Hằng", "Huế"]);
        assert_eq!(fitted.spans[1][0].range, Range::new(15, 18));
        let said: Vec<_> = fitted.notes("a", Some(2)).into_iter().collect();
        assert_eq!(said.is_empty(), expected == Unit::CodePoints);
    }
    let mixed = [person(5, 9), place(16, 19)];
    assert_eq!(unit(text, &mixed, &ANY), Err((1, Code::OffsetOutOfRange)));
}

#[test]
fn blanks_and_line_ends_of_a_quotation_do_not_count() {
    let text = "Thứ trưởng\r\n  Hằng";
    for quote in ["Thứ trưởng Hằng", "Thứ trưởng\\nHằng", "Thứ trưởng \t Hằng"]
    {
        let one = [claim(0, 18, quote)];
        assert_eq!(unit(text, &one, &ANY), Ok(Unit::CodePoints), "{quote}");
    }
    let wide = [claim(10, 18, "Hằng")];
    assert_eq!(unit(text, &wide, &ANY), Err((0, Code::QuoteMismatch)));
    let pieces = Claim {
        parts: vec![(14, 18), (0, 3)],
        quote: Some("Hằng Thứ".to_owned()),
    };
    let fitted = fit(&TextIndex::new(text), &[pieces], &ANY).unwrap();
    let found: Vec<_> = fitted.spans[0].iter().map(|f| &*f.text).collect();
    assert_eq!(found, ["Thứ", "Hằng"], "in text order");
}

#[test]
fn without_quotes_only_what_cannot_be_is_given_up() {
    // One emoji before, nothing behind: only UTF-16 ends where the text does.
    let text = "😀 Hằng";
    assert_eq!(unit(text, &[bare(3, 7)], &UNQUOTED), Ok(Unit::Utf16));
    assert_eq!(unit(text, &[bare(2, 6)], &UNQUOTED), Ok(Unit::CodePoints));
    assert_eq!(unit(text, &[bare(5, 11)], &UNQUOTED), Ok(Unit::Bytes));
    // In code points a letter would lose its mark, in UTF-16 half of the emoji is left.
    let nfd = "a\u{301}😀b";
    assert_eq!(
        unit(nfd, &[bare(3, 7), bare(7, 8)], &UNQUOTED),
        Ok(Unit::Bytes)
    );
    // Both the last letters and, in bytes, those before them.
    let two = "😀😀😀 abcdefgh";
    assert_eq!(
        unit(two, &[bare(13, 15)], &UNQUOTED),
        Err((0, Code::OffsetUnitUnclear))
    );
    assert_eq!(
        unit("ab", &[bare(0, 1), bare(1, 9)], &UNQUOTED),
        Err((1, Code::OffsetOutOfRange))
    );
}

#[test]
fn what_no_unit_holds() {
    let refused = |text: &str, one: Claim| unit(text, &[one], &ANY).unwrap_err().1;
    assert_eq!(refused("ab", bare(1, 1)), Code::SpanEmpty);
    assert_eq!(refused("ab", bare(2, 1)), Code::SpanEmpty);
    assert_eq!(refused("ab", Claim::default()), Code::SpanEmpty);
    assert_eq!(refused("ab", bare(0, u64::MAX)), Code::OffsetOutOfRange);
    assert_eq!(refused("e\u{301}", bare(0, 1)), Code::OffsetMidGrapheme);
    let crossing = Claim {
        parts: vec![(0, 2), (1, 3)],
        quote: None,
    };
    assert_eq!(refused("abc", crossing), Code::OffsetOutOfRange);
}

#[test]
fn very_many_very_long_spans_are_refused() {
    let text = "a".repeat(1 << 20);
    let claims = vec![bare(0, 1 << 20); 300];
    let code = unit(&text, &claims, &UNQUOTED).unwrap_err().1;
    assert_eq!(code, Code::FileTooLarge);
}

proptest! {
    #[test]
    fn what_was_counted_in_any_unit_is_found(document in documents()) {
        let text = document.text().to_owned();
        let index = TextIndex::new(&text);
        let spans = &document.layers[0].spans;
        let utf16 = |o: Offset| u64::from(index.to_utf16(o).unwrap());
        let bytes = |o: Offset| index.slice(Range { start: Offset(0), end: o }).unwrap().len() as u64;
        let points = |o: Offset| u64::from(o.0);
        let counts: [&dyn Fn(Offset) -> u64; 3] = [&points, &utf16, &bytes];
        for count in counts {
            let claims: Vec<Claim> = spans.iter().map(|span| Claim {
                parts: span.fragments.iter()
                    .map(|f| (count(f.range.start), count(f.range.end))).collect(),
                quote: Some(span.fragments.iter().map(|f| &*f.text).collect::<Vec<_>>().join(" ")),
            }).collect();
            // Another unit may fit by chance; then its quotes are the same.
            match fit(&index, &claims, &ANY) {
                Ok(fitted) => for (found, span) in fitted.spans.iter().zip(spans) {
                    let same = |f: &[Fragment]| f.iter().map(|f| f.text.clone()).collect::<String>();
                    let squeeze = |t: String| t.split_whitespace().collect::<Vec<_>>().concat();
                    prop_assert_eq!(squeeze(same(found)), squeeze(same(&span.fragments)));
                },
                Err(misfit) => prop_assert_eq!(misfit.error.code(), Code::OffsetUnitUnclear),
            }
        }
    }

    #[test]
    fn never_panics(
        text in texts(),
        parts in prop::collection::vec((0_u64..90, 0_u64..90), 0..4),
        quote in prop::option::of(texts()),
    ) {
        let claims = [Claim { parts, quote }];
        for units in [&ANY[..], &UNQUOTED[..], &[]] {
            if let Ok(fitted) = fit(&TextIndex::new(&text), &claims, units) {
                prop_assert!(!fitted.spans[0].is_empty());
            }
        }
    }
}
