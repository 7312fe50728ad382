//! Spans of a text from the offsets that a file gives.
use super::source::LARGEST;
use crate::domain::{Attributes, DocSpan, Fragment, Offset, Range};
use crate::error::{Code, Error, Result};
use crate::text::TextIndex;

/// Makes spans of one text.
#[derive(Debug)]
pub(super) struct Quoting<'t> {
    text: TextIndex<'t>,
    /// Bytes quoted so far: a hundred thousand spans over all of a text would not fit into memory.
    quoted: u64,
}

impl<'t> Quoting<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text: TextIndex::new(text),
            quoted: 0,
        }
    }

    /// The span over these stretches, in code points, half-open. Refused: one that covers nothing
    /// (`span_empty`) or what is not there (`offset_out_of_range`), and one that is too much
    /// (`file_too_large`).
    pub(super) fn span(
        &mut self,
        label: &str,
        stretches: impl IntoIterator<Item = (u32, u32)>,
    ) -> Result<DocSpan> {
        let mut fragments = Vec::new();
        for (start, end) in stretches {
            if start >= end {
                return Err(Error::new(Code::SpanEmpty).arg("start", start));
            }
            let range = Range {
                start: Offset(start),
                end: Offset(end),
            };
            let covered = self.text.slice(range).ok_or_else(|| {
                Error::new(Code::OffsetOutOfRange)
                    .arg("start", start)
                    .arg("end", end)
                    .arg("length", self.text.len().0)
            })?;
            self.quoted += covered.len() as u64;
            if self.quoted > LARGEST {
                return Err(Error::new(Code::FileTooLarge));
            }
            fragments.push(Fragment {
                range,
                text: covered.to_owned(),
            });
        }
        Ok(DocSpan {
            id: None,
            label: label.to_owned(),
            fragments,
            attributes: Attributes::new(),
            note: String::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_covered_is_quoted() {
        let mut quoting = Quoting::new("😀 bà Hằng");
        let span = quoting.span("X", [(0, 1), (5, 9)]).unwrap();
        let quoted: Vec<_> = span.fragments.iter().map(|f| f.text.as_str()).collect();
        assert_eq!(quoted, ["😀", "Hằng"]);
    }

    #[test]
    fn no_span_without_text() {
        let code = |start, end| {
            let made = Quoting::new("Hằng").span("X", [(start, end)]);
            made.unwrap_err().code()
        };
        assert_eq!(code(2, 2), Code::SpanEmpty);
        assert_eq!(code(3, 2), Code::SpanEmpty);
        assert_eq!(code(0, 5), Code::OffsetOutOfRange);
        assert_eq!(code(7, u32::MAX), Code::OffsetOutOfRange);
    }

    #[test]
    fn more_is_not_quoted_than_fits() {
        let text = "a".repeat(1 << 20);
        let mut quoting = Quoting::new(&text);
        let quoted = (0..100).find_map(|_| quoting.span("X", [(0, 1 << 20)]).err());
        assert_eq!(quoted.unwrap().code(), Code::FileTooLarge);
    }
}
