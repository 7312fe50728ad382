//! The encodings that Vietnamese texts come in: telling which a file has, and reading it.
//!
//! Texts in Unicode are kept verbatim, in whatever normal form they are. Those of the older
//! encodings come out in NFC: some of these write a letter and its tone apart, which is how they
//! store text and not how it was meant, and an article is not to differ by the encoding it came
//! in.
//!
//! TCVN3 (also called ABC, of the fonts `.VnTime`) and VNI for Windows are encodings of fonts: a
//! file of them is, for any program, a text of Western European letters that looks right in those
//! fonts only. They are met as bytes, and as Unicode texts of such letters that another program
//! made of the bytes; both are recognised ([`detect`]), and both are converted where the caller
//! names the encoding ([`decode`]). Which font a stretch was set in is not in the text: in the
//! fonts for capitals (`.VnTimeH`) the small letters of TCVN3 look like capitals, and come out
//! small.

mod decode;
mod detect;
mod encode;
mod font;
mod marks;
mod ranking;
mod single;
mod utf16;

#[cfg(test)]
mod tests_decode;
#[cfg(test)]
mod tests_detect;
#[cfg(test)]
mod tests_encode;
#[cfg(test)]
pub(in crate::text) mod tests_support;
#[cfg(test)]
mod tests_tables;

pub(crate) use decode::place;
pub use decode::{Broken, BrokenBytes, decode};
pub use detect::{Certainty, Guess, detect};
pub use encode::encode;
pub(crate) use marks::{Mark, marks};

use serde::{Serialize, Serializer};

/// An encoding that files are read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    Windows1258,
    /// RFC 1456.
    Viscii,
    /// TCVN 5712:1993, first form (VN1).
    Tcvn5712,
    /// Of the ABC fonts; the third form of TCVN 5712:1993 (VN3).
    Tcvn3,
    /// Of the VNI fonts for Windows.
    Vni,
}

impl Encoding {
    /// Every encoding, Unicode first.
    #[must_use]
    pub const fn all() -> &'static [Self] {
        &[
            Self::Utf8,
            Self::Utf16Le,
            Self::Utf16Be,
            Self::Windows1258,
            Self::Viscii,
            Self::Tcvn5712,
            Self::Tcvn3,
            Self::Vni,
        ]
    }

    /// As the command line names it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1258 => "windows-1258",
            Self::Viscii => "viscii",
            Self::Tcvn5712 => "tcvn5712-1",
            Self::Tcvn3 => "tcvn3",
            Self::Vni => "vni",
        }
    }

    /// The encoding of this name, letter case and hyphens aside; also `cp1258`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let plain = |name: &str| name.to_lowercase().replace(['-', '_'], "");
        let wanted = match plain(name) {
            short if short == "cp1258" => plain(Self::Windows1258.name()),
            other => other,
        };
        let mut all = Self::all().iter().copied();
        all.find(|encoding| plain(encoding.name()) == wanted)
    }

    /// Whether it is a form of Unicode.
    #[must_use]
    pub const fn is_unicode(self) -> bool {
        matches!(self, Self::Utf8 | Self::Utf16Le | Self::Utf16Be)
    }

    /// Whether its letters look right in fonts made for it only, so that it is never converted
    /// unasked.
    #[must_use]
    pub const fn is_of_fonts(self) -> bool {
        matches!(self, Self::Tcvn3 | Self::Vni)
    }

    /// What a file of it may begin with.
    const fn mark(self) -> &'static [u8] {
        match self {
            Self::Utf8 => b"\xEF\xBB\xBF",
            Self::Utf16Le => b"\xFF\xFE",
            Self::Utf16Be => b"\xFE\xFF",
            _ => b"",
        }
    }

    /// The form of Unicode whose byte order mark `bytes` begin with.
    fn marked(bytes: &[u8]) -> Option<Self> {
        let mut all = Self::all().iter().copied();
        all.find(|encoding| encoding.is_unicode() && bytes.starts_with(encoding.mark()))
    }
}

impl Serialize for Encoding {
    /// Its [name](Encoding::name).
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_is_found_by_its_name() {
        for encoding in Encoding::all() {
            assert_eq!(Encoding::named(encoding.name()), Some(*encoding));
            let json = serde_json::to_value(encoding).unwrap();
            assert_eq!(json, encoding.name());
        }
        for (name, encoding) in [
            ("UTF8", Encoding::Utf8),
            ("UTF-16LE", Encoding::Utf16Le),
            ("CP1258", Encoding::Windows1258),
            ("windows_1258", Encoding::Windows1258),
        ] {
            assert_eq!(Encoding::named(name), Some(encoding));
        }
        for name in ["", "utf", "latin1", "windows-1252"] {
            assert_eq!(Encoding::named(name), None, "{name}");
        }
    }
}
