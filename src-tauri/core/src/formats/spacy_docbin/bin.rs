//! The file: a map in msgpack, compressed as zlib does. The numbers of all tokens lie in a
//! temporary file until they are put into it.
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress_to_output, create_comp_flags_from_zip_params,
};
use rmp::encode;
use serde_json::Value;

use super::doc::{Doc, Span};
use super::strings::number;

/// What is said of each token, by spaCy's numbers: `ORTH`, `ENT_IOB`, `ENT_TYPE`, `SENT_START`,
/// `ENT_KB_ID`.
const ATTRIBUTES: [u64; 5] = [65, 77, 78, 80, 452];

/// Values of `ENT_IOB`.
const INSIDE: u64 = 1;
const OUTSIDE: u64 = 2;
const BEGIN: u64 = 3;
const UNKNOWN: u64 = 0;

/// `SENT_START` of a token within a sentence is -1.
const WITHIN: u64 = u64::MAX;

/// The key of the group that has all spans.
const GROUP: &str = "sc";

/// See the module.
#[derive(Debug)]
pub(super) struct Bin {
    tokens: BufWriter<File>,
    /// Of all tokens, a byte each.
    spaces: Vec<u8>,
    /// Of each document, four bytes.
    lengths: Vec<u8>,
    strings: BTreeSet<String>,
    documents: u32,
    /// Of each document, one after the other.
    groups: Vec<u8>,
    user_data: Vec<u8>,
}

impl Bin {
    pub(super) fn new() -> io::Result<Self> {
        Ok(Self {
            tokens: BufWriter::new(tempfile::tempfile()?),
            spaces: Vec::new(),
            lengths: Vec::new(),
            strings: BTreeSet::new(),
            documents: 0,
            groups: Vec::new(),
            user_data: Vec::new(),
        })
    }

    pub(super) fn add(&mut self, doc: &Doc<'_>) -> io::Result<()> {
        let mut owner = vec![None; doc.tokens.len()];
        for span in doc.spans.iter().filter(|span| span.entity) {
            if let Some(own) = owner.get_mut(span.start..span.end) {
                own.fill(Some(span));
            }
            self.keep(&span.kb_id);
        }
        for (place, (token, owner)) in doc.tokens.iter().zip(owner).enumerate() {
            let (iob, label, known) = match owner {
                Some(span) if span.start == place => (BEGIN, &*span.label, &*span.kb_id),
                Some(span) => (INSIDE, &*span.label, &*span.kb_id),
                None if token.asked => (OUTSIDE, "", ""),
                None => (UNKNOWN, "", ""),
            };
            let starts = if token.starts { 1 } else { WITHIN };
            let row = [
                number(&token.text),
                iob,
                number(label),
                starts,
                number(known),
            ];
            for value in row {
                self.tokens.write_all(&value.to_le_bytes())?;
            }
            self.spaces.push(u8::from(token.space));
            self.keep(&token.text);
        }
        let length = i32::try_from(doc.tokens.len()).map_err(too_large)?;
        self.lengths.extend(length.to_le_bytes());
        self.documents += 1;
        for span in &doc.spans {
            self.keep(&span.label);
            self.keep(&span.kb_id);
        }
        bytes(&mut self.groups, &groups(&doc.spans)?)?;
        let mut data = Vec::new();
        map(&mut data, doc.user_data.len())?;
        for (key, value) in &doc.user_data {
            encode::write_str(&mut data, key)?;
            write(&mut data, value)?;
        }
        bytes(&mut self.user_data, &data)
    }

    fn keep(&mut self, text: &str) {
        if !text.is_empty() && !self.strings.contains(text) {
            self.strings.insert(text.to_owned());
        }
    }

    pub(super) fn finish(self, out: &mut dyn Write) -> io::Result<()> {
        let mut tokens = self.tokens.into_inner()?;
        let size = tokens.stream_position()?;
        tokens.rewind()?;
        let mut out = Deflated::new(out);
        map(&mut out, 10)?;
        text(&mut out, "version")?;
        text(&mut out, "0.1")?;
        text(&mut out, "attrs")?;
        array(&mut out, ATTRIBUTES.len())?;
        for attribute in ATTRIBUTES {
            encode::write_uint(&mut out, attribute)?;
        }
        text(&mut out, "tokens")?;
        encode::write_bin_len(&mut out, u32::try_from(size).map_err(too_large)?)?;
        io::copy(
            &mut BufReader::with_capacity(1 << 16, tokens.take(size)),
            &mut out,
        )?;
        text(&mut out, "spaces")?;
        bytes(&mut out, &self.spaces)?;
        text(&mut out, "lengths")?;
        bytes(&mut out, &self.lengths)?;
        text(&mut out, "strings")?;
        array(&mut out, self.strings.len())?;
        for string in &self.strings {
            text(&mut out, string)?;
        }
        let documents = self.documents as usize;
        text(&mut out, "cats")?;
        array(&mut out, documents)?;
        for _ in 0..documents {
            map(&mut out, 0)?;
        }
        text(&mut out, "flags")?;
        array(&mut out, documents)?;
        for _ in 0..documents {
            map(&mut out, 1)?;
            text(&mut out, "has_unknown_spaces")?;
            encode::write_bool(&mut out, false)?;
        }
        text(&mut out, "span_groups")?;
        array(&mut out, documents)?;
        out.write_all(&self.groups)?;
        text(&mut out, "user_data")?;
        array(&mut out, documents)?;
        out.write_all(&self.user_data)?;
        out.finish()
    }
}

