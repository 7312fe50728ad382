//! The encodings of fonts, TCVN3 and VNI: Western European letters in place of Vietnamese ones.
//!
//! TCVN3 is described at [`tcvn3`](super::single::tcvn3). VNI for Windows is VNI Software's own; it
//! writes a vowel and, behind it, a letter for its tone and shape: the table below says which, and
//! is read off the fonts' key charts, which every converter agrees on.

use std::collections::HashSet;

use super::Encoding;
use super::decode::{self, Decoded};
use super::{single, utf16};
use crate::text::vietnamese::form;

/// Reads bytes of a font's encoding; see [`decode`](super::decode()) for what they may be.
pub(super) fn decode(bytes: &[u8], encoding: Encoding) -> Decoded {
    if let Some(carrier) = carrier(bytes) {
        return decode::raw(bytes, carrier).map(|text| read(text, encoding));
    }
    let mut decoded = Decoded::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let next = bytes.get(at + 1).and_then(|next| single::western(*next));
        let found = single::western(*byte).map(|c| letter(c, next, encoding));
        match found {
            Some(Letter::Of(c, marks)) => {
                decoded.text.push(c);
                decoded.text.push_str(marks);
                at += usize::from(!marks.is_empty());
            }
            None | Some(Letter::None) => decoded.broken(at),
        }
        at += 1;
    }
    decoded
}

/// The form of Unicode of a text that holds the letters; none where the bytes are the font's own.
pub(super) fn carrier(bytes: &[u8]) -> Option<Encoding> {
    let marked = Encoding::marked(bytes).or_else(|| utf16::guess(bytes));
    marked.or_else(|| std::str::from_utf8(bytes).is_ok().then_some(Encoding::Utf8))
}

