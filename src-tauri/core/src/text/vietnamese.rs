//! How Vietnamese a text is: told by the form of its syllables, without a dictionary.
//!
//! A Vietnamese syllable is an onset, a rhyme and at most one tone, each from a short list, with
//! rules on what goes with what. Hardly any word of another language with marks on its letters
//! keeps to all of them, and hardly any Vietnamese word read in a wrong encoding does.

use unicode_normalization::UnicodeNormalization;

use super::chars::{is_alphabetic, is_ignorable, is_mark};

/// The words of a text, by their form. Words of one letter are none: they stand in any language.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WordForms {
    /// Words, ended by whatever is no letter.
    pub words: u32,
    /// Those of them that are formed as Vietnamese syllables.
    pub syllables: u32,
    /// Words with a letter beyond ASCII.
    pub marked: u32,
    /// Those of them that are formed as Vietnamese syllables.
    pub marked_syllables: u32,
    /// Those of these with a letter that Western European languages do not have.
    pub own: u32,
}

impl WordForms {
    /// How many of the words are formed as Vietnamese syllables: 0 to 1, and 0 without words.
    #[must_use]
    pub fn share(&self) -> f64 {
        f64::from(self.syllables) / f64::from(self.words.max(1))
    }

    /// Adds a word.
    pub(super) fn add(&mut self, word: &str) {
        let Some(form) = form(word) else { return };
        let (fits, marked) = (form.fits, !word.is_ascii());
        self.words = self.words.saturating_add(1);
        self.syllables = self.syllables.saturating_add(u32::from(fits));
        self.marked = self.marked.saturating_add(u32::from(marked));
        self.marked_syllables = (self.marked_syllables).saturating_add(u32::from(marked && fits));
        self.own = self.own.saturating_add(u32::from(fits && form.own));
    }
}

/// Counts the words of a text, of any letter case and normal form.
#[must_use]
pub fn word_forms(text: &str) -> WordForms {
    let mut forms = WordForms::default();
    for word in text.split(ends_word) {
        forms.add(word);
    }
    forms
}

/// Whether a character stands between words. Signs that no text puts into a word do not: where
/// they stand in one, something is wrong with it.
pub(super) fn ends_word(c: char) -> bool {
    if c.is_ascii() {
        return !c.is_ascii_alphabetic();
    }
    c.is_whitespace()
        || matches!(c, '«' | '»' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}')
        || (is_ignorable(c) && c != '\u{AD}')
}

/// What is known of a word.
pub(super) struct Form {
    /// It is formed as a Vietnamese syllable, and written as one in sentence, title or capitals.
    pub(super) fits: bool,
    /// It has a letter that Western European languages do not have.
    pub(super) own: bool,
}

/// The longest syllable (`nghiêng` with its tone) in NFD, in bytes; what is longer is none.
const LONGEST: usize = 24;

/// The form of a word; none of what says nothing: signs without letters, and single letters.
pub(super) fn form(word: &str) -> Option<Form> {
    let letters = word.chars().filter(|c| !is_mark(*c));
    if letters.clone().nth(1).is_none() || !letters.clone().any(is_alphabetic) {
        return None;
    }
    if word.len() > LONGEST {
        return Some(Form {
            fits: false,
            own: false,
        });
    }
    let word: String = word.nfc().collect();
    let lower = word.to_lowercase();
    Some(Form {
        fits: is_cased(&word) && is_syllable(&lower),
        own: lower.chars().any(|c| c > '\u{FF}'),
    })
}

/// No capital stands behind a small letter of ASCII. Small letters with marks may stand between
/// capitals: there are fonts in which they look like capitals.
fn is_cased(word: &str) -> bool {
    let mut small = false;
    word.chars().all(|c| {
        small |= c.is_ascii_lowercase();
        !(small && c.is_uppercase())
    })
}

/// Whether `syllable`, in NFC and lower case, is formed as Vietnamese syllables are: an onset and
/// a rhyme that go together, and a tone that goes with the rhyme, wherever its mark stands.
///
/// A syllable that ends in a stop has one of two tones, so that one without a mark is none:
/// Vietnamese without its marks is not recognised.
#[must_use]
pub fn is_syllable(syllable: &str) -> bool {
    let mut tone = None;
    let mut bare = String::with_capacity(syllable.len());
    for c in syllable.nfd() {
        if matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}') {
            if tone.replace(c).is_some() {
                return false;
            }
        } else {
            bare.push(c);
        }
    }
    let bare: String = bare.nfc().collect();
    ONSETS.iter().any(|onset| {
        bare.strip_prefix(onset).is_some_and(|rhyme| {
            RHYMES.binary_search(&rhyme).is_ok() && go_together(onset, rhyme) && sounds(rhyme, tone)
        })
    })
}

/// The rules of spelling for onsets that are written in two ways, or hold a vowel letter.
fn go_together(onset: &str, rhyme: &str) -> bool {
    let front = rhyme.starts_with(['e', 'ê', 'i', 'y']);
    match onset {
        "c" | "ng" => !front,
        "g" => !front || rhyme.starts_with('i'),
        "gh" | "ngh" | "k" => front,
        "gi" => !rhyme.starts_with(['i', 'y']),
        "qu" => !rhyme.starts_with(['o', 'u', 'ư']),
        "" => true,
        _ => !rhyme.starts_with("yê"),
    }
}

