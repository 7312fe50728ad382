//! Telling the encoding of a file from its bytes.

use serde::Serialize;

use super::ranking::{Rank, rank};
use super::{Encoding, decode, font, utf16};

/// How sure a guess is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Somebody has to look.
    Unsure,
    /// Nothing else makes sense of what little there is.
    Likely,
    Sure,
}

/// What a file's encoding seems to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Guess {
    pub encoding: Encoding,
    /// Whether the file begins with a byte order mark.
    pub bom: bool,
    pub certainty: Certainty,
    /// What it may be otherwise, the next best first.
    pub others: Vec<Encoding>,
}

/// Guesses the encoding of a file. There is always a guess; whether it can be trusted is in its
/// certainty. Pure ASCII is UTF-8.
///
/// An encoding of [fonts](Encoding::is_of_fonts) is the guess also where the file is valid Unicode,
/// but its letters make sense in such a font only.
#[must_use]
pub fn detect(bytes: &[u8]) -> Guess {
    let marked = Encoding::marked(bytes);
    let guess = |encoding, certainty, others| Guess {
        encoding,
        bom: marked.is_some(),
        certainty,
        others,
    };
    if let Some(unicode) = marked.or_else(|| utf16::guess(bytes)) {
        let certainty = match marked {
            None if bytes.len() < SHORT => Certainty::Likely,
            _ => Certainty::Sure,
        };
        let text = decode(bytes, unicode, super::Broken::Replace).unwrap_or_default();
        return match font::of_text(beginning(&text)) {
            Some(encoding) => guess(encoding, Certainty::Likely, vec![unicode]),
            None => guess(unicode, certainty, Vec::new()),
        };
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return match font::of_text(beginning(text)) {
            Some(encoding) => guess(encoding, Certainty::Likely, vec![Encoding::Utf8]),
            None => guess(Encoding::Utf8, Certainty::Sure, Vec::new()),
        };
    }
    let ranks = rank(bytes);
    let encodings =
        |ranks: &[Rank]| -> Vec<Encoding> { ranks.iter().map(|rank| rank.encoding).collect() };
    let (best, others) = match &ranks[..] {
        [best, others @ ..] if best.fits() => (Some(best), others),
        all => (None, all),
    };
    match (damaged_utf8(bytes), best) {
        (Damage::Slight, _) => guess(Encoding::Utf8, Certainty::Sure, encodings(&ranks)),
        (Damage::Great, None) => guess(Encoding::Utf8, Certainty::Unsure, encodings(&ranks)),
        (_, Some(best)) => guess(best.encoding, certainty(best, others), encodings(others)),
        (Damage::Total, None) => {
            let mut ranked = encodings(&ranks).into_iter();
            let best = ranked.next().unwrap_or(Encoding::Utf8);
            guess(best, Certainty::Unsure, ranked.collect())
        }
    }
}

/// A file of fewer bytes is too short for its zero bytes to make it surely UTF-16.
const SHORT: usize = 16;

/// Enough of a text to tell by, from its first character beyond ASCII.
fn beginning(text: &str) -> &str {
    const ENOUGH: usize = 1 << 16;
    let first = text.bytes().position(|byte| !byte.is_ascii());
    let from = text.floor_char_boundary(first.unwrap_or(text.len()).saturating_sub(8));
    let to = text.floor_char_boundary(from.saturating_add(ENOUGH));
    text.get(from..to).unwrap_or_default()
}

/// How far bytes that are not UTF-8 are from it.
enum Damage {
    /// They were meant as it: in no other encoding do letters so often stand in the rows that UTF-8
    /// needs.
    Slight,
    /// They may have been.
    Great,
    Total,
}

fn damaged_utf8(bytes: &[u8]) -> Damage {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    match whole {
        _ if whole >= broken.saturating_mul(8) => Damage::Slight,
        _ if whole >= broken => Damage::Great,
        _ => Damage::Total,
    }
}

fn certainty(best: &Rank, others: &[Rank]) -> Certainty {
    // A text that is TCVN3 reads the same as TCVN 5712-1; which of them it is said to be makes no
    // difference.
    let same = [Encoding::Tcvn3, Encoding::Tcvn5712];
    let rivals = others
        .iter()
        .filter(|other| !(same.contains(&best.encoding) && same.contains(&other.encoding)));
    let rival = rivals.map(Rank::key).max().unwrap_or(i64::MIN);
    if rival.saturating_mul(2) > best.key() {
        Certainty::Unsure
    } else if best.good >= 20 && best.good >= best.bad * 9 && rival <= 0 {
        Certainty::Sure
    } else {
        Certainty::Likely
    }
}