/// The font's own bytes as the Western European text that any other font shows; U+FFFD for what is
/// none.
pub(super) fn western(bytes: &[u8]) -> String {
    let signs = bytes.iter().map(|byte| single::western(*byte));
    signs
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// Converts a text of Western European letters; what is no such letter is kept.
pub(super) fn read(text: &str, encoding: Encoding) -> String {
    let mut found = String::with_capacity(text.len());
    for (letter, marks) in letters(text, encoding) {
        found.push(letter);
        found.push_str(marks);
    }
    found
}

/// The letters of a text of Western European ones, each with the marks that the one behind it stands
/// for: a letter with marks was written as two.
pub(super) fn letters(
    text: &str,
    encoding: Encoding,
) -> impl Iterator<Item = (char, &'static str)> {
    let mut chars = text.chars().map(repaired).peekable();
    std::iter::from_fn(move || {
        let c = chars.next()?;
        match letter(c, chars.peek().copied(), encoding) {
            Letter::Of(letter, marks) => {
                if !marks.is_empty() {
                    chars.next();
                }
                Some((letter, marks))
            }
            Letter::None => Some((c, "")),
        }
    })
}

/// A sign of Windows-1252 that was taken for a control character of Latin-1.
fn repaired(c: char) -> char {
    let byte = u8::try_from(c).ok().filter(|_| single::is_free(c));
    byte.and_then(single::western).unwrap_or(c)
}

enum Letter {
    /// A character, with the marks that the next one stands for, if it is one of marks.
    Of(char, &'static str),
    /// What the font has no letter for.
    None,
}

fn letter(c: char, next: Option<char>, encoding: Encoding) -> Letter {
    if encoding == Encoding::Tcvn3 {
        return match single::tcvn3(c) {
            None if ('\u{A1}'..='\u{FF}').contains(&c) => Letter::None,
            found => Letter::Of(found.unwrap_or(c), ""),
        };
    }
    let letter = vni_letter(c);
    let marks = next.and_then(|next| vni_marks(letter, next));
    match marks {
        None if letter == c && vni_all_marks(c).is_some() => Letter::None,
        marks => Letter::Of(letter, marks.unwrap_or_default()),
    }
}

/// Letters that VNI writes as one character; any other is what it is.
fn vni_letter(c: char) -> char {
    match c {
        'Ñ' => 'Đ',
        'ñ' => 'đ',
        'Ô' => 'Ơ',
        'ô' => 'ơ',
        'Ö' => 'Ư',
        'ö' => 'ư',
        'Æ' => 'Ỉ',
        'æ' => 'ỉ',
        'Ó' => 'Ĩ',
        'ó' => 'ĩ',
        'Ò' => 'Ị',
        'ò' => 'ị',
        'Î' => 'Ỵ',
        'î' => 'ỵ',
        other => other,
    }
}

/// The combining marks that `mark` puts on a vowel; none where it puts none on this one.
fn vni_marks(vowel: char, mark: char) -> Option<&'static str> {
    let (marks, shape) = vni_all_marks(mark)?;
    let takes = match shape {
        Shape::None => matches!(
            vowel,
            'a' | 'A' | 'e' | 'E' | 'o' | 'O' | 'u' | 'U' | 'y' | 'Y' | 'ơ' | 'Ơ' | 'ư' | 'Ư'
        ),
        Shape::Circumflex => matches!(vowel, 'a' | 'A' | 'e' | 'E' | 'o' | 'O'),
        Shape::Breve => matches!(vowel, 'a' | 'A'),
    };
    takes.then_some(marks)
}

/// What a mark makes of the vowel besides giving it a tone.
enum Shape {
    None,
    Circumflex,
    Breve,
}

fn vni_all_marks(mark: char) -> Option<(&'static str, Shape)> {
    Some(match mark {
        'ù' | 'Ù' => ("\u{301}", Shape::None),
        'ø' | 'Ø' => ("\u{300}", Shape::None),
        'û' | 'Û' => ("\u{309}", Shape::None),
        'õ' | 'Õ' => ("\u{303}", Shape::None),
        'ï' | 'Ï' => ("\u{323}", Shape::None),
        'â' | 'Â' => ("\u{302}", Shape::Circumflex),
        'á' | 'Á' => ("\u{302}\u{301}", Shape::Circumflex),
        'à' | 'À' => ("\u{302}\u{300}", Shape::Circumflex),
        'å' | 'Å' => ("\u{302}\u{309}", Shape::Circumflex),
        'ã' | 'Ã' => ("\u{302}\u{303}", Shape::Circumflex),
        'ä' | 'Ä' => ("\u{302}\u{323}", Shape::Circumflex),
        'ê' | 'Ê' => ("\u{306}", Shape::Breve),
        'é' | 'É' => ("\u{306}\u{301}", Shape::Breve),
        'è' | 'È' => ("\u{306}\u{300}", Shape::Breve),
        'ú' | 'Ú' => ("\u{306}\u{309}", Shape::Breve),
        'ü' | 'Ü' => ("\u{306}\u{303}", Shape::Breve),
        'ë' | 'Ë' => ("\u{306}\u{323}", Shape::Breve),
        _ => return None,
    })
}

/// The font's encoding that a Unicode text is of, if it is one of Western European letters that
/// make Vietnamese syllables as those of the font, and make none as they stand.
pub(super) fn of_text(text: &str) -> Option<Encoding> {
    if !has_western_letters(text) {
        return None;
    }
    [Encoding::Tcvn3, Encoding::Vni]
        .into_iter()
        .find(|encoding| makes_syllables(text, *encoding))
}

/// Whether enough of the letters beyond ASCII are Western European ones. Told by the first bytes of
/// the characters, for this is asked of every text, and answered no of nearly all.
fn has_western_letters(text: &str) -> bool {
    let (mut western, mut other) = (0_usize, 0_usize);
    for byte in text.bytes() {
        western += usize::from(matches!(byte, 0xC2 | 0xC3));
        other += usize::from(matches!(byte, 0xC4 | 0xC6 | 0xCC | 0xCD | 0xE1));
    }
    western > other * 4
}

/// So many different syllables must be made.
const DIFFERENT: usize = 3;

fn makes_syllables(text: &str, encoding: Encoding) -> bool {
    let mut made = HashSet::new();
    let (mut good, mut own, mut bad) = (0_usize, 0_usize, 0_usize);
    for word in text.split(ends_word).filter(|word| !word.is_ascii()) {
        let converted = read(word, encoding);
        match (form(&converted), form(word)) {
            // As Vietnamese as it stands.
            (Some(new), Some(old)) if new.fits && old.fits => {}
            (Some(new), _) if new.fits => {
                good += 1;
                own += usize::from(new.own);
                if made.len() < DIFFERENT {
                    made.insert(converted);
                }
            }
            (None, None) => {}
            _ => bad += 1,
        }
    }
    made.len() >= DIFFERENT && good >= bad * 3 && own * 4 >= good
}

/// Any sign of Latin-1 may be a letter of the font.
fn ends_word(c: char) -> bool {
    (c.is_ascii() && !c.is_ascii_alphabetic()) || c == '\u{A0}' || c > '\u{2000}'
}
