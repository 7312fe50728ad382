//! spaCy JSONL: `{"id","text","spans":[{"start","end","label"}],"meta":{…}}`, a line an article.
//! Offsets are code points, as Python counts. Spans may overlap: they are for `doc.spans`.
use std::io::{self, Write};

use serde::Serialize;

use super::options::Options;
use super::view::{View, hull};
use super::{Tally, Writer, canonical};
use crate::domain::{DocLayer, Document, Header, Metadata};

#[derive(Debug)]
struct SpacyJsonl {
    options: Options,
}

pub(super) fn writer(options: &Options) -> Box<dyn Writer> {
    Box::new(SpacyJsonl {
        options: options.clone(),
    })
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    text: &'a str,
    spans: Vec<Span<'a>>,
    meta: Meta<'a>,
}

#[derive(Serialize)]
struct Span<'a> {
    start: u32,
    end: u32,
    label: &'a str,
}

#[derive(Serialize)]
struct Meta<'a> {
    title: &'a str,
    #[serde(flatten, serialize_with = "canonical::metadata")]
    metadata: &'a Metadata,
}

impl Writer for SpacyJsonl {
    fn begin(&mut self, _: &mut dyn Write, _: &Header) -> io::Result<()> {
        Ok(())
    }

    fn document(
        &mut self,
        out: &mut dyn Write,
        header: &Header,
        document: &Document,
        layer: &DocLayer,
    ) -> io::Result<Tally> {
        let mut view = View::new(document, layer, &self.options);
        view.drop_discontinuous();
        view.drop_relations();
        let spans = view.layer.spans.iter().map(|span| {
            let range = hull(span);
            Span {
                start: range.start.0,
                end: range.end.0,
                label: &span.label,
            }
        });
        let line = Line {
            id: &document.source_id,
            text: &view.text,
            spans: spans.collect(),
            meta: Meta {
                title: &document.title,
                metadata: &document.metadata,
            },
        };
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")?;
        for span in &view.layer.spans {
            view.tally.bare(&header.schema, span);
        }
        view.tally.surroundings(document);
        Ok(view.written())
    }
}

#[cfg(test)]
mod tests {
    use crate::formats::tests_support::{discontinuous, document, span, write};
    use crate::formats::{Options, Reason};

    #[test]
    fn a_line_an_article() {
        let spans = [
            span("PERSON", 3, 7, "Hằng"),
            discontinuous("ROLE", &[(0, 2, "Bà"), (3, 7, "Hằng")]),
        ];
        let (text, tally) = write(
            "spacy-jsonl",
            &document("a/1", "Bà Hằng 😀", &spans),
            &Options::default(),
        );
        assert_eq!(
            text,
            "{\"id\":\"a/1\",\"text\":\"Bà Hằng 😀\",\
             \"spans\":[{\"start\":3,\"end\":7,\"label\":\"PERSON\"}],\"meta\":{\"title\":\"Bà Hằng 😀\"}}\n"
        );
        assert_eq!((tally.spans, tally.written), (2, 1));
        assert_eq!(tally.losses.get(Reason::Discontinuous), 1);
    }
}
