//! Comparing two texts. First by words and signs, of which those count as the same that differ in
//! case, marks or normal form only; what stands between the ones that are found in both is compared
//! by characters. So a word that was parted or glued, and a blank that became an underscore, are
//! seen as that. The search for what is the same is bounded (`similar`): in texts that have little
//! in common it may miss some.

use std::collections::HashMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{Kind, Pieces};
use crate::text::chars::{count, is_alphanumeric, is_line_break, len};
use crate::text::clusters::{Cluster, Clusters};
use crate::text::fold::fold;

pub(super) fn align(old: &str, new: &str) -> Pieces {
    let mut keys = Keys::default();
    let mut pieces = Pieces::default();
    let (old_words, new_words) = (words(old), words(new));
    let before: Vec<u32> = old_words.iter().map(|word| keys.of(word.text)).collect();
    let after: Vec<u32> = new_words.iter().map(|word| keys.of(word.text)).collect();
    let (mut old_at, mut new_at) = (0, 0);
    for (i, j) in same(&before, &after) {
        let (Some(one), Some(other)) = (old_words.get(i), new_words.get(j)) else {
            continue;
        };
        between(
            old.get(old_at..one.byte).unwrap_or_default(),
            new.get(new_at..other.byte).unwrap_or_default(),
            &mut keys,
            &mut pieces,
        );
        between(one.text, other.text, &mut keys, &mut pieces);
        old_at = one.byte + one.text.len();
        new_at = other.byte + other.text.len();
    }
    between(
        old.get(old_at..).unwrap_or_default(),
        new.get(new_at..).unwrap_or_default(),
        &mut keys,
        &mut pieces,
    );
    pieces
}

/// Compares stretches by characters.
fn between(old: &str, new: &str, keys: &mut Keys, pieces: &mut Pieces) {
    if old == new {
        return pieces.run(old);
    }
    if old.is_empty() || new.is_empty() {
        return pieces.push(len(old), len(new), Kind::Other);
    }
    let (old, new) = (clusters(old), clusters(new));
    let before: Vec<u32> = old.iter().map(|cluster| keys.of(cluster)).collect();
    let after: Vec<u32> = new.iter().map(|cluster| keys.of(cluster)).collect();
    let length = |parts: Option<&[&str]>| count(parts.map_or(0, code_points));
    let (mut old_at, mut new_at) = (0, 0);
    for (i, j) in same(&before, &after) {
        let (gone, come) = (length(old.get(old_at..i)), length(new.get(new_at..j)));
        pieces.push(gone, come, Kind::Other);
        match (old.get(i), new.get(j)) {
            (Some(one), Some(other)) if one == other => pieces.run(one),
            (Some(one), Some(other)) => pieces.push(len(one), len(other), Kind::Alike),
            _ => {}
        }
        (old_at, new_at) = (i + 1, j + 1);
    }
    let (gone, come) = (length(old.get(old_at..)), length(new.get(new_at..)));
    pieces.push(gone, come, Kind::Other);
}

fn code_points(parts: &[&str]) -> usize {
    parts.iter().map(|part| part.chars().count()).sum()
}

/// Places of what is the same in both, in order.
fn same(old: &[u32], new: &[u32]) -> impl Iterator<Item = (usize, usize)> {
    let ops = capture_diff_slices(Algorithm::Myers, old, new);
    ops.into_iter().flat_map(|op| match op {
        DiffOp::Equal {
            old_index,
            new_index,
            len,
        } => (old_index..old_index + len).zip(new_index..new_index + len),
        _ => (0..0).zip(0..0),
    })
}

/// A word, or a sign by itself.
struct Word<'a> {
    byte: usize,
    text: &'a str,
}

/// The words and signs of a text; blanks and underscores stand between them.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut at = 0;
    let mut begun = None;
    for cluster in clusters(text) {
        let first = cluster.chars().next().unwrap_or_default();
        let letter = is_alphanumeric(first);
        if !letter && let Some(byte) = begun.take() {
            let text = text.get(byte..at).unwrap_or_default();
            words.push(Word { byte, text });
        }
        if letter {
            begun.get_or_insert(at);
        } else if !first.is_whitespace() && first != '_' {
            let text = cluster;
            words.push(Word { byte: at, text });
        }
        at += cluster.len();
    }
    if let Some(byte) = begun {
        let text = text.get(byte..).unwrap_or_default();
        words.push(Word { byte, text });
    }
    words
}

fn clusters(text: &str) -> Vec<&str> {
    let mut found = Vec::with_capacity(text.len());
    let mut rest = text;
    for cluster in Clusters::new(text) {
        let width = match cluster {
            Cluster::One(c) => c.len_utf8(),
            Cluster::Many(many) => many.len(),
        };
        let (one, behind) = rest.split_at(width);
        found.push(one);
        rest = behind;
    }
    found
}

/// Numbers for what is compared.
#[derive(Default)]
struct Keys(HashMap<String, u32>);

impl Keys {
    fn of(&mut self, part: &str) -> u32 {
        let next = count(self.0.len());
        *self.0.entry(key(part)).or_insert(next)
    }
}

fn key(part: &str) -> String {
    match part.chars().next() {
        Some(first) if is_line_break(first) => "\n".to_owned(),
        Some(first) if first == '_' || first.is_whitespace() => " ".to_owned(),
        _ => Some(fold(part))
            .filter(|folded| !folded.is_empty())
            .unwrap_or_else(|| part.to_owned()),
    }
}
