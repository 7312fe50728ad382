//! Which of the encodings of one byte makes the most Vietnamese text of bytes.

use super::Encoding;
use super::decode::{Broken, decode};
use crate::text::vietnamese::word_forms;

/// How Vietnamese bytes are in an encoding.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rank {
    pub(super) encoding: Encoding,
    /// Words with marks that are formed as Vietnamese syllables.
    pub(super) good: i64,
    /// Those that are not, and what is in no text.
    pub(super) bad: i64,
    own: i64,
}

impl Rank {
    fn of(bytes: &[u8], encoding: Encoding) -> Self {
        let text = decode(bytes, encoding, Broken::Replace).unwrap_or_default();
        let odd = text.chars().filter(|c| is_odd(*c)).count();
        let forms = word_forms(&text);
        let good = i64::from(forms.marked_syllables);
        Self {
            encoding,
            good,
            bad: i64::from(forms.marked) - good + i64::try_from(odd).unwrap_or(i64::MAX),
            own: i64::from(forms.own),
        }
    }

    /// What orders encodings: a wrong word says more than a right one.
    pub(super) fn key(&self) -> i64 {
        self.good - 3 * self.bad
    }

    /// Whether the text is Vietnamese, as far as there is enough of it to tell.
    pub(super) fn fits(&self) -> bool {
        self.good >= 3 && self.good >= self.bad * 4 && self.own * 4 >= self.good
    }
}

/// What stands in a text that is read in a wrong encoding.
fn is_odd(c: char) -> bool {
    c == char::REPLACEMENT_CHARACTER || c == '™' || (c.is_control() && !c.is_whitespace())
}

/// The encodings by how Vietnamese the bytes are in them, best first.
///
/// Windows-1258 goes before others that are as good: it alone reads Western European letters as
/// what they are. TCVN3 goes before TCVN 5712-1, of which it is a part: a text without anything
/// that only the whole has is taken for one of the part.
pub(super) fn rank(bytes: &[u8]) -> Vec<Rank> {
    let sample = sample(bytes);
    let mut ranks = [
        Encoding::Windows1258,
        Encoding::Tcvn3,
        Encoding::Tcvn5712,
        Encoding::Viscii,
        Encoding::Vni,
    ]
    .map(|encoding| Rank::of(sample, encoding));
    ranks.sort_by_key(|rank| std::cmp::Reverse(rank.key()));
    ranks.to_vec()
}

/// Enough to tell by.
const ENOUGH: usize = 1 << 16;

/// A stretch of the bytes, from the word with the first one that is not ASCII.
fn sample(bytes: &[u8]) -> &[u8] {
    let is_told = |byte: &u8| !byte.is_ascii() || (byte.is_ascii_control() && *byte < b'\t');
    let first = bytes.iter().position(is_told).unwrap_or_default();
    let (before, _) = bytes.split_at(first);
    let word = before
        .iter()
        .rev()
        .take(8)
        .take_while(|b| b.is_ascii_alphabetic());
    let rest = &bytes[first - word.count()..];
    rest.get(..ENOUGH).unwrap_or(rest)
}
