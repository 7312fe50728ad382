//! What holds of every view.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::*;
use crate::domain::offset::{Offset, Range};
use crate::text::chars::{is_ignorable, len};
use crate::text::tests_support::{quote, texts};
use crate::text::{tokenize, words as words_of};

/// The edges of the clusters.
fn edges(text: &str) -> Vec<u32> {
    let ends = text.graphemes(true).scan(0, |at, cluster| {
        *at += len(cluster);
        Some(*at)
    });
    std::iter::once(0).chain(ends).collect()
}

/// Texts as segmenters leave them, between others.
fn segmented() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Bộ",
        "Ngoại_giao",
        "Thứ_trưởng",
        "Hà_Nội",
        "Lê_Thị",
        "11,4",
        "/",
        "(",
        ")",
        ",",
        ".",
        "\"",
        "“",
        "”",
        "%",
        "-",
        "\n",
        "\r\n",
        "https://a.vn/b_c",
        "a_b.docx",
        "o\u{301}\u{323}",
        "\u{2126}",
        "\u{FEFF}\u{301}\u{323}",
        "😀",
        "\u{600}",
    ]);
    (prop::collection::vec(piece, 0..40), any::<bool>()).prop_map(|(pieces, nfd)| {
        let text = pieces.join(" ");
        if nfd { text.nfd().collect() } else { text }
    })
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![4 => texts(), 2 => segmented(), 1 => any::<String>()]
}

/// Words that are no words: some of the stretches between the edges of clusters.
fn some_words(text: &str, every: usize) -> Vec<Range> {
    let edges: Vec<u32> = edges(text).into_iter().step_by(every + 1).collect();
    let stretches = edges.windows(2).map(|pair| Range::new(pair[0], pair[1]));
    stretches.collect()
}

/// Each view of a text by its name.
fn views(text: &str, every: usize) -> Vec<(&'static str, View<'_>)> {
    vec![
        ("raw", View::raw(text)),
        ("nfc", nfc(text)),
        ("nfd", nfd(text)),
        ("cleaned", cleaned(text)),
        ("syllables", syllables(text)),
        ("words", words(text, &some_words(text, every))),
    ]
}

/// All that is asked of a map, of few places of the text.
fn holds(name: &str, text: &str, view: &View<'_>) -> Result<(), TestCaseError> {
    let (from, to) = (len(text), len(&view.text));
    let places: Vec<(u32, u32)> = view.map.places().collect();
    prop_assert_eq!(places.first(), Some(&(0, 0)), "{}", name);
    prop_assert_eq!(places.last(), Some(&(from, to)), "{}", name);
    for pair in places.windows(2) {
        prop_assert!(pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1, "{}", name);
    }

    // Clusters stay clusters.
    let seen = edges(&view.text);
    for edge in edges(text) {
        let Ok(place) = places.binary_search_by_key(&edge, |place| place.0) else {
            return Err(TestCaseError::fail(format!("{name}: {edge} has no place")));
        };
        prop_assert!(
            seen.binary_search(&places[place].1).is_ok(),
            "{}: {}",
            name,
            edge
        );
    }

    for start in 0..=from {
        for end in start..=from.min(start + 7) {
            let range = Range::new(start, end);
            let carried = view.map.carry(range);
            let back = view.map.carry_back(carried.range()).range();
            prop_assert!(carried.range().start <= carried.range().end);
            prop_assert!(carried.range().end.0 <= to);
            prop_assert!(
                carried.exact().is_none() || back == range,
                "{}: {:?}",
                name,
                range
            );
            match carried {
                Carried::Exact(_) => prop_assert_eq!(back, range),
                Carried::Gone(place) => {
                    prop_assert!(back.is_empty() && back != range);
                    prop_assert_eq!(
                        carried.range(),
                        Range {
                            start: place,
                            end: place
                        }
                    );
                }
                Carried::Widened(_) => {
                    prop_assert!(back.start < range.start || range.end < back.end);
                }
                Carried::Narrowed(_) => prop_assert!(
                    range.start <= back.start && back.end <= range.end && back != range
                ),
            }
        }
    }
    for start in 0..=to {
        for end in start..=to.min(start + 7) {
            let range = Range::new(start, end);
            let carried = view.map.carry_back(range);
            let forth = view.map.carry(carried.range()).range();
            prop_assert!(carried.range().start <= carried.range().end);
            prop_assert_eq!(carried.exact().is_some(), forth == range);
            prop_assert!(!matches!(carried, Carried::Narrowed(_)));
            prop_assert!(!matches!(carried, Carried::Gone(_)) || range.is_empty());
        }
    }
    for at in 0..from {
        let empty = |at| view.map.carry(Range::new(at, at)).range().start;
        prop_assert!(empty(at) <= empty(at + 1), "{}: in order", name);
    }
    for at in 0..to {
        let empty = |at| view.map.carry_back(Range::new(at, at)).range().start;
        prop_assert!(empty(at) <= empty(at + 1), "{}: in order", name);
    }
    Ok(())
}