/// The groups of a document: the bytes of one, and the keys that it has.
fn groups(spans: &[Span]) -> io::Result<Vec<u8>> {
    let mut group = Vec::new();
    map(&mut group, 3)?;
    text(&mut group, "name")?;
    text(&mut group, GROUP)?;
    text(&mut group, "attrs")?;
    map(&mut group, 0)?;
    text(&mut group, "spans")?;
    array(&mut group, spans.len())?;
    for span in spans {
        let mut packed = Vec::with_capacity(40);
        for number in [0, number(&span.kb_id), number(&span.label)] {
            packed.extend(number.to_be_bytes());
        }
        let place = |token: usize| u32::try_from(token).map_err(too_large);
        for place in [
            place(span.start)?,
            place(span.end)?,
            span.start_char,
            span.end_char,
        ] {
            packed.extend(place.to_be_bytes());
        }
        bytes(&mut group, &packed)?;
    }
    let mut all = Vec::with_capacity(group.len() + 16);
    map(&mut all, 1)?;
    bytes(&mut all, &group)?;
    array(&mut all, 1)?;
    text(&mut all, GROUP)?;
    Ok(all)
}

/// A JSON value; the keys of objects sorted.
fn write(out: &mut Vec<u8>, value: &Value) -> io::Result<()> {
    match value {
        Value::Null => encode::write_nil(out)?,
        Value::Bool(truth) => encode::write_bool(out, *truth)?,
        Value::Number(number) => match (number.as_i64(), number.as_u64(), number.as_f64()) {
            (Some(whole), ..) => {
                encode::write_sint(out, whole)?;
            }
            (_, Some(whole), _) => {
                encode::write_uint(out, whole)?;
            }
            (.., fraction) => encode::write_f64(out, fraction.unwrap_or(f64::NAN))?,
        },
        Value::String(string) => text(out, string)?,
        Value::Array(items) => {
            array(out, items.len())?;
            for item in items {
                write(out, item)?;
            }
        }
        Value::Object(entries) => {
            let sorted: std::collections::BTreeMap<_, _> = entries.iter().collect();
            map(out, sorted.len())?;
            for (key, value) in sorted {
                text(out, key)?;
                write(out, value)?;
            }
        }
    }
    Ok(())
}

fn text(out: &mut impl Write, text: &str) -> io::Result<()> {
    Ok(encode::write_str(out, text)?)
}

fn bytes(out: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    u32::try_from(bytes.len()).map_err(too_large)?;
    Ok(encode::write_bin(out, bytes)?)
}

fn array(out: &mut impl Write, items: usize) -> io::Result<()> {
    encode::write_array_len(out, u32::try_from(items).map_err(too_large)?)?;
    Ok(())
}

fn map(out: &mut impl Write, entries: usize) -> io::Result<()> {
    encode::write_map_len(out, u32::try_from(entries).map_err(too_large)?)?;
    Ok(())
}

/// The format counts in 32 bits.
fn too_large(_: std::num::TryFromIntError) -> io::Error {
    io::ErrorKind::FileTooLarge.into()
}

/// Compresses what is written to it.
struct Deflated<'a> {
    out: &'a mut dyn Write,
    state: Box<CompressorOxide>,
}

impl<'a> Deflated<'a> {
    fn new(out: &'a mut dyn Write) -> Self {
        // As zlib does by itself: level 6, with its head and checksum.
        let flags = create_comp_flags_from_zip_params(6, 15, 0);
        Self {
            out,
            state: Box::new(CompressorOxide::new(flags)),
        }
    }

    fn push(&mut self, bytes: &[u8], flush: TDEFLFlush) -> io::Result<usize> {
        let mut failed = None;
        let out = &mut *self.out;
        let (status, taken) = compress_to_output(&mut self.state, bytes, flush, |packed| {
            failed = out.write_all(packed).err();
            failed.is_none()
        });
        match (failed, status) {
            (Some(error), _) => Err(error),
            (None, TDEFLStatus::Okay | TDEFLStatus::Done) => Ok(taken),
            (None, _) => Err(io::ErrorKind::InvalidData.into()),
        }
    }

    fn finish(mut self) -> io::Result<()> {
        self.push(&[], TDEFLFlush::Finish)?;
        self.out.flush()
    }
}

impl Write for Deflated<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.push(bytes, TDEFLFlush::None)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
