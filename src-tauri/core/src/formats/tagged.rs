//! An article made from tokens with tags: what layouts of tokens have instead of a text.
//!
//! Tokens stand with a blank between them and sentences with a line break, as word-segmented news
//! do. A blank inside a token becomes an underscore, so that a word stays a word.
use super::tags::{Place, Tag};
use crate::domain::{
    Attributes, DocLayer, DocSpan, Document, Fragment, Incoming, LayerKind, Offset, Range,
};
use crate::text::guess_title;

/// An article that is being put together.
#[derive(Debug, Default)]
pub(super) struct Tagged {
    text: String,
    /// Code points of `text`.
    length: u32,
    between: Between,
    /// A span that may go on, for each column of tags.
    open: Vec<Option<Open>>,
    spans: Vec<DocSpan>,
}

/// What stands before the next token.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Between {
    /// At the beginning, or where a token is said to follow without a blank.
    #[default]
    Nothing,
    Blank,
    Line,
}

#[derive(Debug)]
struct Open {
    label: String,
    /// Where it begins: byte and code point.
    start: (usize, u32),
    /// Where its last token ends.
    end: (usize, u32),
    closed: bool,
}

impl Tagged {
    /// Adds a token and what each column says of it.
    pub(super) fn token<'t>(&mut self, form: &str, tags: impl IntoIterator<Item = Tag<'t>>) {
        let joined = |c: char| if c.is_whitespace() { '_' } else { c };
        self.add(form.chars().map(joined), tags);
    }

    /// The same with the blanks of the token as they are.
    pub(super) fn token_as_is<'t>(&mut self, form: &str, tags: impl IntoIterator<Item = Tag<'t>>) {
        self.add(form.chars(), tags);
    }

    fn add<'t>(
        &mut self,
        form: impl Iterator<Item = char>,
        tags: impl IntoIterator<Item = Tag<'t>>,
    ) {
        match self.between {
            Between::Nothing => {}
            Between::Blank => self.push(' '),
            Between::Line => self.push('\n'),
        }
        self.between = Between::Blank;
        let start = self.here();
        form.for_each(|c| self.push(c));
        let end = self.here();
        for (column, tag) in tags.into_iter().enumerate() {
            self.tag(column, tag, start, end);
        }
    }

    /// Lets the next token follow without a blank.
    pub(super) fn glue(&mut self) {
        self.between = Between::Nothing;
    }

    /// Lets the next token follow behind `gap`, as it is.
    pub(super) fn gap(&mut self, gap: &str) {
        for c in gap.chars() {
            self.push(c);
        }
        self.between = Between::Nothing;
    }

    /// Ends a sentence, and the spans in it.
    pub(super) fn end_sentence(&mut self) {
        for column in 0..self.open.len() {
            self.close(column);
        }
        if !self.text.is_empty() {
            self.between = Between::Line;
        }
    }

    /// Whether there is no token yet.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The article; its spans are in one layer, which the import names.
    pub(super) fn finish(mut self, file: String, line: Option<u64>, id: String) -> Incoming {
        self.end_sentence();
        self.spans
            .sort_by_key(|span| span.fragments.first().map(|fragment| fragment.range));
        let mut document = Document::of_text(id, guess_title(&self.text), self.text);
        document.layers.extend(imported(self.spans));
        Incoming {
            file,
            line,
            document,
            notes: Vec::new(),
        }
    }

    fn push(&mut self, c: char) {
        self.text.push(c);
        self.length += 1;
    }

    fn here(&self) -> (usize, u32) {
        (self.text.len(), self.length)
    }

    fn tag(&mut self, column: usize, tag: Tag<'_>, start: (usize, u32), end: (usize, u32)) {
        if self.open.len() <= column {
            self.open.resize_with(column + 1, || None);
        }
        let Tag::Of { place, label } = tag else {
            self.close(column);
            return;
        };
        if let Some(Some(open)) = self.open.get_mut(column)
            && place.continues()
            && !open.closed
            && open.label == label
        {
            open.end = end;
            open.closed = place == Place::End;
            return;
        }
        self.close(column);
        if let Some(slot) = self.open.get_mut(column) {
            *slot = Some(Open {
                label: label.to_owned(),
                start,
                end,
                closed: place.closes(),
            });
        }
    }

    fn close(&mut self, column: usize) {
        let Some(open) = self.open.get_mut(column).and_then(Option::take) else {
            return;
        };
        let text = self.text.get(open.start.0..open.end.0).unwrap_or_default();
        self.spans.push(DocSpan {
            id: None,
            label: open.label,
            fragments: vec![Fragment {
                range: Range {
                    start: Offset(open.start.1),
                    end: Offset(open.end.1),
                },
                text: text.to_owned(),
            }],
            attributes: Attributes::new(),
            note: String::new(),
        });
    }
}

