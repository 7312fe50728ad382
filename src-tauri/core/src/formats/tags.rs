//! Tags of tokens, in every scheme that is read: IOB1, IOB2, BIOES and BILOU, with the place
//! before the label (`B-PERSON`) or behind it (`PERSON-B`).
//!
//! One rule reads them all: a span goes on with `I`, `E` or `L` of its own label, and begins with
//! anything else that is not `O`. What IOB1 begins with `I`, or a tagger forgot to begin, begins
//! so too.

/// What one tag says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag<'a> {
    Outside,
    Of { place: Place, label: &'a str },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Begin,
    Inside,
    /// The last of several.
    End,
    Single,
}

impl Place {
    fn of(letter: &str) -> Option<Self> {
        match letter {
            "B" => Some(Self::Begin),
            "I" => Some(Self::Inside),
            "E" | "L" => Some(Self::End),
            "S" | "U" => Some(Self::Single),
            _ => None,
        }
    }

    /// Whether a token here goes on with a span of the same label before it.
    pub(super) fn continues(self) -> bool {
        matches!(self, Self::Inside | Self::End)
    }

    /// Whether no token after this one belongs to the span.
    pub(super) fn closes(self) -> bool {
        matches!(self, Self::End | Self::Single)
    }
}

/// Reads a tag; `None` for what is none.
pub(super) fn parse(tag: &str) -> Option<Tag<'_>> {
    if ["O", "_", ""].contains(&tag) {
        return Some(Tag::Outside);
    }
    let first = tag
        .split_once('-')
        .and_then(|(place, label)| Some((Place::of(place)?, label)));
    let last = || {
        tag.rsplit_once('-')
            .and_then(|(label, place)| Some((Place::of(place)?, label)))
    };
    first
        .or_else(last)
        .filter(|(_, label)| !label.is_empty())
        .map(|(place, label)| Tag::Of { place, label })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scheme() {
        let of = |place, label| Some(Tag::Of { place, label });
        for (tag, expected) in [
            ("O", Some(Tag::Outside)),
            ("_", Some(Tag::Outside)),
            ("", Some(Tag::Outside)),
            ("B-PERSON", of(Place::Begin, "PERSON")),
            ("I-TRADE-FIGURE", of(Place::Inside, "TRADE-FIGURE")),
            ("E-X", of(Place::End, "X")),
            ("L-X", of(Place::End, "X")),
            ("S-X", of(Place::Single, "X")),
            ("U-X", of(Place::Single, "X")),
            ("NP-B", of(Place::Begin, "NP")),
            ("B-I", of(Place::Begin, "I")),
            ("PERSON", None),
            ("B-", None),
            ("X-PERSON", None),
            ("-", None),
            ("o", None),
        ] {
            assert_eq!(parse(tag), expected, "{tag}");
        }
    }
}
