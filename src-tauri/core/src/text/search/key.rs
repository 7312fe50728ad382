//! The two forms in which words are compared.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use crate::text::chars::{is_ignorable, is_mark};

/// A word as the search compares it.
///
/// Both forms are in lower case and know no difference between `i` and `y` where Vietnamese
/// spelling leaves the choice: as the only vowel after a consonant (`kĩ`, `kỹ`; `quí`, `quý`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::text) struct Key {
    /// Without diacritics, `đ` as `d`.
    pub(super) plain: String,
    /// With them; the tone stands at the beginning, so that `hoà` and `hòa` are the same, and
    /// what begins alike has keys that begin alike.
    pub(in crate::text) marked: String,
}

impl Key {
    /// The key of a word; letter case, normal form and zero-width characters make no difference.
    pub(in crate::text) fn of(word: &str) -> Self {
        let mut plain = String::with_capacity(word.len());
        let mut letters = String::with_capacity(word.len());
        let mut tones = String::new();
        let mut composed = true;
        for c in word.chars() {
            if let Some(Ready { base, letter, tone }) = ready(c) {
                plain.push(base);
                letters.push(letter);
                tones.extend(tone);
            } else {
                composed = false;
                for c in std::iter::once(c).nfd().flat_map(char::to_lowercase) {
                    push(c, &mut plain, &mut letters, &mut tones);
                }
            }
        }
        if spell_with_i(&mut plain) && letters.ends_with('y') {
            letters.pop();
            letters.push('i');
        }
        let mut marked = tones;
        if composed {
            marked.push_str(&letters);
        } else {
            marked.extend(letters.nfc());
        }
        Self { plain, marked }
    }

    /// Whether the word has diacritics.
    pub(super) fn is_marked(&self) -> bool {
        self.plain != self.marked
    }
}

/// Puts the first form of a word alone in place of what `plain` holds; see [`Key`].
pub(super) fn write_plain(word: &str, plain: &mut String) {
    plain.clear();
    let (mut letters, mut tones) = (String::new(), String::new());
    for c in word.chars() {
        match ready(c) {
            Some(ready) => plain.push(ready.base),
            None => {
                for c in std::iter::once(c).nfd().flat_map(char::to_lowercase) {
                    push(c, plain, &mut letters, &mut tones);
                }
            }
        }
    }
    spell_with_i(plain);
}

fn push(c: char, plain: &mut String, letters: &mut String, tones: &mut String) {
    if let Some(tone) = tone(c) {
        tones.push(tone);
    } else if is_mark(c) {
        letters.push(c);
    } else if !is_ignorable(c) {
        // Ð and Ɖ look like Đ, and stand for it in texts from old fonts.
        let c = if matches!(c, 'ð' | 'ɖ') { 'đ' } else { c };
        plain.push(if c == 'đ' { 'd' } else { c });
        letters.push(c);
    }
}

/// What one character comes to, without taking it apart: texts hold little else.
#[derive(Clone, Copy)]
struct Ready {
    base: char,
    letter: char,
    tone: Option<char>,
}

fn ready(c: char) -> Option<Ready> {
    static TABLE: LazyLock<Vec<Option<Ready>>> = LazyLock::new(|| {
        let all = (0..TABLE_END).map(|c| char::from_u32(c).and_then(take_apart));
        all.collect()
    });
    *TABLE.get(c as usize)?
}

/// Vietnamese letters lie before.
const TABLE_END: u32 = 0x1F00;

fn take_apart(c: char) -> Option<Ready> {
    let (mut plain, mut letters, mut tones) = (String::new(), String::new(), String::new());
    for part in std::iter::once(c).nfd().flat_map(char::to_lowercase) {
        push(part, &mut plain, &mut letters, &mut tones);
    }
    let letters: String = letters.nfc().collect();
    let one = |text: &str| {
        let mut chars = text.chars();
        let first = chars.next()?;
        chars.next().is_none().then_some(first)
    };
    // A mark alone may belong to the letter before it.
    Some(Ready {
        base: one(&plain)?,
        letter: one(&letters)?,
        tone: if tones.is_empty() {
            None
        } else {
            Some(one(&tones)?)
        },
    })
}

/// The sign for a combining tone mark: a letter to SQLite, so that it stays in the word.
fn tone(c: char) -> Option<char> {
    Some(match c {
        '\u{300}' => 'ˋ',
        '\u{301}' => 'ˊ',
        '\u{303}' => 'ː',
        '\u{309}' => 'ˀ',
        '\u{323}' => 'ˑ',
        _ => return None,
    })
}

/// Writes `i` for a `y` that leaves the choice; whether it did.
fn spell_with_i(plain: &mut String) -> bool {
    let chooses = has_only_y(plain);
    if chooses {
        plain.pop();
        plain.push('i');
    }
    chooses
}

/// Whether `y` is the one vowel of a syllable without diacritics; the `u` of `qu` is none.
fn has_only_y(plain: &str) -> bool {
    let onset = plain.strip_suffix('y');
    let onset = onset.map(|onset| onset.strip_suffix("qu").unwrap_or(onset));
    onset.is_some_and(|onset| {
        onset
            .chars()
            .all(|c| c.is_ascii_alphabetic() && !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(words: &[&str]) -> bool {
        words
            .windows(2)
            .all(|pair| Key::of(pair[0]).marked == Key::of(pair[1]).marked)
    }

    #[test]
    fn spelling_makes_no_difference() {
        assert!(same(&["hoà", "hòa", "HÒA", "ho\u{300}a", "hoa\u{300}"]));
        assert!(same(&["thuỷ", "thủy"]) && same(&["Quý", "quí"]) && same(&["kỹ", "kĩ"]));
        assert!(same(&["Mỹ", "mĩ"]) && same(&["lý", "lí"]) && same(&["y", "i"]));
        assert!(same(&[
            "nguyễn",
            "nguye\u{302}\u{303}n",
            "nguye\u{303}\u{302}n"
        ]));
        assert!(same(&["Đỗ", "Ðỗ", "Ɖỗ"]) && same(&["Ha\u{AD}noi", "hanoi"]));
    }

    #[test]
    fn what_differs_differs() {
        for (one, other) in [
            ("hoà", "hoá"),
            ("tay", "tai"),
            ("tây", "tâi"),
            ("thuy", "thui"),
            ("hang", "hăng"),
            ("do", "đo"),
            ("quyên", "quiên"),
        ] {
            assert!(!same(&[one, other]), "{one} {other}");
        }
    }

    #[test]
    fn the_first_form_alone_is_the_same() {
        let mut plain = String::new();
        for word in [
            "Hằng",
            "Ha\u{306}\u{300}ng",
            "Quý",
            "KY\u{303}",
            "Ðỗ",
            "km²",
            "İ",
            "",
        ] {
            write_plain(word, &mut plain);
            assert_eq!(plain, Key::of(word).plain, "{word}");
        }
    }

    #[test]
    fn without_diacritics() {
        for (word, plain) in [
            ("Hằng", "hang"),
            ("Đức", "duc"),
            ("NGUYỄN", "nguyen"),
            ("quý", "qui"),
            ("François", "francois"),
            ("km²", "km²"),
            ("G7", "g7"),
        ] {
            assert_eq!(Key::of(word).plain, plain);
        }
        assert!(Key::of("Hằng").is_marked() && !Key::of("Hang").is_marked());
        assert!(!Key::of("y").is_marked() && !Key::of("ky").is_marked());
    }
}