proptest! {
    #[test]
    fn of_every_view(text in any_text(), every in 0_usize..12) {
        for (name, view) in views(&text, every) {
            holds(name, &text, &view)?;
        }
    }

    #[test]
    fn of_one_view_after_another(
        text in any_text(), every in 0_usize..12, one in 0_usize..6, next in 0_usize..6,
    ) {
        let (name, first) = views(&text, every).swap_remove(one);
        let (next_name, second) = views(&first.text, every).swap_remove(next);
        let both = first.clone().then(|seen| views(seen, every).swap_remove(next).1);
        prop_assert_eq!(&both.text, &second.text);
        holds(&format!("{name}, {next_name}"), &text, &both)?;
        // What stands between edges of clusters goes the same way in one step and in two.
        let edges = edges(&text);
        for (i, start) in edges.iter().enumerate() {
            for end in edges.iter().skip(i).take(6) {
                let range = Range::new(*start, *end);
                let steps = second.map.carry(first.map.carry(range).range()).range();
                prop_assert_eq!(both.map.carry(range).range(), steps);
            }
        }
    }

    #[test]
    fn normal_forms(text in any_text()) {
        let (nfc, nfd) = (nfc(&text), nfd(&text));
        prop_assert_eq!(&nfc.text, &text.nfc().collect::<String>());
        prop_assert_eq!(&nfd.text, &text.nfd().collect::<String>());
        let edges = edges(&text);
        for (i, start) in edges.iter().enumerate() {
            for end in edges.iter().skip(i).take(6) {
                let range = Range::new(*start, *end);
                let quoted = quote(&text, range);
                let Carried::Exact(seen) = nfc.map.carry(range) else {
                    return Err(TestCaseError::fail(format!("{range:?}")));
                };
                prop_assert_eq!(quote(&nfc.text, seen), quoted.nfc().collect::<String>());
                let Carried::Exact(seen) = nfd.map.carry(range) else {
                    return Err(TestCaseError::fail(format!("{range:?}")));
                };
                prop_assert_eq!(quote(&nfd.text, seen), quoted.nfd().collect::<String>());
            }
        }
        // Any other edge that has a place, too: what stands before it is what stands there.
        for (source, seen) in nfc.map.places() {
            let before = quote(&text, Range::new(0, source));
            prop_assert_eq!(before.nfc().collect::<String>(), quote(&nfc.text, Range::new(0, seen)));
        }
    }

    #[test]
    fn cleaned_by_another_way(words in prop::collection::vec((
        prop::sample::select(vec!["Bà", "Hằng", "Ha\u{306}\u{300}ng", "👨\u{200D}👩", "11,4", "❤\u{FE0F}", ""]),
        "[ \t\u{A0}\u{3000}]{0,3}",
        prop::sample::select(vec!["", "", "", "\r\n", "\n", "\u{200B}", "\u{FEFF}", "\u{AD}"]),
    ), 0..20)) {
        let text: String = words.iter().flat_map(|(a, b, c)| [*a, b, c]).collect();
        let lines: Vec<String> = text.replace("\r\n", "\n").split('\n').map(|line| {
            let shown: String = line.chars().filter(|c| !"\u{200B}\u{FEFF}\u{AD}".contains(*c)).collect();
            let parts: Vec<&str> = shown.split(char::is_whitespace).collect();
            let last = parts.len() - 1;
            let kept = parts.iter().enumerate().filter(|(i, part)| !part.is_empty() || *i == 0 || *i == last);
            kept.map(|(_, part)| *part).collect::<Vec<_>>().join(" ")
        }).collect();
        // A line of blanks alone is one blank.
        let lines: Vec<&str> = lines.iter().map(|l| if l.trim().is_empty() { &l[..l.len().min(1)] } else { l }).collect();
        prop_assert_eq!(cleaned(&text).text, lines.join("\n"));
    }

    #[test]
    fn cleaning_twice_changes_nothing(text in any_text()) {
        let once = cleaned(&text);
        let twice = cleaned(&once.text);
        prop_assert_eq!(&twice.text, &once.text);
        prop_assert!(!once.text.contains("\r\n"));
        // What shows is all there, in its order.
        let shown = |text: &str| text.chars().filter(|c| !c.is_whitespace() && !is_ignorable(*c)).collect::<String>();
        prop_assert_eq!(shown(&once.text), shown(&text));
    }

    #[test]
    fn words_are_split_and_joined_again(text in segmented()) {
        let tokens = tokenize(&text);
        let split = syllables(&text);
        let own = words_of(&tokens).map(|word| Range {
            start: tokens[word.start].range.start,
            end: tokens[word.end - 1].range.end,
        });
        let carried: Vec<Range> = own.map(|word| split.map.carry(word).range()).collect();
        let joined = words(&split.text, &carried);
        let tight = |text: &str| text.replace(' ', "");
        prop_assert_eq!(tight(&joined.text), tight(&text));
    }

    #[test]
    fn offsets_beyond_the_end(text in any_text(), start: u32, length in 0_u32..9) {
        for (_, view) in views(&text, 3) {
            let range = Range { start: Offset(start), end: Offset(start.saturating_add(length)) };
            prop_assert!(view.map.carry(range).range().end.0 <= len(&view.text));
            prop_assert!(view.map.carry_back(range).range().end.0 <= len(&text));
        }
    }
}

#[test]
fn a_long_line_comes_to_an_end() {
    let marks = "\u{301}".repeat(40_000);
    let mut texts = vec![format!("a{marks}{}b", "\u{200B}".repeat(40_000))];
    for piece in [
        "Hà_Nội , ",
        "a\u{306}\u{300}",
        "\u{1F1FB}\u{1F1F3}\u{200B}",
        "\t\u{200D}",
        "/_",
        "\u{600}",
    ] {
        texts.push(piece.repeat(20_000));
    }
    for text in texts {
        for (name, view) in views(&text, 1) {
            let all = Range::new(0, len(&text));
            let seen = view.map.carry(all).range();
            assert!(seen.end.0 <= len(&view.text), "{name}");
            assert_eq!(
                view.map.then(&Map::identity(len(&view.text))),
                view.map,
                "{name}"
            );
        }
    }
}

#[test]
fn a_view_that_changes_nothing_is_the_text() {
    let text = "Bộ Ngoại giao 😀\n";
    for (name, view) in views(text, 0) {
        assert_eq!(
            matches!(view.text, Cow::Borrowed(_)),
            name != "nfd",
            "{name}"
        );
    }
}
