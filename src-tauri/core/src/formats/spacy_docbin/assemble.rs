//! A file for each part.
use super::super::writing::{Assembler, Parts, Piece, Place};
use super::bin::Bin;
use super::doc::Doc;
use crate::error::Result;

pub(super) fn bins<'a>(parts: &Parts) -> Box<dyn Assembler + 'a> {
    Box::new(Bins {
        bins: parts.0.iter().map(|_| None).collect(),
        parts: parts.clone(),
    })
}

struct Bins {
    parts: Parts,
    /// Made with the first document.
    bins: Vec<Option<Bin>>,
}

impl Bins {
    fn bin(&mut self, place: &Place, part: usize) -> Result<Bin> {
        match self.bins.get_mut(part).and_then(Option::take) {
            Some(bin) => Ok(bin),
            None => Bin::new().map_err(|error| place.named(error)),
        }
    }
}

impl Assembler for Bins {
    fn add(&mut self, place: &mut Place, part: usize, _: &str, piece: Piece) -> Result<()> {
        let doc: Doc<'_> = serde_json::from_slice(piece.main())?;
        let mut bin = self.bin(place, part)?;
        bin.add(&doc).map_err(|error| place.named(error))?;
        if let Some(kept) = self.bins.get_mut(part) {
            *kept = Some(bin);
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>, place: &mut Place) -> Result<()> {
        for part in 0..self.bins.len() {
            let only = place.file_name().filter(|_| self.parts.0.len() == 1);
            let name = only.unwrap_or_else(|| self.parts.file(part, "spacy"));
            let mut out = place.create(&name)?;
            let written = self.bin(place, part)?.finish(&mut out);
            written.map_err(|error| place.named(error))?;
            place.finish(out)?;
        }
        Ok(())
    }
}
