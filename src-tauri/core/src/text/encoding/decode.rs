//! Bytes as text, in an encoding that is known.

use unicode_normalization::UnicodeNormalization;

use super::{Encoding, font, single, utf16};

/// What becomes of bytes that are no text in the encoding.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Broken {
    #[default]
    Refuse,
    /// Each stretch of them that cannot be read becomes one U+FFFD.
    Replace,
}

/// Where the first bytes are that are no text in the encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BrokenBytes {
    /// Counted from 1, in the text before them.
    pub line: u64,
    /// In code points, counted from 1.
    pub column: u64,
    /// Of the file, counted from 0.
    pub offset: usize,
    /// How many such stretches there are in all.
    pub count: usize,
}

/// Reads `bytes` as text. A byte order mark at the start is dropped; everything else of a text in
/// Unicode is kept as it is. The other encodings give NFC.
///
/// Bytes in a font's encoding may also be a text in Unicode, of the Western European letters that
/// stand for the Vietnamese ones: these are converted then, and all else in it is kept.
///
/// # Errors
/// Where the first broken bytes are, if they are to be refused.
pub fn decode(bytes: &[u8], encoding: Encoding, broken: Broken) -> Result<String, BrokenBytes> {
    if encoding == Encoding::Utf8
        && let Ok(text) = std::str::from_utf8(unmarked(bytes, encoding))
    {
        return Ok(text.to_owned());
    }
    raw(bytes, encoding).finish(!encoding.is_unicode(), broken)
}

/// Letters and tones as they stand in the bytes, before they compose.
pub(super) fn raw(bytes: &[u8], encoding: Encoding) -> Decoded {
    match encoding {
        Encoding::Utf8 => utf8(bytes),
        Encoding::Utf16Le | Encoding::Utf16Be => utf16::decode(bytes, encoding),
        Encoding::Windows1258 => single::windows_1258(bytes),
        Encoding::Viscii => single::viscii(bytes),
        Encoding::Tcvn5712 => single::tcvn5712(bytes),
        Encoding::Tcvn3 | Encoding::Vni => font::decode(bytes, encoding),
    }
}

/// `bytes` without the byte order mark of the encoding.
pub(super) fn unmarked(bytes: &[u8], encoding: Encoding) -> &[u8] {
    bytes.strip_prefix(encoding.mark()).unwrap_or(bytes)
}

pub(super) fn utf8(bytes: &[u8]) -> Decoded {
    let rest = unmarked(bytes, Encoding::Utf8);
    let mut decoded = Decoded::with_capacity(rest.len());
    let mut at = bytes.len() - rest.len();
    for chunk in rest.utf8_chunks() {
        decoded.text.push_str(chunk.valid());
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            decoded.broken(at);
            at += chunk.invalid().len();
        }
    }
    decoded
}

/// A text as far as it is decoded.
#[derive(Debug, Default)]
pub(super) struct Decoded {
    pub(super) text: String,
    first: Option<First>,
    count: usize,
}

/// The first broken bytes: where in the file, and how long the text was before them.
#[derive(Debug)]
struct First {
    offset: usize,
    before: usize,
}

impl Decoded {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            ..Self::default()
        }
    }

    /// Takes note of broken bytes at this offset of the file.
    pub(super) fn broken(&mut self, offset: usize) {
        let before = self.text.len();
        self.first.get_or_insert(First { offset, before });
        self.count += 1;
        self.text.push(char::REPLACEMENT_CHARACTER);
    }

    /// The text with its parts before and behind the first broken bytes changed.
    pub(super) fn map(mut self, change: impl Fn(&str) -> String) -> Self {
        let at = self.first.as_ref().map_or(0, |first| first.before);
        let (before, behind) = self.text.split_at(at);
        let before = change(before);
        if let Some(first) = &mut self.first {
            first.before = before.len();
        }
        self.text = before + &change(behind);
        self
    }

    fn finish(self, compose: bool, broken: Broken) -> Result<String, BrokenBytes> {
        let composed = |text: &str| match compose {
            true => text.nfc().collect(),
            false => text.to_owned(),
        };
        match self.first {
            Some(First { offset, before }) if broken == Broken::Refuse => {
                let before = self.text.get(..before).unwrap_or_default();
                let (line, column) = place(&composed(before));
                Err(BrokenBytes {
                    line,
                    column,
                    offset,
                    count: self.count,
                })
            }
            _ if compose => Ok(composed(&self.text)),
            _ => Ok(self.text),
        }
    }
}

/// Line and column of what follows `before`. A line ends with CR, LF or both.
pub(crate) fn place(before: &str) -> (u64, u64) {
    let (mut line, mut column, mut after_cr) = (1, 1, false);
    for c in before.chars() {
        match c {
            '\n' if after_cr => {}
            '\n' | '\r' => (line, column) = (line + 1, 1),
            _ => column += 1,
        }
        after_cr = c == '\r';
    }
    (line, column)
}
