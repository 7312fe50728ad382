//! PhoNER_COVID19: `{"words":[…],"tags":[…]}`, a line a sentence, which is an article here.
//!
//! The corpus has the same sentences in two columns too, where an empty line ends each: those are
//! [CoNLL](super::conll), and read as that also under this name. Further keys are metadata.
use serde::Deserialize;
use serde_json::{Map, Value};

use super::canonical;
use super::conll::Conll;
use super::records::{self, Record};
use super::tagged::Tagged;
use super::tags::{self, Tag};
use super::{Documents, Head, Reader, Source};
use crate::domain::{Incoming, Problem};
use crate::error::{Code, Error};

/// See the module.
#[derive(Debug)]
pub(super) struct Phoner;

impl Reader for Phoner {
    fn extensions(&self) -> &'static [&'static str] {
        &["jsonl", "json", "conll", "txt"]
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        let Some(first) = head.object() else {
            return false;
        };
        let is_list = |key| first.get(key).is_some_and(Value::is_array);
        is_list("words") && is_list("tags")
    }

    fn documents(&self, source: Source) -> Documents {
        if !self.recognises(&Head::new(&source))
            && !["jsonl", "json"].contains(&&*source.extension())
        {
            return Conll.documents(source);
        }
        records::documents(source, read)
    }
}

#[derive(Deserialize)]
struct Sentence {
    words: Vec<String>,
    tags: Vec<String>,
    #[serde(flatten)]
    further: Map<String, Value>,
}

fn read(source: &Source, record: &Record) -> Result<Incoming, Problem> {
    let file = source.shown();
    let sentence: Sentence = records::parse(&file, record)?;
    if sentence.words.len() != sentence.tags.len() {
        return Err(records::bad(&file, record, "tags"));
    }
    let mut tagged = Tagged::default();
    let rows = sentence.words.iter().zip(&sentence.tags);
    for (place, (word, tag)) in rows.enumerate() {
        if word.trim().is_empty() {
            return Err(records::bad(&file, record, &format!("words[{place}]")));
        }
        tagged.token(word, [parse(&file, record, tag)?]);
    }
    let id = format!("{}/{}", source.id, record.number);
    let mut incoming = tagged.finish(file, Some(record.line), id);
    incoming.document.metadata = canonical::to_metadata(sentence.further);
    Ok(incoming)
}

/// A tag of a record, or `bad_tag`.
pub(super) fn parse<'t>(file: &str, record: &Record, tag: &'t str) -> Result<Tag<'t>, Problem> {
    tags::parse(tag).ok_or_else(|| {
        let error = Error::new(Code::BadTag)
            .arg("line", record.line)
            .arg("column", record.column)
            .arg("tag", tag);
        records::refused(file, record, error)
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests_reading::{pair, read_as, refused, seen};
    use super::*;

    #[test]
    fn a_line_an_article() {
        let text = "{\"words\":[\"bà\",\"Lê Thị\",\"Hằng\"],\"tags\":[\"O\",\"B-PERSON\",\"I-PERSON\"]}\n\
                    \n{\"words\":[\"😀\"],\"tags\":[\"S-X\"],\"n\":1}\n";
        let all = read_as("a.jsonl", text, None);
        assert_eq!(all.formats, ["phoner"]);
        let (first, second) = (all.documents[0].as_ref(), all.documents[1].as_ref());
        let (first, second) = (first.unwrap(), second.unwrap());
        assert_eq!((&*first.document.source_id, first.line), ("a/1", Some(1)));
        assert_eq!((&*second.document.source_id, second.line), ("a/3", Some(3)));
        assert_eq!(
            seen(first),
            (
                "bà Lê_Thị Hằng".to_owned(),
                vec![pair("PERSON", "Lê_Thị Hằng")]
            )
        );
        assert_eq!(seen(second).1, [pair("X", "😀")]);
        assert_eq!(second.document.metadata.other["n"], 1);
    }

    #[test]
    fn an_array_on_one_line_has_numbers() {
        let text = r#"[{"words":["a"],"tags":["O"]}, {"words":["b"],"tags":["O"]}]"#;
        let all = read_as("a.json", text, None).documents;
        let ids: Vec<_> = all
            .iter()
            .map(|d| &*d.as_ref().unwrap().document.source_id)
            .collect();
        assert_eq!(ids, ["a/1", "a/2"]);
    }

    #[test]
    fn its_columns_are_read_under_its_name() {
        let text = "bà O\nHằng B-PERSON\n\n. O\n";
        let all = read_as("a.conll", text, Some("phoner")).documents;
        assert_eq!(
            seen(all[0].as_ref().unwrap()),
            ("bà Hằng\n.".to_owned(), vec![pair("PERSON", "Hằng")])
        );
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        for (line, code) in [
            (r#"{"words":["a"],"tags":["O","O"]}"#, Code::BadRecord),
            (r#"{"words":["a",""],"tags":["O","B-X"]}"#, Code::BadRecord),
            (r#"{"words":["a",1],"tags":["O","B-X"]}"#, Code::BadRecord),
            (r#"{"words":["a"],"tags":["PERSON"]}"#, Code::BadTag),
            (r#"{"words":["a"],"tags":["O"]"#, Code::BadJson),
        ] {
            let good = r#"{"words":["a"],"tags":["O"]}"#;
            let all = read_as("a.jsonl", format!("{good}\n{line}\n{good}"), None).documents;
            assert_eq!(refused(&all[1]), (code, Some(2)), "{line}");
            assert!(all[2].is_ok());
        }
    }
}
