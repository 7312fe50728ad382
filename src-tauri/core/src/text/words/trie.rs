//! Words as sequences of keys, found from their beginning.

use std::collections::HashMap;

/// The longest word that is known, in units: longer ones are names of things, not words.
pub(super) const LONGEST: usize = 6;

/// A set of words, and how often each was put in.
#[derive(Debug, Default)]
pub(super) struct Trie {
    /// From a node by a key to the next; the root is 0.
    edges: HashMap<(u32, u64), u32>,
    /// For each node but the root, how often the word that ends there was put in.
    times: Vec<u32>,
}

impl Trie {
    /// Puts in a word; one of a single key, or of more than [`LONGEST`], is none.
    pub(super) fn put(&mut self, word: &[u64]) {
        if !(2..=LONGEST).contains(&word.len()) {
            return;
        }
        let mut node = 0;
        for key in word {
            let next = super::super::chars::count(self.times.len()) + 1;
            node = *self.edges.entry((node, *key)).or_insert(next);
            if node == next {
                self.times.push(0);
            }
        }
        if let Some(times) = self.last_mut(node) {
            *times = times.saturating_add(1);
        }
    }

    fn last_mut(&mut self, node: u32) -> Option<&mut u32> {
        self.times.get_mut((node as usize).checked_sub(1)?)
    }

    /// The lengths of the words with which `keys` begin that were put in so often, shortest first.
    pub(super) fn lengths(
        &self,
        keys: impl Iterator<Item = u64>,
        often: u32,
    ) -> impl Iterator<Item = usize> {
        let mut node = 0;
        keys.take(LONGEST)
            .map_while(move |key| {
                node = *self.edges.get(&(node, key))?;
                self.times.get((node as usize).checked_sub(1)?)
            })
            .zip(1..)
            .filter(move |(times, _)| **times >= often)
            .map(|(_, length)| length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths(trie: &Trie, keys: &[u64], often: u32) -> Vec<usize> {
        trie.lengths(keys.iter().copied(), often).collect()
    }

    #[test]
    fn all_words_that_begin_alike_are_found() {
        let mut trie = Trie::default();
        for word in [&[1, 2][..], &[1, 2, 3, 4], &[1, 2], &[5], &[7; 7]] {
            trie.put(word);
        }
        assert_eq!(lengths(&trie, &[1, 2, 3, 4, 5], 1), [2, 4]);
        assert_eq!(lengths(&trie, &[1, 2, 3, 4, 5], 2), [2]);
        assert_eq!(lengths(&trie, &[1, 2, 3], 1), [2]);
        for none in [&[1][..], &[2, 3], &[5, 5], &[7; 7], &[]] {
            assert!(lengths(&trie, none, 1).is_empty(), "{none:?}");
        }
    }
}
