//! The words that the program knows by itself, and those that it met in texts.

use std::sync::LazyLock;

use super::trie::Trie;
use super::units::{Class, Unit, key};

static OWN: LazyLock<Trie> = LazyLock::new(|| read(include_str!("lexicon.txt")));

fn read(lines: &str) -> Trie {
    let mut own = Trie::default();
    for line in lines.lines().filter(|line| !line.starts_with('#')) {
        let mut parts = line.split_whitespace();
        let Some(head) = parts.next().map(key) else {
            continue;
        };
        for rest in parts {
            let word: Vec<u64> = std::iter::once(head)
                .chain(rest.split('_').map(key))
                .collect();
            own.put(&word);
        }
    }
    own
}

/// Words by their keys.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    met: Trie,
}

/// What the lexicon says of a unit; lengths in units, 0 where there is no such word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// The longest word that begins with it.
    pub(super) begins: usize,
    /// The longest that ends with it.
    pub(super) ends: usize,
    /// The longest that holds it and what stands before it.
    pub(super) within: usize,
    /// It is in one word with what stands before it when the longest word is taken each time.
    pub(super) joined: bool,
}

impl Lexicon {
    /// Learns a word of a text.
    pub(super) fn meet(&mut self, word: &[Unit]) {
        if word.iter().any(|unit| unit.class == Class::Mark) {
            return;
        }
        let keys: Vec<u64> = word.iter().map(|unit| unit.key).collect();
        self.met.put(&keys);
    }

    /// Looks up a run of units without a break in it. Words met in texts count when they were met
    /// so `often`: a model that is trained on the text in which a word was met once must not be
    /// told by the lexicon what it is to learn.
    pub(super) fn look_up(&self, run: &[Unit], often: u32) -> Vec<Known> {
        let mut known = vec![Known::default(); run.len()];
        let mut taken = 0;
        for start in 0..run.len() {
            let Some(rest) = run.get(start..) else { break };
            let keys = || rest.iter().map(|unit| unit.key);
            let mut longest = 0;
            for length in OWN
                .lengths(keys(), 1)
                .chain(self.met.lengths(keys(), often))
            {
                longest = longest.max(length);
                if let Some(last) = known.get_mut(start + length - 1) {
                    last.ends = last.ends.max(length);
                }
            }
            let Some(covered) = known.get_mut(start..start + longest.max(1)) else {
                break;
            };
            let takes = start >= taken;
            for (place, unit) in covered.iter_mut().enumerate() {
                if place == 0 {
                    unit.begins = longest;
                } else {
                    unit.within = unit.within.max(longest);
                    unit.joined |= takes;
                }
            }
            if takes {
                taken = start + longest.max(1);
            }
        }
        known
    }
}

#[cfg(test)]
mod tests {
    use super::super::units::units;
    use super::*;
    use crate::text::tokenize;

    #[test]
    fn the_list_is_in_order_and_says_nothing_twice() {
        let mut heads = Vec::new();
        for line in include_str!("lexicon.txt").lines() {
            if line.starts_with('#') {
                continue;
            }
            let parts: Vec<&str> = line.split(' ').collect();
            assert!(parts.len() > 1 && line == line.to_lowercase(), "{line}");
            let letters = |part: &&str| part.chars().all(|c| c.is_alphabetic() || c == '_');
            assert!(parts.iter().all(letters), "{line}");
            heads.push(parts[0]);
            let mut rest = parts[1..].to_vec();
            rest.sort_unstable();
            rest.dedup();
            assert_eq!(rest.len(), parts.len() - 1, "{line}");
        }
        let count = heads.len();
        heads.sort_unstable();
        heads.dedup();
        assert_eq!(heads.len(), count);
        assert!(count > 1_000);
    }

    fn known(text: &str) -> Vec<Known> {
        let tokens = tokenize(text);
        Lexicon::default().look_up(&units(text, &tokens), 1)
    }

    #[test]
    fn words_are_found_whatever_their_spelling() {
        for text in ["Ngoại giao", "ngoa\u{323}i giao", "NGOẠI GIAO"] {
            let found = known(text);
            assert_eq!((found[0].begins, found[1].ends), (2, 2), "{text}");
            assert!(found[1].joined && !found[0].joined);
        }
        assert_eq!(known("hòa bình")[1].ends, 2);
        assert_eq!(known("hoà bình")[1].ends, 2);
        assert_eq!(known("qua loa hoạ sĩ")[3].ends, 2);
    }

    #[test]
    fn the_longest_word_is_taken_first() {
        let found = known("đất nước ngoài");
        let joined: Vec<bool> = found.iter().map(|unit| unit.joined).collect();
        assert_eq!(joined, [false, true, false]);
        assert_eq!(found[2].within, 2);
    }

    #[test]
    fn a_word_met_once_counts_when_it_may() {
        let text = "xyz abc";
        let tokens = tokenize(text);
        let units = units(text, &tokens);
        let mut lexicon = Lexicon::default();
        lexicon.meet(&units);
        assert_eq!(lexicon.look_up(&units, 1)[0].begins, 2);
        assert_eq!(lexicon.look_up(&units, 2)[0].begins, 0);
    }
}
