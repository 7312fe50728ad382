//! ViMQ: `{"sentence":"…","seq_label":[[first,last,label],…]}`, an array or a line a sentence,
//! which is an article here.
//!
//! `first` and `last` count the tokens between blanks from 0, and the last one belongs to the span.
//! The sentence is kept as it is. Further keys, such as `sent_label`, are metadata.
use serde::Deserialize;
use serde_json::{Map, Value};

use super::canonical;
use super::records::{self, Record};
use super::tagged::imported;
use super::unit::{self, Claim, Unit};
use super::{Documents, Head, Reader, Source};
use crate::domain::{DocSpan, Document, Incoming, Problem};
use crate::error::{Code, Error, Result};
use crate::text::{TextIndex, guess_title};

/// See the module.
#[derive(Debug)]
pub(super) struct Vimq;

impl Reader for Vimq {
    fn extensions(&self) -> &'static [&'static str] {
        &["json", "jsonl"]
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        let Some(first) = head.object() else {
            return false;
        };
        first.get("sentence").is_some_and(Value::is_string)
            && first.get("seq_label").is_some_and(Value::is_array)
    }

    fn documents(&self, source: Source) -> Documents {
        records::documents(source, read)
    }
}

#[derive(Deserialize)]
struct Sentence {
    sentence: String,
    seq_label: Vec<(u32, u32, String)>,
    #[serde(flatten)]
    further: Map<String, Value>,
}

fn read(source: &Source, record: &Record) -> Result<Incoming, Problem> {
    let file = source.shown();
    let sentence: Sentence = records::parse(&file, record)?;
    let text = sentence.sentence;
    let tokens = tokens(&text);
    let refused = |error: Error| records::refused(&file, record, error.arg("file", &file));
    let claims = (sentence.seq_label.iter())
        .map(|(first, last, _)| claim(&tokens, *first, *last))
        .collect::<Result<Vec<_>>>()
        .map_err(refused)?;
    let fitted = unit::fit(&TextIndex::new(&text), &claims, &[Unit::CodePoints])
        .map_err(|misfit| refused(misfit.error))?;
    let spans = (sentence.seq_label.into_iter().zip(fitted.spans))
        .map(|((_, _, label), fragments)| DocSpan::of(label, fragments))
        .collect();
    let id = format!("{}/{}", source.id, record.number);
    let mut document = Document::of_text(id, guess_title(&text), text);
    document.metadata = canonical::to_metadata(sentence.further);
    document.layers.extend(imported(spans));
    Ok(Incoming {
        notes: Vec::new(),
        file,
        line: Some(record.line),
        document,
    })
}

/// Where each token begins and ends, in code points.
fn tokens(text: &str) -> Vec<(u32, u32)> {
    let mut tokens = Vec::new();
    let mut start = None;
    let mut at = 0;
    for c in text.chars() {
        if c.is_whitespace() {
            tokens.extend(start.take().map(|start| (start, at)));
        } else {
            start.get_or_insert(at);
        }
        at += 1;
    }
    tokens.extend(start.map(|start| (start, at)));
    tokens
}

/// The stretch from one token to another, in code points.
fn claim(tokens: &[(u32, u32)], first: u32, last: u32) -> Result<Claim> {
    if first > last {
        return Err(Error::new(Code::SpanEmpty).arg("start", first));
    }
    let token = |place: u32| tokens.get(place as usize);
    let (Some((start, _)), Some((_, end))) = (token(first), token(last)) else {
        return Err(Error::new(Code::OffsetOutOfRange)
            .arg("start", first)
            .arg("end", last)
            .arg("length", tokens.len()));
    };
    Ok(Claim::new((*start).into(), (*end).into(), None))
}

#[cfg(test)]
mod tests {
    use super::super::tests_reading::{pair, read_as, refused, seen};
    use super::*;

    #[test]
    fn the_last_token_belongs_to_the_span() {
        let text = r#"[
 {"sentence": "😀 bà  Lê_Thị Hằng .", "seq_label": [[2, 3, "PERSON"], [1, 1, "X"]], "sent_label": "news"},
 {"sentence": "Hết .", "seq_label": []}
]"#;
        let all = read_as("a.json", text, None);
        assert_eq!(all.formats, ["vimq"]);
        let first = all.documents[0].as_ref().unwrap();
        assert_eq!(
            seen(first),
            (
                "😀 bà  Lê_Thị Hằng .".to_owned(),
                vec![pair("PERSON", "Lê_Thị Hằng"), pair("X", "bà")]
            )
        );
        assert_eq!(first.document.metadata.other["sent_label"], "news");
        let second = all.documents[1].as_ref().unwrap();
        assert_eq!((&*second.document.source_id, second.line), ("a/2", Some(3)));
        assert!(second.document.layers.is_empty());
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        for (labels, code) in [
            (r#"[[1, 0, "X"]]"#, Code::SpanEmpty),
            (r#"[[0, 2, "X"]]"#, Code::OffsetOutOfRange),
            (r#"[[4294967295, 4294967295, "X"]]"#, Code::OffsetOutOfRange),
            (r#"[[-1, 0, "X"]]"#, Code::BadRecord),
            (r#"[[0, 0]]"#, Code::BadRecord),
        ] {
            let line = format!(r#"{{"sentence": "Hết .", "seq_label": {labels}}}"#);
            let all = read_as("a.jsonl", &line, None).documents;
            assert_eq!(refused(&all[0]), (code, Some(1)), "{labels}");
        }
    }
}
