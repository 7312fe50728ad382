//! What holds of every text.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::chars::{is_blank, len};
use super::tests_support::{quote, texts};
use super::{
    CHUNK_MAX, TextIndex, chunks, graphemes, guess_title, paragraphs, sentences, snap, tokenize,
    word_at, words,
};
use crate::domain::offset::{Offset, Range};

proptest! {
    #[test]
    fn tokens_cover_what_shows_once(text in texts()) {
        let tokens = tokenize(&text);
        for pair in tokens.windows(2) {
            prop_assert!(pair[0].range.end <= pair[1].range.start);
        }
        let mut at = 0;
        for cluster in text.graphemes(true) {
            let range = Range::new(at, at + len(cluster));
            at = range.end.0;
            let holders = tokens.iter()
                .filter(|t| t.range.start < range.end && range.start < t.range.end)
                .collect::<Vec<_>>();
            let mut rest = cluster.chars();
            let underscore = rest.next() == Some('_') && rest.all(is_blank);
            let hidden = underscore || cluster.chars().all(is_blank);
            prop_assert_eq!(holders.len(), usize::from(!hidden), "{:?}", cluster);
            for holder in holders {
                prop_assert!(holder.range.start <= range.start && range.end <= holder.range.end);
            }
        }
    }

    #[test]
    fn words_cover_all_tokens(text in texts()) {
        let tokens = tokenize(&text);
        let mut next = 0;
        for word in words(&tokens) {
            prop_assert_eq!(word.start, next);
            prop_assert!(!tokens[word.start].glued);
            let range = Range { start: tokens[word.start].range.start, end: tokens[word.end - 1].range.end };
            for offset in range.start.0..range.end.0 {
                prop_assert_eq!(word_at(&tokens, Offset(offset)), Some(range));
            }
            next = word.end;
        }
        prop_assert_eq!(next, tokens.len());
    }

    #[test]
    fn each_token_is_in_one_sentence(text in texts()) {
        let tokens = tokenize(&text);
        let sentences = sentences(&text, &tokens);
        for pair in sentences.windows(2) {
            prop_assert!(pair[0].end <= pair[1].start);
        }
        for token in &tokens {
            let holders = sentences.iter()
                .filter(|s| s.start <= token.range.start && token.range.end <= s.end);
            prop_assert_eq!(holders.count(), 1);
        }
        for sentence in &sentences {
            prop_assert!(tokens.iter().any(|t| t.range.start == sentence.start));
            prop_assert!(tokens.iter().any(|t| t.range.end == sentence.end));
        }
        // No sentence runs over the end of a paragraph.
        for paragraph in paragraphs(&text) {
            for sentence in &sentences {
                let apart = sentence.end <= paragraph.start || paragraph.end <= sentence.start;
                prop_assert!(apart || paragraph.start <= sentence.start && sentence.end <= paragraph.end);
            }
        }
    }

    #[test]
    fn chunks_tile_the_text(text in texts(), repeat in 1_usize..60) {
        let text = text.repeat(repeat);
        let index = TextIndex::new(&text);
        let tokens = tokenize(&text);
        let chunks = chunks(&text, &tokens, &sentences(&text, &tokens));
        let mut at = Offset(0);
        for chunk in &chunks {
            prop_assert_eq!(chunk.range.start, at);
            prop_assert!(!chunk.range.is_empty() && chunk.range.len() <= CHUNK_MAX);
            prop_assert!(graphemes::is_boundary(&index, at));
            let inside = |t: &super::Token| t.range.start < at && at < t.range.end;
            prop_assert!(!tokens.iter().any(|t| inside(t) && t.range.len() <= CHUNK_MAX));
            at = chunk.range.end;
        }
        prop_assert_eq!(at, index.len());
        let starts = chunks.iter().filter(|chunk| chunk.paragraph_start).count();
        prop_assert_eq!(starts, paragraphs(&text).len().max(usize::from(!text.is_empty())));
    }

    #[test]
    fn snapping_twice_changes_nothing(text in texts(), from in 0_u32..100, length in 0_u32..20) {
        let tokens = tokenize(&text);
        let once = snap(&tokens, Range::new(from, from + length));
        prop_assert_eq!(snap(&tokens, once), once);
        if !once.is_empty() {
            let inside = quote(&text, once);
            prop_assert!(!inside.starts_with('_') && !inside.ends_with(char::is_whitespace)
                || inside.graphemes(true).any(|g| g.chars().count() > 1));
        }
    }

    #[test]
    fn nothing_panics(text in any::<String>()) {
        let tokens = tokenize(&text);
        let sentences = sentences(&text, &tokens);
        let _ = chunks(&text, &tokens, &sentences);
        let _ = guess_title(&text);
        // Nor with tokens of another text.
        let _ = super::sentences("ằ. Ông", &tokens);
        let _ = chunks("ằ. Ông", &tokens, &sentences);
    }
}
