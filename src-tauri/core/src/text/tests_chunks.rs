//! Chunks, case by case.

use super::tests_support::quote;
use super::{CHUNK_MAX, CHUNK_TARGET, Chunk, chunks, sentences, tokenize};

fn cut(text: &str) -> Vec<Chunk> {
    let tokens = tokenize(text);
    let sentences = sentences(text, &tokens);
    chunks(text, &tokens, &sentences)
}

fn quoted(text: &str) -> Vec<String> {
    let parts: Vec<String> = cut(text)
        .iter()
        .map(|chunk| quote(text, chunk.range))
        .collect();
    assert_eq!(parts.concat(), text, "the chunks cover the text");
    parts
}

#[test]
fn a_paragraph_is_a_chunk() {
    let text = "Tiêu đề\r\nHà Nội.\n\n \nÔng đi.\u{2028}Bà nói.\n";
    assert_eq!(
        quoted(text),
        [
            "Tiêu đề\r\n",
            "Hà Nội.\n\n \n",
            "Ông đi.\u{2028}",
            "Bà nói.\n"
        ]
    );
    assert!(cut(text).iter().all(|chunk| chunk.paragraph_start));
}

#[test]
fn leading_blank_lines_belong_to_the_first() {
    assert_eq!(quoted("\n \r\n a\nb"), ["\n \r\n a\n", "b"]);
    assert_eq!(quoted("\n\n"), ["\n\n"]);
    assert!(quoted("").is_empty());
}

#[test]
fn a_long_line_is_cut_between_sentences() {
    let text = "Ông đến Hà Nội hôm qua. ".repeat(200);
    let parts = quoted(&text);
    assert!(parts.len() > 5);
    assert!(
        parts
            .iter()
            .all(|part| part.starts_with("Ông") && part.ends_with(". "))
    );
    assert!(
        parts
            .iter()
            .all(|part| part.chars().count() <= CHUNK_TARGET as usize)
    );
    let starts: Vec<bool> = cut(&text)
        .iter()
        .map(|chunk| chunk.paragraph_start)
        .collect();
    assert!(starts[0] && starts[1..].iter().all(|start| !start));
}

#[test]
fn a_sentence_longer_than_the_target_stays_whole_if_it_can() {
    let long = format!("Ông {}. ", "đi ".repeat(270).trim_end());
    let text = format!("{long}Bà nói. {long}Hết.");
    let parts = quoted(&text);
    assert_eq!(parts[0], long);
    assert!(parts[1].starts_with("Bà nói. "), "{:?}", parts[1]);
}

#[test]
fn without_sentences_it_is_cut_at_blanks() {
    let text = "kim_ngạch tăng ".repeat(300);
    let parts = quoted(&text);
    for part in &parts {
        assert!(
            part.starts_with("kim_ngạch") || part.starts_with("tăng"),
            "{part:?}"
        );
    }
    let lengths: Vec<usize> = parts.iter().map(|part| part.chars().count()).collect();
    let (last, others) = lengths.split_last().unwrap();
    assert!(others.iter().all(|length| *length <= CHUNK_TARGET as usize));
    // Nothing is gained by cutting a rest that fits.
    assert!(*last <= CHUNK_MAX as usize);
}

#[test]
fn without_blanks_at_tokens_then_at_clusters() {
    let limit = CHUNK_MAX as usize;
    for unit in [
        ".",
        "a,",
        "ằ",
        "a\u{306}\u{300}",
        "😀",
        "🇻🇳",
        "\r\n",
        " ",
        "_",
        "a_",
    ] {
        let text = unit.repeat(5_000);
        let parts = quoted(&text);
        assert!(
            parts.iter().all(|part| part.chars().count() <= limit),
            "{unit:?}"
        );
        assert!(parts.iter().all(|part| part.starts_with(unit)), "{unit:?}");
        assert!(
            parts.len() <= text.chars().count() / (limit / 2),
            "{unit:?}"
        );
    }
}

#[test]
fn a_long_cluster_is_never_cut() {
    let text = format!("a{}b", "\u{301}".repeat(3_000));
    let parts = quoted(&text);
    assert_eq!(parts.len(), 2);
    assert_eq!(parts[1], "b");
}

#[test]
fn a_token_of_medium_length_is_not_cut() {
    let text = format!("ông {} bà {}", "a".repeat(900), "b".repeat(1_000));
    for part in quoted(&text) {
        let words: Vec<&str> = part.split_whitespace().collect();
        assert!(
            words
                .iter()
                .all(|word| [2, 3, 900, 1_000].contains(&word.chars().count()))
        );
    }
}

#[test]
fn an_indent_is_not_a_chunk_of_its_own() {
    let text = format!("   {}. Ông đi.", "a ".repeat(450).trim_end());
    assert!(quoted(&text)[0].trim_start().starts_with("a a"));
}
