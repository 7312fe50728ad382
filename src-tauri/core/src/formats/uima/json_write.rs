//! Writing JSON: a file for each article, with its types.
use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::super::options::Options;
use super::super::tally::Tally;
use super::super::writing::Piece;
use super::super::{Item, Writer};
use super::types::Type;
use super::written::{Annotation, SOFA, Written};

#[derive(Debug)]
struct Json {
    options: Options,
}

pub(in crate::formats) fn writer(options: &Options) -> Box<dyn Writer> {
    Box::new(Json {
        options: options.clone(),
    })
}

impl Writer for Json {
    fn document(&self, out: &mut Piece, item: &Item<'_>) -> io::Result<Tally> {
        let written = Written::new(item, &self.options);
        out.write_all(b"{\"%TYPES\": {\n")?;
        lines(out, written.types.iter(), |out, kind| {
            write!(out, "\"{}\": ", kind.name)?;
            serde_json::to_writer(out, kind)?;
            Ok(())
        })?;
        out.write_all(b"\n},\n\"%FEATURE_STRUCTURES\": [\n")?;
        serde_json::to_writer(&mut *out, &Sofa(&written.text))?;
        out.write_all(b",\n")?;
        lines(out, written.annotations.iter(), |out, one| {
            serde_json::to_writer(out, one)?;
            Ok(())
        })?;
        let members: Vec<u64> = written.annotations.iter().map(|one| one.id).collect();
        let members = serde_json::to_string(&members)?;
        writeln!(
            out,
            "\n],\n\"%VIEWS\": {{\"_InitialView\": {{\"%SOFA\": {SOFA}, \"%MEMBERS\": {members}}}}}}}"
        )?;
        Ok(written.tally)
    }
}

/// One on each line, with commas between.
fn lines<T>(
    out: &mut Piece,
    all: impl Iterator<Item = T>,
    one: impl Fn(&mut Piece, T) -> io::Result<()>,
) -> io::Result<()> {
    for (number, each) in all.enumerate() {
        if number > 0 {
            out.write_all(b",\n")?;
        }
        one(out, each)?;
    }
    Ok(())
}

struct Sofa<'t>(&'t str);

impl Serialize for Sofa<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("%ID", &SOFA)?;
        map.serialize_entry("%TYPE", "uima.cas.Sofa")?;
        map.serialize_entry("sofaNum", &1)?;
        map.serialize_entry("sofaID", "_InitialView")?;
        map.serialize_entry("mimeType", "text")?;
        map.serialize_entry("sofaString", self.0)?;
        map.end()
    }
}

impl Serialize for Annotation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("%ID", &self.id)?;
        map.serialize_entry("%TYPE", self.kind)?;
        map.serialize_entry("@sofa", &SOFA)?;
        map.serialize_entry("begin", &self.begin)?;
        map.serialize_entry("end", &self.end)?;
        if let Some((from, to)) = self.ends {
            map.serialize_entry("@Governor", &from)?;
            map.serialize_entry("@Dependent", &to)?;
        }
        for (name, value) in &self.features {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl Serialize for Type {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("%NAME", self.name)?;
        map.serialize_entry("%SUPER_TYPE", self.parent)?;
        for (name, (holds, about)) in &self.features {
            let feature = Feature { name, holds, about };
            map.serialize_entry(name, &feature)?;
        }
        map.end()
    }
}

struct Feature<'t> {
    name: &'t str,
    holds: &'t str,
    about: &'t str,
}

impl Serialize for Feature<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("%NAME", self.name)?;
        map.serialize_entry("%RANGE", self.holds)?;
        if !self.about.is_empty() {
            map.serialize_entry("%DESCRIPTION", self.about)?;
        }
        map.end()
    }
}
