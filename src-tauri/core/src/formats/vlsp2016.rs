//! VLSP 2016: tokens in four or five columns between tabs, in which a word keeps its blanks.
//!
//! They are read as [CoNLL](super::conll), and recognised as that: nothing tells them from other
//! files of as many columns, and the reading is the same.
use super::conll::Conll;
use super::{Documents, Head, Reader, Source};

/// See the module.
#[derive(Debug)]
pub(super) struct Vlsp2016;

impl Reader for Vlsp2016 {
    fn extensions(&self) -> &'static [&'static str] {
        Conll.extensions()
    }

    fn recognises(&self, _: &Head<'_>) -> bool {
        false
    }

    fn documents(&self, source: Source) -> Documents {
        Conll.documents(source)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests_reading::{pair, read_as, seen};

    #[test]
    fn words_keep_together() {
        let text =
            "Thứ trưởng\tN\tB-NP\tB-ROLE\r\nLê Hằng\tNp\tI-NP\tB-PERSON\r\n\r\n.\tCH\tO\tO\r\n";
        let all = read_as("a.txt", text, Some("vlsp2016"));
        assert_eq!(all.formats, ["vlsp2016"]);
        assert_eq!(
            seen(all.documents[0].as_ref().unwrap()),
            (
                "Thứ_trưởng Lê_Hằng\n.".to_owned(),
                vec![pair("ROLE", "Thứ_trưởng"), pair("PERSON", "Lê_Hằng")]
            )
        );
    }
}
