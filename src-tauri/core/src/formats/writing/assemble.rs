//! From pieces to files.
use std::io::Write;

use super::super::{Format, Writer};
use super::names::Names;
use super::piece::Piece;
use super::place::{Output, Place};
use crate::domain::Header;
use crate::error::Result;

/// What an export is divided into: `train`, `dev`, `test`; or one part without a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts(pub Vec<String>);

impl Parts {
    /// What a file of a part is called that has no name of its own.
    pub fn file(&self, part: usize, extension: &str) -> String {
        let name = self.0.get(part).map_or("", String::as_str);
        let name = if name.is_empty() { "all" } else { name };
        format!("{name}.{extension}")
    }

    /// The folder of a part, with `/` behind it, where each has its own.
    pub fn folder(&self, part: usize) -> String {
        match self.0.get(part).map(String::as_str) {
            None | Some("") => String::new(),
            Some(name) => format!("{name}/"),
        }
    }
}

/// Puts documents into files, in the order of the project.
pub trait Assembler {
    /// What a document of a part came to; `name` is its source id.
    fn add(&mut self, place: &mut Place, part: usize, name: &str, piece: Piece) -> Result<()>;

    fn finish(self: Box<Self>, place: &mut Place) -> Result<()>;
}

/// How the pieces of a format become files.
pub fn assembler<'a>(
    format: &Format,
    writer: &'a dyn Writer,
    header: &'a Header,
    parts: &Parts,
    place: &mut Place,
) -> Result<Box<dyn Assembler + 'a>> {
    if let Some(own) = writer.assembler(header, parts) {
        return Ok(own);
    }
    if format.folder {
        for (name, bytes) in writer.shared(header) {
            place.write(&name, &bytes)?;
        }
        return Ok(Box::new(ByArticle {
            extension: format.extension,
            parts: parts.clone(),
            names: parts.0.iter().map(|_| Names::default()).collect(),
        }));
    }
    let names = (0..parts.0.len()).map(|part| {
        let only = place.file_name().filter(|_| parts.0.len() == 1);
        only.unwrap_or_else(|| parts.file(part, format.extension))
    });
    let mut files = Vec::with_capacity(parts.0.len());
    for name in names.collect::<Vec<_>>() {
        let mut out = place.create(&name)?;
        let begun = writer.begin(&mut out, header);
        begun.map_err(|error| place.named(error))?;
        files.push(OneAfterTheOther {
            out,
            is_empty: true,
        });
    }
    Ok(Box::new(Stream {
        writer,
        header,
        files,
    }))
}

/// One document after the other, a file for each part.
struct Stream<'a> {
    writer: &'a dyn Writer,
    header: &'a Header,
    files: Vec<OneAfterTheOther>,
}

struct OneAfterTheOther {
    out: Output,
    is_empty: bool,
}

impl Assembler for Stream<'_> {
    fn add(&mut self, place: &mut Place, part: usize, _: &str, piece: Piece) -> Result<()> {
        let Some(file) = self.files.get_mut(part) else {
            return Ok(());
        };
        let between = if std::mem::take(&mut file.is_empty) {
            ""
        } else {
            self.writer.between()
        };
        let written = file
            .out
            .write_all(between.as_bytes())
            .and_then(|()| file.out.write_all(piece.main()));
        written.map_err(|error| place.named(error))
    }

    fn finish(self: Box<Self>, place: &mut Place) -> Result<()> {
        for mut file in self.files {
            let ended = self.writer.end(&mut file.out, self.header);
            ended.map_err(|error| place.named(error))?;
            place.finish(file.out)?;
        }
        Ok(())
    }
}

/// Files of its own for each document.
struct ByArticle {
    extension: &'static str,
    parts: Parts,
    /// Of each part.
    names: Vec<Names>,
}

impl Assembler for ByArticle {
    fn add(&mut self, place: &mut Place, part: usize, name: &str, piece: Piece) -> Result<()> {
        let Some(names) = self.names.get_mut(part) else {
            return Ok(());
        };
        let path = format!("{}{}", self.parts.folder(part), names.of(name));
        for (ending, bytes) in piece.files(self.extension) {
            place.write(&format!("{path}.{ending}"), &bytes)?;
        }
        Ok(())
    }

    fn finish(self: Box<Self>, _: &mut Place) -> Result<()> {
        Ok(())
    }
}
