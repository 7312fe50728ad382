//! Tokens: syllables, numbers, punctuation marks and symbols; and the words that underscores
//! make of them.
//!
//! - A syllable is a maximal run of letters and marks, in any normal form. An apostrophe (`'` or
//!   `’`) between two letters belongs to it: `O'Brien`, `M’gar`, `d'Ivoire`. A run that mixes
//!   letters and digits is one syllable too: `G7`, `A320`, `5G`, `km²`; `COVID-19` is three tokens.
//! - A number is a maximal run of digits with `.` or `,` between them: `11,4`, `1.234,5`. A letter
//!   directly after such a separated number begins a token of its own: `11,4tỷ` is two.
//! - Every other cluster that is not blank is a token by itself: `28/6`, `9-11`, `7/2013` and
//!   `Việt-Nga` are three tokens, `...` too. An emoji, however built, is one symbol.
//! - Underscores, blanks, control characters and zero-width characters are in no token, save a
//!   zero-width character inside a cluster.

use super::chars::{is_alphabetic, is_blank, is_mark, is_punctuation, len};
use super::clusters::{Cluster, Clusters};
use crate::domain::offset::{Offset, Range};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, or letters and digits.
    Syllable,
    /// Digits, with `.` and `,` between them.
    Number,
    /// One mark, `%` included.
    Punctuation,
    /// Anything else that shows: `$`, `+`, `°`, an emoji.
    Symbol,
}

/// A smallest unit of text to which spans snap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands; never empty, never splits a grapheme cluster.
    pub range: Range,
    /// What it is.
    pub kind: TokenKind,
    /// Whether its first letter is upper-case.
    pub capital: bool,
    /// Whether only underscores stand between the token before and this one, so that both are of
    /// one word.
    pub glued: bool,
}

/// Splits a text into tokens, in order.
///
/// Each cluster that is neither blank nor an underscore lies in exactly one token.
#[must_use]
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokenizer = Tokenizer {
        // Some less than what news hold, so that it grows at most once.
        tokens: Vec::with_capacity(text.len() / 8),
        ..Tokenizer::default()
    };
    let mut clusters = Clusters::new(text);
    loop {
        if let Some((first, letters)) = clusters.letters() {
            tokenizer.push(first, Class::Letter, letters);
        } else if let Some(cluster) = clusters.next() {
            let (base, class, length) = classify(cluster);
            tokenizer.push(base, class, length);
        } else {
            return tokenizer.tokens;
        }
    }
}

/// The words: runs of tokens joined by underscores, as ranges of indices into `tokens`. In a text
/// that is not segmented each token is one word.
pub fn words(tokens: &[Token]) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
    let mut next = 0;
    std::iter::from_fn(move || {
        let start = next;
        let rest = tokens.get(start + 1..)?;
        next = start + 1 + rest.iter().take_while(|token| token.glued).count();
        Some(start..next)
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    Underscore,
    Letter,
    Digit,
    /// `.` and `,`, which may belong to a number.
    Separator,
    Apostrophe,
    Punctuation,
    Symbol,
}

/// The first character of a cluster, what the whole is, and how many code points it has.
fn classify(cluster: Cluster<'_>) -> (char, Class, u32) {
    match cluster {
        Cluster::One(c) => (c, classify_char(c), 1),
        Cluster::Many(text) => {
            let mut chars = text.chars();
            // A cluster is never empty.
            let base = chars.next().unwrap_or_default();
            (base, classify_built(base, chars.as_str()), len(text))
        }
    }
}

fn classify_built(base: char, rest: &str) -> Class {
    let class = classify_char(base);
    if rest.is_empty() {
        return class;
    }
    if matches!(class, Class::Blank | Class::Underscore) {
        // A mark on a blank or on an underscore shows and belongs to no letter.
        return if rest.chars().all(is_blank) {
            class
        } else {
            Class::Symbol
        };
    }
    // Emoji made from a digit or letter: keycaps, ℹ️.
    if rest.contains(['\u{FE0F}', '\u{20E3}']) {
        return Class::Symbol;
    }
    match class {
        Class::Separator | Class::Apostrophe => Class::Punctuation,
        other => other,
    }
}

fn classify_char(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' => Class::Letter,
        '0'..='9' => Class::Digit,
        ' ' => Class::Blank,
        // Ready-made Vietnamese letters, without a search in the tables for each of them.
        '\u{C0}'..='\u{24F}' if c != '×' && c != '÷' => Class::Letter,
        '\u{1E00}'..='\u{1EFF}' => Class::Letter,
        '_' => Class::Underscore,
        '.' | ',' => Class::Separator,
        '\'' | '’' => Class::Apostrophe,
        _ if is_blank(c) => Class::Blank,
        // Squared letters such as 🅰 are emoji, whatever Unicode says of their being alphabetic.
        '\u{1F100}'..='\u{1F1FF}' => Class::Symbol,
        _ if is_alphabetic(c) || is_mark(c) => Class::Letter,
        _ if c.is_numeric() => Class::Digit,
        _ if is_punctuation(c) => Class::Punctuation,
        _ => Class::Symbol,
    }
}