/// A rhyme that ends in a stop has the acute or the dot below.
fn sounds(rhyme: &str, tone: Option<char>) -> bool {
    let stopped = rhyme.ends_with(['c', 'p', 't']) || rhyme.ends_with("ch");
    !stopped || matches!(tone, Some('\u{301}' | '\u{323}'))
}

const ONSETS: [&str; 28] = [
    "", "b", "c", "ch", "d", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh",
    "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x", "đ",
];

/// In order, for the search. `y…` without `ê` follow `qu` only, but for `y` itself.
const RHYMES: [&str; 164] = [
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "ec",
    "em", "en", "eng", "eo", "ep", "et", "i", "ia", "ich", "im", "in", "inh", "ip", "it", "iu",
    "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu", "o", "oa", "oac", "oach", "oai", "oam",
    "oan", "oang", "oanh", "oao", "oap", "oat", "oay", "oc", "oe", "oem", "oen", "oeo", "oet",
    "oi", "om", "on", "ong", "ooc", "oong", "op", "ot", "oăc", "oăm", "oăn", "oăng", "oăt", "u",
    "ua", "uc", "ui", "um", "un", "ung", "up", "ut", "uy", "uya", "uych", "uynh", "uyp", "uyt",
    "uyu", "uyên", "uyêt", "uân", "uâng", "uât", "uây", "uê", "uêch", "uênh", "uôc", "uôi", "uôm",
    "uôn", "uông", "uôt", "uơ", "y", "ych", "ynh", "yp", "yt", "yêm", "yên", "yêng", "yêt", "yêu",
    "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", "ê", "êch", "êm", "ên", "ênh", "êp", "êt",
    "êu", "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ăc", "ăm", "ăn", "ăng", "ăp", "ăt", "ơ",
    "ơi", "ơm", "ơn", "ơp", "ơt", "ư", "ưa", "ưc", "ưi", "ưm", "ưn", "ưng", "ưt", "ưu", "ươc",
    "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tests_support::texts;
    use proptest::prelude::*;

    #[test]
    fn rhymes_are_in_order() {
        assert!(RHYMES.is_sorted());
    }

    #[test]
    fn syllables() {
        let good = "nghiêng nghĩa quốc quý gì giếng giữa gìn hoà hòa thuý khuya khuyết đường người \
                    ướt yêu kỹ quyển uống xoong ở ế việt nam các bạch học phượng mỹ ghế tuần";
        for syllable in good.split_whitespace() {
            assert!(is_syllable(syllable), "{syllable}");
        }
    }

    #[test]
    fn what_is_none() {
        let bad = "bac cat hoc bàc cê kà ngi ghà qùo bạ́ and für été père köln straße \
                   ngoaïi boä ngo¹i ﬁ đđ nđ tyên giy zô mọt̀ b";
        for word in bad.split_whitespace() {
            assert!(!is_syllable(word), "{word}");
        }
        assert!(!is_syllable(""));
    }

    #[test]
    fn a_sentence_of_any_form() {
        let text = "Thứ_trưởng Bộ NGOẠI GIAO tiếp khách ở Hà\u{A0}Nội, “Hằng” nói: 11,4 tỷ.";
        let found = word_forms(text);
        assert_eq!((found.words, found.syllables), (12, 12), "{found:?}");
        assert_eq!((found.marked, found.marked_syllables), (11, 11));
        let nfd: String = text.nfd().collect();
        assert_eq!(word_forms(&nfd), found);
        assert!(found.share() > 0.99);
    }

    #[test]
    fn other_languages_are_told_apart() {
        for text in [
            "The ministry said that exports rose by eleven per cent last year, the most since 2011",
            "Le ministère a déclaré que les exportations ont augmenté l’année dernière à Genève",
            "Die Ausfuhren nach Köln und Zürich stiegen im März um über fünf Prozent, hieß es",
        ] {
            let found = word_forms(text);
            assert!(found.share() < 0.45, "{text}: {found:?}");
            assert!(
                found.own == 0 && found.marked_syllables * 2 <= found.marked,
                "{found:?}"
            );
        }
    }

    #[test]
    fn signs_within_words_and_capitals_behind_small_letters_are_wrong() {
        for word in ["B¸t", "lỔ", "Ng\u{AD}êi", "ho\u{FFFD}"] {
            assert!(form(word).is_some_and(|form| !form.fits), "{word}");
        }
        for word in ["NGOạI", "Hằng", "HẰNG", "hằng"] {
            assert!(form(word).is_some_and(|form| form.fits), "{word}");
        }
        for word in ["", "ở", "a\u{301}", "°²"] {
            assert!(form(word).is_none(), "{word}");
        }
    }

    proptest! {
        #[test]
        fn counts_agree(text in texts(), other in any::<String>()) {
            for text in [text, other] {
                let found = word_forms(&text);
                prop_assert!(found.syllables <= found.words && found.marked <= found.words);
                prop_assert!(found.own <= found.marked_syllables);
                prop_assert!(found.marked_syllables <= found.marked);
            }
        }
    }
}
