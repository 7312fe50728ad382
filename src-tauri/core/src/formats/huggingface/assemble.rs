//! The files of the folder: two of each split, and the card.
use serde_json::Value;

use super::super::options::{Options, Tokens};
use super::super::parquet::Sheet;
use super::super::shape::Field;
use super::super::writing::{Assembler, Parts, Piece, Place};
use super::card::{Card, Counts};
use super::features::{TagNames, metadata};
use super::{ARTICLE, UNTAGGED, rows};
use crate::domain::Header;
use crate::error::Result;

/// The folders of the two configurations.
pub(super) const SENTENCES: &str = "data";
pub(super) const ARTICLES: &str = "spans";

pub(super) fn folder<'a>(
    header: &'a Header,
    options: &Options,
    parts: &Parts,
) -> Box<dyn Assembler + 'a> {
    let splits = splits(parts).into_iter().map(|name| Split {
        name,
        sheets: None,
        counts: Counts::default(),
    });
    Box::new(Folder {
        header,
        names: TagNames::new(&header.schema, options.scheme),
        sentence: rows::sentence(options.tokens == Tokens::Both),
        splits: splits.collect(),
    })
}

/// The names of the splits, as the library takes them: letters, digits and underscores.
fn splits(parts: &Parts) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in &parts.0 {
        let mut name = match part.as_str() {
            "" => "train".to_owned(),
            "dev" | "valid" => "validation".to_owned(),
            other => other.replace('-', "_"),
        };
        while names.contains(&name) {
            name.push('_');
        }
        names.push(name);
    }
    names
}

struct Folder<'a> {
    header: &'a Header,
    names: TagNames,
    sentence: &'static [Field],
    splits: Vec<Split>,
}

struct Split {
    name: String,
    /// Of sentences and of articles; made with the first of them.
    sheets: Option<(Sheet, Sheet)>,
    counts: Counts,
}

/// Where a split of a configuration stands.
pub(super) fn path(folder: &str, split: &str) -> String {
    format!("{folder}/{split}-00000-of-00001.parquet")
}

impl Folder<'_> {
    fn create(&self, place: &Place, split: &str) -> Result<(Sheet, Sheet)> {
        let sheet = |folder, fields| {
            let about = metadata(fields, &self.names);
            let about = Some(("huggingface", about));
            Sheet::create(place, &path(folder, split), fields, about)
        };
        Ok((
            sheet(SENTENCES, self.sentence)?,
            sheet(ARTICLES, rows::ARTICLE)?,
        ))
    }

    fn sheets(&mut self, place: &Place, part: usize) -> Result<Option<(Sheet, Sheet)>> {
        let Some(split) = self.splits.get_mut(part) else {
            return Ok(None);
        };
        match split.sheets.take() {
            Some(sheets) => Ok(Some(sheets)),
            None => {
                let name = split.name.clone();
                self.create(place, &name).map(Some)
            }
        }
    }
}

impl Assembler for Folder<'_> {
    fn add(&mut self, place: &mut Place, part: usize, _: &str, piece: Piece) -> Result<()> {
        let Some((mut sentences, mut articles)) = self.sheets(place, part)? else {
            return Ok(());
        };
        let Some(split) = self.splits.get_mut(part) else {
            return Ok(());
        };
        for row in serde_json::Deserializer::from_slice(piece.main()).into_iter() {
            let row: Value = row?;
            split.counts.sentence(&row);
            sentences.add(place, row)?;
        }
        let article: Value = serde_json::from_slice(piece.other(ARTICLE))?;
        let untagged: u64 = serde_json::from_slice(piece.other(UNTAGGED))?;
        split.counts.article(&article, untagged);
        articles.add(place, article)?;
        split.sheets = Some((sentences, articles));
        Ok(())
    }

    fn finish(mut self: Box<Self>, place: &mut Place) -> Result<()> {
        for part in 0..self.splits.len() {
            if let Some((sentences, articles)) = self.sheets(place, part)? {
                sentences.finish(place)?;
                articles.finish(place)?;
            }
        }
        let counted = self
            .splits
            .iter()
            .map(|one| (one.name.as_str(), &one.counts));
        let card = Card {
            header: self.header,
            names: &self.names,
            sentence: self.sentence,
            splits: counted.collect(),
            files: place.written(),
        };
        place.write("README.md", card.to_string().as_bytes())
    }
}