/// The layer of a file whose format names none; none without spans.
pub(super) fn imported(spans: Vec<DocSpan>) -> Option<DocLayer> {
    (!spans.is_empty()).then(|| DocLayer {
        id: None,
        kind: LayerKind::Imported,
        name: String::new(),
        round: 1,
        annotator: None,
        revision: 0,
        spans,
        relations: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::tags::parse;

    /// The text and the spans of rows of a token and its tags; an empty row ends a sentence.
    fn made(rows: &[&[&str]]) -> (String, Vec<(String, u32, u32, String)>) {
        let mut tagged = Tagged::default();
        for row in rows {
            match row {
                [] => tagged.end_sentence(),
                [form, tags @ ..] => tagged.token(form, tags.iter().map(|t| parse(t).unwrap())),
            }
        }
        let document = tagged.finish("f".into(), None, "id".into()).document;
        let layers = document.layers.iter();
        let spans = layers.flat_map(|layer| &layer.spans).map(|span| {
            let Fragment { range, text } = &span.fragments[0];
            let label = span.label.clone();
            (label, range.start.0, range.end.0, text.clone())
        });
        (document.text().to_owned(), spans.collect())
    }

    fn row(label: &str, start: u32, end: u32, text: &str) -> (String, u32, u32, String) {
        (label.to_owned(), start, end, text.to_owned())
    }

    #[test]
    fn words_sentences_and_emoji() {
        let (text, spans) = made(&[
            &["😀", "O"],
            &["bà", "O"],
            &["Lê Thị", "B-PERSON"],
            &["Hằng", "I-PERSON"],
            &[],
            &["Đại_sứ", "B-ROLE"],
            &["Mỹ", "I-ROLE"],
        ]);
        assert_eq!(text, "😀 bà Lê_Thị Hằng\nĐại_sứ Mỹ");
        let person = row("PERSON", 5, 16, "Lê_Thị Hằng");
        assert_eq!(spans, [person, row("ROLE", 17, 26, "Đại_sứ Mỹ")]);
    }

    #[test]
    fn what_begins_and_what_goes_on() {
        let labels = |tags: &[&str]| {
            let rows: Vec<[&str; 2]> = tags.iter().map(|tag| ["a", *tag]).collect();
            let rows: Vec<&[&str]> = rows.iter().map(<[&str; 2]>::as_slice).collect();
            let spans = made(&rows).1.into_iter();
            spans
                .map(|(_, start, end, _)| (start / 2, end / 2 + 1))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            labels(&["I-X", "I-X", "B-X", "I-X"]),
            [(0, 2), (2, 4)],
            "IOB1"
        );
        assert_eq!(labels(&["B-X", "I-X", "I-Y", "O"]), [(0, 2), (2, 3)]);
        assert_eq!(
            labels(&["B-X", "E-X", "I-X", "S-X"]),
            [(0, 2), (2, 3), (3, 4)]
        );
        assert_eq!(labels(&["U-X", "B-X", "I-X", "L-X"]), [(0, 1), (1, 4)]);
        assert_eq!(labels(&["S-X", "I-X"]), [(0, 1), (1, 2)]);
    }

    #[test]
    fn no_span_goes_on_behind_a_sentence_and_columns_are_apart() {
        let (_, spans) = made(&[&["a", "B-X", "B-Y"], &["b", "O", "I-Y"], &[], &["c", "I-X"]]);
        assert_eq!(
            spans,
            [
                row("X", 0, 1, "a"),
                row("Y", 0, 3, "a b"),
                row("X", 4, 5, "c")
            ]
        );
    }
}
