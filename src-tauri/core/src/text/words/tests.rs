//! Segmenting, case by case and for all texts.

use std::sync::LazyLock;

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::super::tests_support::{quote, texts};
use super::{Segmenter, Word};
use crate::text::tokenize;

fn words(segmenter: &Segmenter, text: &str) -> Vec<Word> {
    segmenter.segment(text, &tokenize(text))
}

fn split(segmenter: &Segmenter, text: &str) -> String {
    let all: Vec<String> = words(segmenter, text)
        .iter()
        .map(|word| quote(text, word.range))
        .collect();
    all.join("|")
}

/// Sentences of a language of four syllables, in which `mo` and `ta` are joined after `ka` only.
fn lessons() -> Vec<String> {
    let sentence = |n: usize| {
        let tail = ["si ka mo_ta si", "mo ta si", "si mo ta", "ka mo_ta"][n % 4];
        format!("si {tail} .")
    };
    (0..500).map(sentence).collect()
}

static LEARNED: LazyLock<Segmenter> = LazyLock::new(|| Segmenter::learn(lessons()));

#[test]
fn the_longest_known_word_is_taken() {
    let plain = Segmenter::from_lexicon();
    assert!(!plain.knows_contexts());
    let text = "Bộ Ngoại giao hai nước hợp tác kinh tế.";
    let expected = "Bộ|Ngoại giao|hai|nước|hợp tác|kinh tế|.";
    assert_eq!(split(&plain, text), expected);
    let nfd: String = text.nfd().collect();
    assert_eq!(split(&plain, &nfd).nfc().collect::<String>(), expected);
    assert_eq!(
        split(&plain, "BỘ NGOẠI\u{A0}GIAO, kinh\ntế"),
        "BỘ|NGOẠI\u{A0}GIAO|,|kinh|tế"
    );
}

#[test]
fn marks_numbers_and_addresses_stand_alone() {
    let plain = Segmenter::from_lexicon();
    assert_eq!(
        split(&plain, "kinh 5 tế (20%) ngày 05/06/2013, xem bao.vn/a..."),
        "kinh|5|tế|(|20%|)|ngày|05/06/2013|,|xem|bao.vn/a|..."
    );
    assert_eq!(split(&plain, "11,4tỷ kinh-tế"), "11,4|tỷ|kinh|-|tế");
}

#[test]
fn underscores_decide() {
    let plain = Segmenter::from_lexicon();
    let text = "kinh tế Việt_Nam và Bộ Ngoại_giao";
    assert_eq!(split(&plain, text), "kinh|tế|Việt_Nam|và|Bộ|Ngoại_giao");
    assert!(words(&plain, text).iter().all(|word| word.sure == 1.0));
    // In a raw text one that is there by chance joins what it joins.
    let raw =
        "Theo Bộ Ngoại giao, kim ngạch của hai nước năm nay đạt mức cao hơn năm trước, a_b c.";
    assert!(
        split(&plain, raw).ends_with("|a_b|c|."),
        "{}",
        split(&plain, raw)
    );
    assert!(split(&LEARNED, raw).contains("|a_b|"));
}

#[test]
fn contexts_are_learned() {
    let learned = Segmenter::learn(lessons());
    assert!(learned.knows_contexts());
    assert_eq!(split(&learned, "si ka mo ta si ."), "si|ka|mo ta|si|.");
    assert_eq!(split(&learned, "si mo ta si ."), "si|mo|ta|si|.");
    for word in words(&learned, "si ka mo ta si .") {
        assert!((0.8..=1.0).contains(&word.sure), "{word:?}");
    }
    let again = Segmenter::learn(lessons());
    let text = "ka ta mo si si ka mo . ta mo ta";
    assert_eq!(words(&learned, text), words(&again, text));
    let longest = learned.forget_contexts();
    assert_eq!(split(&longest, "si mo ta si ."), "si|mo ta|si|.");
    let contexts = Segmenter::learn_contexts(lessons()).forget_contexts();
    assert_eq!(split(&contexts, "si mo ta si ."), "si|mo|ta|si|.");
}

#[test]
fn a_few_texts_teach_words_alone() {
    let learned = Segmenter::learn(["ka mo_ta"]);
    assert!(!learned.knows_contexts());
    assert_eq!(split(&learned, "si mo ta"), "si|mo ta");
    assert!(!Segmenter::learn([] as [&str; 0]).knows_contexts());
}

#[test]
fn how_sure_it_is() {
    let found = words(&Segmenter::from_lexicon(), "kinh tế. 5");
    let sure: Vec<f32> = found.iter().map(|word| word.sure).collect();
    assert_eq!(sure.len(), 3);
    assert!(sure[0] < 1.0 && sure[1..] == [1.0, 1.0], "{sure:?}");
}

#[test]
fn a_line_of_any_length_is_one_chain() {
    let line = "si ka mo ta ".repeat(20_000);
    let found = words(&LEARNED, &line);
    assert!(found.len() > 20_000);
    assert!(found.iter().all(|word| (0.0..=1.0).contains(&word.sure)));
}

proptest! {
    #[test]
    fn each_token_is_in_one_word(text in texts(), other in any::<String>()) {
        for segmenter in [&Segmenter::from_lexicon(), &*LEARNED] {
            for text in [&text, &other] {
                let tokens = tokenize(text);
                let mut next = 0;
                for word in segmenter.segment(text, &tokens) {
                    prop_assert_eq!(word.tokens.start, next);
                    prop_assert!(word.tokens.end > next);
                    prop_assert_eq!(word.range.start, tokens[next].range.start);
                    next = word.tokens.end;
                    prop_assert_eq!(word.range.end, tokens[next - 1].range.end);
                    prop_assert!((0.0..=1.0).contains(&word.sure));
                }
                prop_assert_eq!(next, tokens.len());
            }
        }
    }
}