/// The kind of the token inside which the mark just read may yet turn out to stand.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Open {
    #[default]
    None,
    Number,
    Syllable,
}

#[derive(Default)]
struct Tokenizer {
    tokens: Vec<Token>,
    /// Code points read.
    at: u32,
    /// The end of the underscores that directly follow the last token.
    glue: Option<u32>,
    open: Open,
    /// The last token is a number with a separator in it.
    separated: bool,
    /// The last token has a letter, hence its `capital` is settled.
    lettered: bool,
}

impl Tokenizer {
    /// Takes what comes next: a cluster, or a run of letters, of so many code points.
    fn push(&mut self, base: char, class: Class, length: u32) {
        let start = self.at;
        self.at += length;
        let before = self
            .tokens
            .last()
            .filter(|token| token.range.end.0 == start)
            .map(|t| t.kind);
        let open = std::mem::take(&mut self.open);
        match class {
            Class::Blank => {}
            Class::Underscore => {
                if before.is_some() || self.glue == Some(start) {
                    self.glue = Some(self.at);
                }
            }
            Class::Letter => {
                match before {
                    Some(TokenKind::Syllable) => self.extend(TokenKind::Syllable),
                    Some(TokenKind::Number) if !self.separated => self.extend(TokenKind::Syllable),
                    Some(TokenKind::Punctuation) if open == Open::Syllable => {
                        self.tokens.pop();
                        self.extend(TokenKind::Syllable);
                        self.lettered = true;
                    }
                    _ => self.begin(start, TokenKind::Syllable),
                }
                self.see_letter(base);
            }
            Class::Digit => match before {
                Some(kind @ (TokenKind::Syllable | TokenKind::Number)) => self.extend(kind),
                Some(TokenKind::Punctuation) if open == Open::Number => {
                    self.tokens.pop();
                    self.extend(TokenKind::Number);
                    self.separated = true;
                }
                _ => self.begin(start, TokenKind::Number),
            },
            Class::Separator => {
                let separated = self.separated;
                self.begin(start, TokenKind::Punctuation);
                if before == Some(TokenKind::Number) {
                    (self.open, self.separated) = (Open::Number, separated);
                }
            }
            Class::Apostrophe => {
                self.begin(start, TokenKind::Punctuation);
                if before == Some(TokenKind::Syllable) {
                    self.open = Open::Syllable;
                }
            }
            Class::Punctuation => self.begin(start, TokenKind::Punctuation),
            Class::Symbol => self.begin(start, TokenKind::Symbol),
        }
    }

    fn begin(&mut self, start: u32, kind: TokenKind) {
        let glued = self.glue == Some(start);
        let range = Range {
            start: Offset(start),
            end: Offset(self.at),
        };
        self.tokens.push(Token {
            range,
            kind,
            capital: false,
            glued,
        });
        (self.separated, self.lettered) = (false, false);
    }

    fn extend(&mut self, kind: TokenKind) {
        if let Some(last) = self.tokens.last_mut() {
            last.range.end = Offset(self.at);
            last.kind = kind;
        }
    }

    /// Takes the case of the token from its first letter.
    fn see_letter(&mut self, letter: char) {
        if let (false, Some(last)) = (self.lettered, self.tokens.last_mut()) {
            last.capital = letter.is_uppercase();
            self.lettered = true;
        }
    }
}
