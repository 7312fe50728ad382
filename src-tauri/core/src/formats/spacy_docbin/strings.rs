//! The numbers that stand for strings: 64 bits of a hash, but for names that spaCy itself uses,
//! which it numbers.

/// The number of a string: what `StringStore.add` gives.
pub(super) fn number(text: &str) -> u64 {
    if text.is_empty() {
        return 0;
    }
    symbol(text).unwrap_or_else(|| hash(text.as_bytes()))
}

/// `MurmurHash64A` (Austin Appleby, public domain) with seed 1.
fn hash(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0xc6a4_a793_5bd1_e995;
    const SHIFT: u32 = 47;
    const SEED: u64 = 1;
    let mut hash = SEED ^ (bytes.len() as u64).wrapping_mul(FACTOR);
    let (eights, rest) = bytes.as_chunks::<8>();
    for eight in eights {
        let mut part = u64::from_le_bytes(*eight).wrapping_mul(FACTOR);
        part ^= part >> SHIFT;
        hash = (hash ^ part.wrapping_mul(FACTOR)).wrapping_mul(FACTOR);
    }
    if !rest.is_empty() {
        let part = rest
            .iter()
            .rev()
            .fold(0, |part, byte| (part << 8) | u64::from(*byte));
        hash = (hash ^ part).wrapping_mul(FACTOR);
    }
    hash ^= hash >> SHIFT;
    hash = hash.wrapping_mul(FACTOR);
    hash ^ (hash >> SHIFT)
}

/// The number of a name that spaCy 3 uses itself: an attribute, a part of speech, a kind of
/// entity or of dependency. It keeps no hash for these.
fn symbol(name: &str) -> Option<u64> {
    if let Some(digits) = name.strip_prefix("FLAG") {
        return counted(digits, 2).filter(|number| (19..=63).contains(number));
    }
    if let Some(digits) = name.strip_prefix("DEPRECATED") {
        let number = counted(digits, 3).filter(|number| (1..=276).contains(number));
        return number.map(|number| number + 103);
    }
    RUNS.iter().find_map(|(first, names)| {
        let place = names.split_whitespace().position(|other| other == name)?;
        Some(first + place as u64)
    })
}

fn counted(digits: &str, width: usize) -> Option<u64> {
    let plain = digits.len() == width && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok())?
}

/// Names by the number of the first of them.
const RUNS: [(u64, &str); 3] = [
    (
        1,
        "IS_ALPHA IS_ASCII IS_DIGIT IS_LOWER IS_PUNCT IS_SPACE IS_TITLE IS_UPPER LIKE_URL \
         LIKE_NUM LIKE_EMAIL IS_STOP IS_OOV_DEPRECATED IS_BRACKET IS_QUOTE IS_LEFT_PUNCT \
         IS_RIGHT_PUNCT IS_CURRENCY",
    ),
    (
        64,
        "ID ORTH LOWER NORM SHAPE PREFIX SUFFIX LENGTH CLUSTER LEMMA POS TAG DEP ENT_IOB ENT_TYPE \
         HEAD SENT_START SPACY PROB LANG ADJ ADP ADV AUX CONJ CCONJ DET INTJ NOUN NUM PART PRON \
         PROPN PUNCT SCONJ SYM VERB X EOL SPACE",
    ),
    (
        380,
        "PERSON NORP FACILITY ORG GPE LOC PRODUCT EVENT WORK_OF_ART LANGUAGE LAW DATE TIME PERCENT \
         MONEY QUANTITY ORDINAL CARDINAL acomp advcl advmod agent amod appos attr aux auxpass cc \
         ccomp complm conj cop csubj csubjpass dep det dobj expl hmod hyph infmod intj iobj mark \
         meta neg nmod nn npadvmod nsubj nsubjpass num number oprd obj obl parataxis partmod pcomp \
         pobj poss possessive preconj prep prt punct quantmod relcl rcmod root xcomp acl ENT_KB_ID \
         MORPH ENT_ID IDX _",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_spacy() {
        for (text, expected) in [
            ("", 0),
            ("coffee", 3_197_928_453_018_144_401),
            ("Bộ Ngoại giao", 4_774_367_101_972_743_961),
            ("😀", 13_900_606_239_988_879_105),
            ("12345678", 9_871_996_032_675_327_904),
            ("IS_ALPHA", 1),
            ("FLAG19", 19),
            ("FLAG63", 63),
            ("ORTH", 65),
            ("X", 101),
            ("DEPRECATED001", 104),
            ("PERSON", 380),
            ("_", 456),
        ] {
            assert_eq!(number(text), expected, "{text}");
        }
        for text in ["FLAG18", "FLAG+9", "DEPRECATED277", "Person", "FLAG019"] {
            assert!(number(text) > 456, "{text}");
        }
    }
}
